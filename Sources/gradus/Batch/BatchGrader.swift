import Course
import Formula
import Grading

/// Grades the answers of one learner after another, each in the light of what the same learner answered before.
///
/// Only the present learner's answers are kept, so a learner's rows must stand together.
struct BatchGrader {
  private let open: (String) throws(CatalogueError) -> Exercise
  private var exercises: [String: Opened] = [:]
  private var learner: String?
  /// The present learner's answers, by exercise and step.
  private var answers: [String: [String: CountedAnswer]] = [:]

  private struct Opened {
    let exercise: Exercise
    let steps: [String: Step]
  }

  /// A grader that opens exercises by `open` when a row first names them.
  init(open: @escaping (String) throws(CatalogueError) -> Exercise) { self.open = open }

  /// The verdict on a row; from then on the answer counts as given.
  mutating func grade(_ row: BatchRow) throws(BatchMistake) -> Verdict {
    // Names that are written alike but are not the same bytes are two learners.
    if learner.map({ $0.utf8.elementsEqual(row.learner.utf8) }) != true {
      learner = row.learner
      answers = [:]
    }
    let opened = try opened(row.exercise)
    guard let step = opened.steps[row.step] else {
      let suggestion = nearest(row.step, in: opened.exercise.steps.map(\.id))
      throw .noSuchStep(row.step, exercise: row.exercise, suggestion: suggestion)
    }
    let verdict = opened.exercise.grade(
      row.answer, at: step, after: answers[row.exercise, default: [:]].compactMapValues(\.text))
    answers[row.exercise, default: [:]][row.step, default: CountedAnswer()].add(row.answer, judged: verdict.outcome)
    return verdict
  }

  private mutating func opened(_ id: String) throws(BatchMistake) -> Opened {
    if let known = exercises[id] { return known }
    let exercise: Exercise
    do {
      exercise = try open(id)
    } catch {
      throw .unopened(error)
    }
    let opened = Opened(
      exercise: exercise, steps: Dictionary(exercise.steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    )
    exercises[id] = opened
    return opened
  }
}
