import ArgumentParser
import Formula
import Foundation
import Progress

/// `gradus export FILE`: all progress in a file.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write all progress to a file, to be taken in elsewhere.")

  @Argument(help: "The file to write.", completion: .file()) var file: String

  func run() throws {
    do {
      let archive = try progressFile(making: true)?.archive()
      let text = try archive.map { String(decoding: try $0.data(), as: UTF8.self) }
      if let text { try writeFile(text, to: file) }
    } catch let trouble as ProgressTrouble {
      throw refusal(of: trouble)
    }
  }
}

/// `gradus import FILE`: takes in what another machine, or another learner, exported.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in progress that was exported elsewhere.",
    discussion: """
      Adds the answers that are not there yet, hints and answers shown; nothing is removed, and the same file again changes \
      nothing. With --learner the work is kept apart as that of somebody else, which 'gradus progress' tells with the name.
      """)

  @Option(help: ArgumentHelp("Keep it as the work of a learner of this name.", valueName: "name")) var learner: String?
  @Argument(help: "The exported file.", completion: .file()) var file: String

  func validate() throws {
    guard let learner else { return }
    guard !learner.isEmpty, !learner.contains("/"), !learner.unicodeScalars.contains(where: \.isHidden) else {
      throw ValidationError("A learner's name has at least one letter, and no slash.")
    }
  }

  func run() throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      complain("\(prose: file) cannot be read")
      throw Exit.usage
    }
    var archive: ProgressArchive
    do throws(ProgressArchive.Refusal) {
      archive = try ProgressArchive(data)
    } catch {
      complain(
        "\(prose: file) \(error == .newer ? "was exported by a newer Gradus" : "is no exported progress" as Text)")
      throw Exit.usage
    }
    if let learner { archive = archive.named(learner) }
    do {
      let rows = try progressFile(making: true)?.merge(archive) ?? 0
      try output(("\(rows, "entry", plural: "entries") taken in" as Text).text(in: .preferred))
    } catch let trouble as ProgressTrouble {
      throw refusal(of: trouble)
    }
  }
}
