import Formula
import GradientEngine
import Grading

/// What `gradus check` finds in an exercise file: its mistakes, and how the numbers of its source would be graded.
public struct ExerciseCheck: Sendable {
  /// The file, as it was named.
  public let file: String
  /// The exercise, where the file could be read.
  public let exercise: Exercise?
  /// Everything that is wrong, in the order of the file.
  public let diagnostics: [Diagnostic]
  /// For each number that the source prints, the verdict that a learner would get for it.
  public let sourceFindings: [SourceFinding]

  /// How a number that the source prints is graded.
  public struct SourceFinding: Hashable, Sendable {
    /// The step's id.
    public let step: String
    /// The number as the source prints it.
    public let text: String
    /// The verdict on it.
    public let verdict: Verdict
  }

  /// A misconception whose value passes for right.
  public struct Indistinguishable: Hashable, Sendable {
    /// The step's id.
    public let step: String
    /// The misconception's word.
    public let misconception: String
  }

  /// The ways of going wrong that a step cannot tell from the truth at the precision it asks.
  ///
  /// Computed when asked for: every misconception is met at every step, which takes longer than all else.
  public func indistinguishable() -> [Indistinguishable] {
    guard let exercise else { return [] }
    return exercise.steps.flatMap { step in
      exercise.gradingModel.indistinguishable(at: step.id).map { Indistinguishable(step: step.id, misconception: $0) }
    }
  }

  /// Misconceptions that a step can tell from the truth, but not from each other, at the precision it asks; none of them
  /// is named to a learner there. Computed when asked for, too.
  public func alike() -> [Alike] {
    guard let exercise else { return [] }
    return exercise.steps.flatMap { step in
      exercise.gradingModel.ambiguous(at: step.id).map { Alike(step: step.id, misconceptions: $0) }
    }
  }

  /// Misconceptions whose values are the same at the precision asked.
  public struct Alike: Hashable, Sendable {
    /// The step's id.
    public let step: String
    /// The misconceptions' words.
    public let misconceptions: [String]
  }

  /// Whether the exercise can be used as it is.
  public var isClean: Bool { diagnostics.isEmpty }

  /// Checks the file at a path; throws a ``FileError`` where there is nothing to read.
  public init(path: String) throws(FileError) {
    let reading = try ExerciseReader.read(path: path)
    self.init(file: path, exercise: reading.exercise, diagnostics: reading.diagnostics)
  }

  /// Checks the text of a file.
  public init(text: String, file: String) {
    let reading = ExerciseReader.read(text: text, file: file)
    self.init(file: file, exercise: reading.exercise, diagnostics: reading.diagnostics)
  }

  /// Checks an exercise of the catalogue; throws a ``CatalogueError`` where its file cannot be read.
  public init(_ entry: Catalogue.Entry, of catalogue: Catalogue) throws(CatalogueError) {
    let reading = try catalogue.read(entry)
    self.init(file: entry.source.file, exercise: reading.exercise, diagnostics: reading.diagnostics)
  }

  private init(file: String, exercise: Exercise?, diagnostics: [Diagnostic]) {
    self.file = file
    self.exercise = exercise
    guard let exercise else {
      self.diagnostics = diagnostics
      sourceFindings = []
      return
    }
    self.diagnostics = diagnostics + exercise.steps.flatMap { $0.mistakesInGrading(file: file, exercise) }
    sourceFindings = exercise.sourceFindings
  }
}

extension Exercise {
  /// How the numbers that the source prints are graded: each by itself, and where that does not explain it, as the
  /// source came to it, from the numbers it printed before.
  fileprivate var sourceFindings: [ExerciseCheck.SourceFinding] {
    var printed: [String: String] = [:]
    return steps.compactMap { step in
      guard let text = step.sourceSays else { return nil }
      var verdict = grade(text, at: step)
      if verdict.outcome != .right { verdict = grade(text, at: step, after: printed) }
      printed[step.id] = text
      return ExerciseCheck.SourceFinding(step: step.id, text: text, verdict: verdict)
    }
  }
}

extension Step {
  /// The model answer must be right, with more digits too, and must show something.
  fileprivate func mistakesInGrading(file: String, _ exercise: Exercise) -> [Diagnostic] {
    func diagnostic(_ message: String, expected: String?) -> Diagnostic {
      Diagnostic(
        file: file, line: place.line, column: place.column, message: "the step '\(id)' \(message)", expected: expected)
    }
    var mistakes: [Diagnostic] = []
    for answer in modelAnswers {
      let verdict = exercise.grade(answer, at: self)
      if verdict.outcome != .right {
        mistakes.append(
          diagnostic(
            "does not accept its own answer \(answer): \(verdict.detail.unicode.withoutStop)",
            expected: kind.asksFormula ? "another model answer" : "another precision"))
        break
      }
    }
    if let hidden = question.numbers.first(where: \.isHidden) {
      let what = phase == .backward ? "gradient" : "answer"
      mistakes.append(
        diagnostic(
          "cannot show its \(what): at \(hidden.precision) \(question.numbers.count == 1 ? "it" : "a part of it") is "
            + hidden.expected, expected: "'precision: 3 significant'"))
    }
    if question.precision == .exact, question.expected.count(where: \.isNumber) > 8 {
      mistakes.append(
        diagnostic(
          "asks for an exact answer of \(question.expected.count(where: \.isNumber)) digits",
          expected: "a rounded one, such as 3 significant"))
    }
    if let verdict = sourceSays.map({ exercise.grade($0, at: self) }), verdict.outcome == .unreadable {
      mistakes.append(
        diagnostic("has a 'source-says' that cannot be read: \(verdict.detail.unicode.withoutStop)", expected: nil))
    }
    return mistakes
  }

  /// The model answer as asked, and in the other forms that a learner may type.
  private var modelAnswers: [String] { [question.expected] + question.kind.otherForms }
}

extension NumberQuestion {
  /// Whether the digits asked for show only zeros of a number that is not zero.
  fileprivate var isHidden: Bool { truth.value != 0 && expected.isAllZeros }
}

extension String {
  /// Whether the text is a number without a digit other than 0 in front of its power of ten.
  fileprivate var isAllZeros: Bool { !prefix { $0 != "e" }.contains { ("1"..."9").contains($0) } }
}

extension String {
  /// The sentence without the full stop at its end, for a message that goes on.
  fileprivate var withoutStop: String { last == "." ? String(dropLast()) : self }
}
