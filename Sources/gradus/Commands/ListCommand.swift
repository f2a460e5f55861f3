import ArgumentParser
import Canvas
import Course

/// `gradus list`: the exercises there are.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the exercises.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var exercises: ExerciseOptions
  @Option(help: "How to write them.") var format: Format = .text

  func run() throws {
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
        id + Prose(entry.title).text(in: .preferred) + " (\(steps))", indent + Prose(entry.trains).text(in: .preferred),
      ].joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func json(_ entry: Catalogue.Entry) -> JSON {
    .object([
      "exercise": .string(entry.id), "title": .string(entry.title), "trains": .string(entry.trains),
      "steps": .integer(entry.stepCount), "file": .string(entry.source.file),
    ])
  }
}
