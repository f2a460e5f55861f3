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
  /// How variants are drawn, where the exercise has some.
  public let variants: VariantReport?

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

  /// Checks the file at a path, or the variant of a seed; throws a ``FileError`` where there is nothing to read.
  public init(path: String, seed: Int? = nil) throws(FileError) {
    self.init(
      file: path, ExerciseReading(bytes: try readFile(path, limit: SourceText.longest + 1), file: path), seed: seed)
  }

  /// Checks the text of a file.
  public init(text: String, file: String) {
    self.init(file: file, ExerciseReading(bytes: text.utf8, file: file))
  }

  /// Checks an exercise of the catalogue, or the variant of a seed; throws a ``CatalogueError`` where its file cannot be
  /// read.
  public init(_ entry: Catalogue.Entry, of catalogue: Catalogue, seed: Int? = nil) throws(CatalogueError) {
    self.init(file: entry.source.file, try catalogue.reading(entry), seed: seed)
  }

  private init(file: String, _ reading: ExerciseReading, seed: Int? = nil) {
    self.file = file
    let variation = reading.exercise == nil ? nil : reading.spec.map(VariationCheck.init)
    variants = variation?.report
    var exercise = reading.exercise
    var mistakes = variation?.mistakes ?? []
    if let seed, exercise != nil {
      do throws(CatalogueError) {
        exercise = try reading.spec?.exercise(seed: seed)
      } catch {
        if mistakes.isEmpty { mistakes.append(VariationCheck.mistake(error, seed: seed)) }
      }
    }
    self.exercise = exercise
    diagnostics =
      reading.diagnostics + reading.diagnostics(for: mistakes + (exercise?.mistakesInGrading ?? []))
    sourceFindings = exercise?.sourceFindings ?? []
  }
}

extension Exercise {
  /// What is wrong with how answers are asked for, which shows only when they are graded.
  ///
  /// `gradus check` reports these beside the mistakes that keep a spec from being an exercise.
  public var mistakesInGrading: [SpecMistake] {
    var left = Self.longestFormulas
    return steps.flatMap { step -> [SpecMistake] in
      if step.kind.asksFormula { left -= step.question.expected.unicodeScalars.count }
      guard left >= 0 else {
        let mistake = GradingMistake.tooMuchToRead(step: step.id, limit: Self.longestFormulas)
        return [SpecMistake(mistake: mistake, path: step.path, offset: nil)]
      }
      return step.mistakesInGrading(in: self)
    }
  }

  /// The model answers that are formulas or lines of code are no longer than this in all, in characters.
  private static let longestFormulas = 40_000
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
  fileprivate func mistakesInGrading(in exercise: Exercise) -> [SpecMistake] {
    if let unknown = unknownNumber {
      return [SpecMistake(mistake: unknown.mistakeInTruth(step: id), path: path, offset: nil)]
    }
    var mistakes: [GradingMistake] = []
    for answer in modelAnswers {
      let verdict = exercise.grade(answer, at: self)
      if verdict.outcome != .right {
        mistakes.append(.rejectsOwnAnswer(step: id, answer: answer, verdict: verdict.reasonWithoutStop, kind))
        break
      }
    }
    if let hidden = hiddenNumber {
      mistakes.append(
        .hidden(
          step: id, isGradient: phase == .backward, isOneNumber: question.numbers.count == 1, hidden.precision,
          shown: hidden.expected))
    }
    if let digits = tooManyDigits { mistakes.append(.tooManyDigits(step: id, digits)) }
    if let verdict = sourceSays.map({ exercise.grade($0, at: self) }), verdict.outcome == .unreadable {
      mistakes.append(.unreadableSource(step: id, verdict: verdict.reasonWithoutStop))
    }
    return mistakes.map { SpecMistake(mistake: $0, path: path, offset: nil) }
  }

  /// Whether every number asked is known and can be given.
  var isAnswerable: Bool { unknownNumber == nil && hiddenNumber == nil && tooManyDigits == nil }

  /// A number asked for whose value is not known to the digits asked.
  private var unknownNumber: NumberQuestion? { question.numbers.first { !$0.isKnown } }
  /// A number asked for that shows only zeros.
  private var hiddenNumber: NumberQuestion? { question.numbers.first(where: \.isHidden) }
  /// The digits of an exact answer, where they are too many.
  private var tooManyDigits: Int? {
    let digits = question.expected.count(where: \.isNumber)
    return question.precision == .exact && digits > Self.mostExactDigits ? digits : nil
  }

  /// Nobody is asked for an exact answer of more digits than this.
  fileprivate static var mostExactDigits: Int { 8 }

  /// The model answer as asked, and in the other forms that a learner may type.
  private var modelAnswers: [String] { [question.expected] + question.kind.otherForms }
}

extension NumberQuestion {
  /// Why a value cannot be asked for that is not known to the digits asked.
  fileprivate func mistakeInTruth(step: String) -> GradingMistake {
    guard precision == .exact, truth.isKnown else { return .unknownValue(step: step, precision) }
    let digits = expected.count(where: \.isNumber)
    return digits > Step.mostExactDigits ? .tooManyDigits(step: step, digits) : .notAFraction(step: step)
  }

  /// Whether the digits asked for show only zeros of a number that is not zero.
  fileprivate var isHidden: Bool { truth.value != 0 && expected.isAllZeros }
}

extension String {
  /// Whether the text is a number without a digit other than 0 in front of its power of ten.
  fileprivate var isAllZeros: Bool { !prefix { $0 != "e" }.contains { ("1"..."9").contains($0) } }
}

extension Verdict {
  /// The sentence on the answer without the full stop at its end, for a message that goes on.
  fileprivate var reasonWithoutStop: Text {
    guard case .words(let end)? = detail.pieces.last, end.hasSuffix(".") else { return detail }
    return detail.pieces.dropLast().reduce(into: Text()) { $0.append($1) } + Text(.words(String(end.dropLast())))
  }
}
