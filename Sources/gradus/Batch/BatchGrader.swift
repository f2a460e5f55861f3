import Course
import Formula
import Grading

/// Grades the answers of one learner after another, each in the light of what the same learner answered before.
///
/// Only the present learner's answers are kept, so a learner's rows must stand together; where they do not, the later ones
/// are graded without those before, and ``isApart`` says so.
struct BatchGrader {
  private let open: (String, Int?) throws(CatalogueError) -> Exercise
  /// The exercises and variants that rows named, by the words that progress would be kept under.
  private var exercises: [String: Opened] = [:]
  private var learner: String?
  /// The learners whose rows came before, as bytes: names that are written alike may not be the same.
  private var earlier: Set<[UInt8]> = []
  /// Whether the row that was graded last begins rows of a learner who had others before.
  private(set) var isApart = false
  /// The present learner's answers, by exercise and step.
  private var answers: [String: [String: CountedAnswer]] = [:]

  /// So many exercises and variants are kept open.
  private static let mostOpened = 100

  private struct Opened {
    let exercise: Exercise
    /// The steps by what rows call them.
    var steps: [String: Step]
  }

  /// A grader that opens exercises by `open` when a row first names them.
  init(open: @escaping (String, Int?) throws(CatalogueError) -> Exercise) { self.open = open }

  /// The verdict on a row; from then on the answer counts as given.
  mutating func grade(_ row: BatchRow) throws(BatchMistake) -> Verdict {
    isApart = false
    // Names that are written alike but are not the same bytes are two learners.
    if learner.map({ $0.utf8.elementsEqual(row.learner.utf8) }) != true {
      if let learner { earlier.insert(Array(learner.utf8)) }
      isApart = earlier.contains(Array(row.learner.utf8))
      learner = row.learner
      answers = [:]
    }
    let key = Exercise.progressKey(of: row.exercise, seed: try Self.seed(of: row))
    let step = try step(in: row, key)
    let verdict = try opened(row, key).exercise.grade(
      row.answer, at: step, after: answers[key, default: [:]].compactMapValues(\.text))
    answers[key, default: [:]][step.id, default: CountedAnswer()].add(row.answer, judged: verdict.outcome)
    return verdict
  }

  /// The seed of a row's numbers; nil for the exercise's own.
  private static func seed(of row: BatchRow) throws(BatchMistake) -> Int? {
    guard let text = row.variant, !text.isEmpty else { return nil }
    guard let seed = Int(text), Variants.seeds.contains(seed) else { throw .notASeed(text) }
    return seed
  }

  /// The step that a row names, by its id, number or name.
  private mutating func step(in row: BatchRow, _ key: String) throws(BatchMistake) -> Step {
    let name = row.step
    let opened = try opened(row, key)
    if let known = opened.steps[name] { return known }
    switch StepArgument(name, in: opened.exercise) {
    case .step(let step):
      exercises[key]?.steps[name] = step
      return step
    case .unknown(let suggestion): throw .noSuchStep(name, exercise: row.exercise, suggestion: suggestion)
    case .unclear(let sentence): throw .unclearStep(sentence)
    }
  }

  private mutating func opened(_ row: BatchRow, _ key: String) throws(BatchMistake) -> Opened {
    if let known = exercises[key] { return known }
    let seed = try Self.seed(of: row)
    let exercise: Exercise
    do {
      exercise = try open(row.exercise, seed)
    } catch {
      throw .unopened(error)
    }
    let opened = Opened(
      exercise: exercise, steps: Dictionary(exercise.steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    )
    // A file may name a new seed in each row.
    if exercises.count >= Self.mostOpened { exercises = [:] }
    exercises[key] = opened
    return opened
  }
}
