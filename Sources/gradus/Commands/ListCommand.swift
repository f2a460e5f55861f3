import ArgumentParser
import Canvas
import Course
import Formula
import Tutor

/// `gradus list`: the exercises there are, or the steps of one.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the exercises, or the steps of one.",
    discussion: """
      Of a step it tells its number, its id, what it asks as that is written, and in what form. 'gradus grade' takes \
      any of the first three.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var exercises: ExerciseOptions
  @OptionGroup var seed: SeedOption
  @Option(help: "How to write them.") var format: Format = .text
  @Argument(help: "The exercise whose steps to list.", completion: .exercise) var id: String?

  func validate() throws {
    if id == nil, seed.seed != nil { throw ValidationError("A seed needs the exercise whose steps to list.") }
  }

  func run() throws {
    if let id {
      let exercise = try exercises.exercise(id, seed: seed.seed)
      switch format {
      case .text: try output(Self.text(exercise.steps))
      case .json: try output(JSON.list(exercise.steps.enumerated().map { Self.json($0.offset + 1, $0.element) }).text)
      }
      return
    }
    let catalogue = try exercises.catalogue()
    for duplicate in catalogue.duplicates { complain(duplicate) }
    switch format {
    case .text: try output(Self.text(catalogue.entries))
    case .json: try output(JSON.list(catalogue.entries.map(Self.json)).text)
    }
  }

  private static func text(_ entries: [Catalogue.Entry]) -> String {
    let width = (entries.map { displayWidth($0.id) }.max() ?? 0) + 2
    let indent = String(repeating: " ", count: width)
    return entries.map { entry in
      let id = entry.id + String(repeating: " ", count: width - displayWidth(entry.id))
      let steps = entry.stepCount == 1 ? "1 step" : "\(entry.stepCount) steps"
      return [
        id + Text(prose: entry.title).text(in: .preferred) + " (\(steps))",
        indent + Text(prose: entry.trains).text(in: .preferred),
      ].joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// Number, id, name and form of answer, a step to a line, in columns.
  private static func text(_ steps: [Step]) -> String {
    let rows = steps.enumerated().map { index, step in
      [
        "\(index + 1)", step.id, step.title(in: .preferred), step.question.asks.text(in: .preferred),
      ]
    }
    let widths = (0..<3).map { column in rows.map { displayWidth($0[column]) }.max() ?? 0 }
    return rows.map { row in
      let space = zip(row, widths).map { String(repeating: " ", count: $1 - displayWidth($0)) }
      return space[0] + row[0] + "  " + row[1] + space[1] + "  " + row[2] + space[2] + "  " + row[3]
    }.joined(separator: "\n")
  }

  private static func json(_ number: Int, _ step: Step) -> JSON {
    .object([
      "number": .integer(number), "step": .string(step.id), "name": .string(step.title(in: .ascii)),
      "shown": .string(step.title(in: .unicode)), "kind": .string(step.kind.word),
      "asks": .string(step.question.asks.unicode), "question": .string(step.ask.unicode),
    ]).adding(step.askedAs.map { .string($0) }, as: "askedAs")
  }

  private static func json(_ entry: Catalogue.Entry) -> JSON {
    .object([
      "exercise": .string(entry.id), "title": .string(entry.title), "trains": .string(entry.trains),
      "steps": .integer(entry.stepCount), "file": .string(entry.source.file),
    ])
  }
}
