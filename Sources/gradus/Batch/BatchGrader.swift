import Course
import Formula
import Grading

/// Grades the answers of one learner after another, each in the light of what the same learner answered before.
///
/// Only the present learner's answers are kept, so a learner's rows must stand together; where they do not, the later ones
/// are graded without those before, and ``isApart`` says so.
struct BatchGrader {
  private let open: (String) throws(CatalogueError) -> Exercise
  private var exercises: [String: Opened] = [:]
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
  init(open: @escaping (String) throws(CatalogueError) -> Exercise) { self.open = open }

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
    let opened = try opened(row.exercise)
    let step = try step(row.step, of: opened)
    let verdict = opened.exercise.grade(
      row.answer, at: step, after: answers[row.exercise, default: [:]].compactMapValues { $0.text })
    answers[row.exercise, default: [:]][step.id, default: CountedAnswer()].add(row.answer, judged: verdict.outcome)
    return verdict
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

  private mutating func opened(_ id: String) throws(BatchMistake) -> Opened {
    if let known = exercises[id] { return known }
    let exercise: Exercise
    do {
      exercise = try open(id)
    } catch {
      throw .unopened(error)
    }
    let opened = Opened(exercise)
    exercises[id] = opened
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
