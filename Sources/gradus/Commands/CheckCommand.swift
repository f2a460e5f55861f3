import ArgumentParser
import Course
import Formula
import GradientEngine

/// `gradus check`: whether exercise files are valid, with all that is wrong in one pass.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check exercise files.",
    discussion: """
      Reports every mistake as file:line:column, with what was expected and what may have been meant, and ends with \
      status 1 where there is one. Of a valid exercise it tells how the numbers that its source prints are graded, and \
      which misconceptions a step cannot tell from the truth at the precision it asks, and which steps stand on a kink. \
      Where numbers vary it draws them for many seeds, and tells which condition fails how often.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Flag(help: "Check the exercises of the program.") var builtIn = false
  @OptionGroup var seed: SeedOption
  @Option(help: "How to write what is found.") var format: Format = .text
  @Argument(help: "Exercise files.", completion: .file(extensions: ["yaml", "yml"])) var files: [String] = []

  func validate() throws {
    guard builtIn || !files.isEmpty else { throw ValidationError("Name an exercise file, or say --built-in.") }
  }

  func run() throws {
    var checks = try builtInChecks()
    var isReadable = true
    for file in files {
      do {
        checks.append(try ExerciseCheck(path: file, seed: seed.seed))
      } catch {
        complain(error.text)
        isReadable = false
      }
    }
    let takenIDs = takenIDs(in: checks)
    switch format {
    case .text:
      for check in checks { try report(check, takenIDs[check.file]) }
    case .json:
      try output(JSON.list(checks.map { json(of: $0, takenIDs[$0.file]) }).text)
    }
    if !isReadable || !takenIDs.isEmpty || checks.contains(where: { !$0.isClean }) { throw Exit.no }
  }

  private func builtInChecks() throws -> [ExerciseCheck] {
    guard builtIn else { return [] }
    let catalogue: Catalogue
    do {
      catalogue = try Catalogue.builtIn()
    } catch {
      complain(error.text)
      throw Exit.no
    }
    do throws(CatalogueError) {
      return try catalogue.entries.map { entry throws(CatalogueError) in
        try ExerciseCheck(entry, of: catalogue, seed: seed.seed)
      }
    } catch {
      complain(error.text)
      throw Exit.no
    }
  }

  /// For each file whose exercise has an id that an earlier file took, what to say of it.
  private func takenIDs(in checks: [ExerciseCheck]) -> [String: Diagnostic] {
    var fileOfID: [String: String] = [:]
    var taken: [String: Diagnostic] = [:]
    for check in checks {
      guard check.isClean, let id = check.exercise?.id else { continue }
      if !builtIn, let other = Catalogue.builtInFile(withID: id, otherThan: check.file) {
        taken[check.file] = .idTaken(id, in: check.file, by: "\(other) in the program")
        continue
      }
      if let other = fileOfID[id] {
        taken[check.file] = .idTaken(id, in: check.file, by: other)
      } else {
        fileOfID[id] = check.file
      }
    }
    return taken
  }

  // MARK: - Text

  private func report(_ check: ExerciseCheck, _ takenID: Diagnostic?) throws {
    let mistakes = check.diagnostics + (takenID.map { [$0] } ?? [])
    for mistake in mistakes { complain(mistake) }
    guard let exercise = check.exercise, mistakes.isEmpty else { return }
    try output("\(check.file): valid; \(exercise.id), \(exercise.steps.count) steps")
    for finding in check.sourceFindings {
      let verdict = finding.verdict
      let line: Text = """
          \(prose: finding.step): the source's \(prose: finding.text.revealingHidden()) is \(prose: verdict.outcome.rawValue) \
        (\(prose: verdict.reason.rawValue)). \(verdict.detail)
        """
      try output(line.text(in: .preferred))
    }
    for step in exercise.steps where !step.conventions.isEmpty {
      let line: Text = "  \(prose: step.id) stands on a kink. \(step.conventions.map(\.words).joined(separator: " "))"
      try output(line.text(in: .preferred))
    }
    if let variants = check.variants { try output(Self.words(variants).text(in: .preferred)) }
    let indistinguishable = Dictionary(grouping: check.indistinguishable(), by: \.step)
    let alike = Dictionary(grouping: check.alike(), by: \.step)
    for step in exercise.steps {
      let same = indistinguishable[step.id]?.map(\.misconception) ?? []
      let parts: [Text] =
        (same.isEmpty ? [] : ["the answer from \(list: words(same), .or)"])
        + (alike[step.id] ?? []).map { "\(list: words($0.misconceptions)) from each other" }
      guard let first = parts.first else { continue }
      let line: Text = "  \(prose: step.id) (\(step.question.asks)) cannot tell "
      try output(parts.dropFirst().reduce(line + first) { $0 + ", nor " + $1 }.text(in: .preferred))
    }
  }

  /// How variants are drawn: how many draws that takes, and which condition fails how often.
  private static func words(_ variants: VariantReport) -> Text {
    let drawn: Text = "  variants for \(variants.seeds, "seed") took \(variants.draws, "draw")"
    guard !variants.failures.isEmpty else { return drawn }
    return variants.failures.reduce(drawn + "; in 100 draws it fails") { text, failure in
      text + (failure == variants.failures.first ? " " : ", ") + "\(failure.percent) times \(failure.words)"
    }
  }

  private func words(_ misconceptions: [String]) -> [Text] { misconceptions.map { Text(prose: $0) } }

  // MARK: - JSON

  private func json(of check: ExerciseCheck, _ takenID: Diagnostic?) -> JSON {
    let found: JSON = .object([
      "exercise": .string(check.exercise?.id ?? ""), "file": .string(check.file),
      "errors": .list((check.diagnostics + (takenID.map { [$0] } ?? [])).map(json)),
      "sourceSays": .list(check.sourceFindings.map(json)),
      "kinks": .list(
        (check.exercise?.steps ?? []).flatMap { step in
          step.conventions.map { .object(["step": .string(step.id), "convention": .string($0.words.unicode)]) }
        }),
      "indistinguishable": .list(
        check.indistinguishable().map {
          .object(["step": .string($0.step), "misconception": .string($0.misconception)])
        }),
      "alike": .list(
        check.alike().map {
          .object(["step": .string($0.step), "misconceptions": .list($0.misconceptions.map { .string($0) })])
        }),
    ])
    return found.adding(check.variants.map(Self.json), as: "variants")
  }

  private static func json(_ variants: VariantReport) -> JSON {
    .object([
      "seeds": .integer(variants.seeds), "draws": .integer(variants.draws),
      "failures": .list(
        variants.failures.map { .object(["condition": .string($0.words.unicode), "percent": .integer($0.percent)]) }),
    ])
  }

  private func json(of mistake: Diagnostic) -> JSON {
    .object([
      "file": .string(mistake.file), "line": .integer(mistake.line), "column": .integer(mistake.column),
      "message": .string(mistake.sentence(in: .unicode)),
    ])
  }

  private func json(of finding: ExerciseCheck.SourceFinding) -> JSON {
    .object([
      "step": .string(finding.step), "text": .string(finding.text),
      "verdict": .string(finding.verdict.outcome.rawValue), "reason": .string(finding.verdict.reason.rawValue),
      "detail": .string(finding.verdict.detail.unicode),
    ])
  }
}
