import Course
import Formula
import GradientEngine
import Tutor

/// The step of an exercise that an argument names: by its id, by its number as the tutor counts (`14`, of 31), or by
/// what it asks as that is written (`ŷ`, `yhat`, `∂ℓ/∂W²₁`, `d(loss)/d(W2[1])`).
enum StepArgument {
  /// The one step that is meant.
  case step(Step)
  /// None that there is, and perhaps the name of one that was meant.
  case unknown(suggestion: String?)
  /// None by that number, or not one alone, as the sentence says.
  case unclear(Text)

  init(_ text: String, in exercise: Exercise) {
    let steps = exercise.steps
    if let step = exercise.step(text) {
      self = .step(step)
      return
    }
    if let number = Int(text) {
      self =
        steps.indices.contains(number - 1)
        ? .step(steps[number - 1])
        : .unclear("\(prose: exercise.id) has \(steps.count, "step"), so there is no step \(number)")
      return
    }
    let named = Self.steps(named: text, in: exercise)
    if named.count == 1 {
      self = .step(named[0].step)
      return
    }
    guard named.isEmpty else {
      let choices = named.map { "\($0.number) (\($0.step.id))" }.joined(separator: ", ")
      self = .unclear(
        "several steps of \(prose: exercise.id) ask for \(prose: text.revealingHidden()): \(prose: choices); give a number or an id"
      )
      return
    }
    let names = steps.map(\.id) + steps.map { $0.label(in: .preferred) }
    self = .unknown(suggestion: nearest(text, in: names))
  }

  /// The steps that ask for what `text` is the name of; spaces do not count, nor which spelling is used. A name that is
  /// asked for as a number and as a formula means the number.
  private static func steps(named text: String, in exercise: Exercise) -> [(number: Int, step: Step)] {
    let read = (try? Parser(notation: exercise.notation).parse(text)).map { exercise.notation.show($0, in: .unicode) }
    let typed = Set([text, read].compactMap { $0?.filter { !$0.isWhitespace } })
    let numbered = exercise.steps.enumerated().map { (number: $0.offset + 1, step: $0.element) }
    func steps(by name: (Step, Charset) -> String) -> [(number: Int, step: Step)] {
      numbered.filter { _, step in
        [Charset.unicode, .ascii].contains { typed.contains(name(step, $0).filter { !$0.isWhitespace }) }
      }
    }
    let titled = steps { $0.title(in: $1) }
    return titled.isEmpty ? steps { $0.label(in: $1) } : titled
  }
}
