import Course
import Formula
import Grading

extension Step {
  /// What is asked, in words that stay the same when only the wording of the exercise changes: the kind of answer, the
  /// formula, and the answer to the precision asked.
  ///
  /// An exercise whose numbers were edited asks something else, and so does each variant.
  public var asked: String {
    let formula = answer.map { Notation().show($0, in: .ascii) } ?? options.map(\.unicode).joined(separator: "|")
    let whole = "\(kind.word) \(formula) = \(question.expected)"
    guard whole.unicodeScalars.count > Self.longestAsked else { return whole }
    return String(whole.unicodeScalars.prefix(Self.longestAsked)) + "#" + String(whole.fingerprint, radix: 16)
  }

  /// Longer ones are cut, and a fingerprint of the whole put behind.
  private static var longestAsked: Int { 120 }
}

extension String {
  /// A number that hardly two texts have in common (FNV-1a); the same on every machine and in every run.
  fileprivate var fingerprint: UInt64 {
    utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

extension ExerciseProgress {
  /// The progress without answers to what the exercise asks no longer, and the ids of the steps that lost some.
  ///
  /// What was asked is not known of answers from before it was recorded; those are kept.
  func fitting(_ exercise: Exercise) -> (progress: ExerciseProgress, changed: Set<String>) {
    var fitting = self
    var changed: Set<String> = []
    for step in exercise.steps {
      guard let stored = steps[step.id], stored.attempts.contains(where: { !$0.asked.isEmpty }) else { continue }
      let asked = step.asked
      let kept = stored.attempts.filter { $0.asked.isEmpty || $0.asked == asked }
      guard kept.count < stored.attempts.count else { continue }
      fitting.steps[step.id]?.attempts = kept
      guard fitting.steps[step.id]?.isDone == false, stored.isDone else { continue }
      changed.insert(step.id)
    }
    return (fitting, changed)
  }
}
