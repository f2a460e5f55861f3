import Course
import Grading

/// What a learner points at with the mouse.
public enum Pick: Hashable, Sendable {
  /// An item of the list on the screen, counted from 0: an exercise, a step or an option.
  case item(Int)
  /// A point of a map.
  case point(x: Double, y: Double)
}

extension Session {
  /// Puts the letter of an option into the answer line: in place of what stands there, or where several can be picked, beside
  /// the letters there; a letter that is there already is taken out.
  mutating func pick(option place: Int) -> [Effect] {
    guard let work, !work.stepProgress.isDone, work.step.options.indices.contains(place) else { return [] }
    var picked = Set([place])
    if work.step.kind.subject == .someOptions {
      let letters = work.isJudged ? "" : work.line.text
      picked = Set(work.step.options.indices.filter { letters.contains(ChoiceQuestion.letter($0)) })
      picked.formSymmetricDifference([place])
    }
    let text = picked.sorted().map(ChoiceQuestion.letter).joined(separator: " ")
    modifyWork { work in
      work.edit(.end)
      work.edit(.killToStart)
      work.edit(.insert(text))
    }
    return []
  }
}
