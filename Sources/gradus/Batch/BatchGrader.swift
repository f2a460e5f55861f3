import Course
import Formula
import Grading

/// Grades the answers of one learner after another, each in the light of what the same learner answered before.
///
/// Only the present learner's answers are kept, so a learner's rows must stand together; where they do not, the later ones
/// are graded without those before, and ``isApart`` says so of the first 50,000 learners.
struct BatchGrader {
  private let open: (String, Int?) throws(CatalogueError) -> Exercise
  /// The exercises and variants that rows named, by the words that progress would be kept under.
  private var exercises: [String: Opened] = [:]
  /// So many exercises and variants are kept open.
  private static let mostOpened = 100
  private var learner: String?
  /// The learners whose rows came before, as far as memory stays flat, each as the hash of its bytes.
  private var earlier: Set<Int> = []
  private static let mostRemembered = 50_000
  /// Whether the row that was graded last begins rows of a learner who had others before.
  private(set) var isApart = false
  /// The present learner's answers, by exercise and step.
  private var answers: [String: [String: CountedAnswer]] = [:]

  /// Handed on for every row: one object, not a copy of its parts.
  private final class Opened {
    let exercise: Exercise
    /// The steps by what rows call them.
    var steps: [String: Step]

    init(_ exercise: Exercise) {
      self.exercise = exercise
      steps = Dictionary(exercise.steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// A grader that opens exercises by `open` when a row first names them.
  init(open: @escaping (String, Int?) throws(CatalogueError) -> Exercise) { self.open = open }

  /// The verdict on a row; from then on the answer counts as given.
  mutating func grade(_ row: BatchRow) throws(BatchMistake) -> Verdict {
    isApart = false
    // Names that are written alike but are not the same bytes are two learners.
    if learner.map({ $0.utf8.elementsEqual(row.learner.utf8) }) != true {
      if let learner, earlier.count < Self.mostRemembered { earlier.insert(learner.hashOfBytes) }
      isApart = earlier.contains(row.learner.hashOfBytes)
      learner = row.learner
      answers = [:]
    }
    let seed = try Self.seed(of: row)
    let key = Exercise.progressKey(of: row.exercise, seed: seed)
    let opened = try opened(row.exercise, seed, key)
    let step = try step(row.step, of: opened)
    let verdict = opened.exercise.grade(
      row.answer, at: step, after: answers[key, default: [:]].compactMapValues { $0.text })
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
  private func step(_ name: String, of opened: Opened) throws(BatchMistake) -> Step {
    if let known = opened.steps[name] { return known }
    switch StepArgument(name, in: opened.exercise) {
    case .step(let step):
      opened.steps[name] = step
      return step
    case .unknown(let suggestion): throw .noSuchStep(name, exercise: opened.exercise.id, suggestion: suggestion)
    case .unclear(let sentence): throw .unclearStep(sentence)
    }
  }

  private mutating func opened(_ id: String, _ seed: Int?, _ key: String) throws(BatchMistake) -> Opened {
    if let known = exercises[key] { return known }
    let exercise: Exercise
    do {
      exercise = try open(id, seed)
    } catch {
      throw .unopened(error)
    }
    let opened = Opened(exercise)
    // A file may name a new seed in each row.
    if exercises.count >= Self.mostOpened { exercises = [:] }
    exercises[key] = opened
    return opened
  }
}

extension String {
  /// Names that are written alike are not the same where their bytes differ.
  fileprivate var hashOfBytes: Int {
    var hasher = Hasher()
    for byte in utf8 { hasher.combine(byte) }
    return hasher.finalize()
  }
}
