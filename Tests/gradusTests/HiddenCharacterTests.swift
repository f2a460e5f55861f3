import Formula
import Foundation
import Testing

@testable import gradus

/// What could steer a terminal or mislead a reader: clear the screen, turn the line around, hide a letter.
private let hostile = "\u{1B}[2J\u{7}\u{9B}1m\u{202E}\u{2066}\u{200B}\u{AD}\u{2028}\u{E0041}\u{FE0F}"

@Suite("Nothing hidden reaches whoever reads the output") struct HiddenCharacterTests {
  private let gradus: Program

  init() throws { gradus = try Program() }

  private func expectNothingHidden(_ run: Program.Run, sourceLocation: SourceLocation = #_sourceLocation) {
    for text in [run.output, run.errors] {
      let hidden = text.unicodeScalars.filter { $0.isHidden && $0 != "\n" && $0 != "\t" }
      #expect(hidden.isEmpty, "\(hidden.map(\.codePoint))", sourceLocation: sourceLocation)
    }
  }

  private func expectShown(_ run: Program.Run, sourceLocation: SourceLocation = #_sourceLocation) {
    expectNothingHidden(run, sourceLocation: sourceLocation)
    #expect(
      (run.output + run.errors).contains("U+202E") || (run.output + run.errors).contains("\\u202e"),
      "the character is not shown at all", sourceLocation: sourceLocation)
  }

  @Test(
    "from arguments",
    arguments: [
      [hostile], ["quiz", hostile], ["list", "--\(hostile)"], ["list", "--format", hostile],
      ["grade", "not-cost", hostile, "1"],
      ["grade", "not-cost", "cost-0", "1\(hostile)"],
      ["grade", "not-cost", "cost-0", "1\(hostile)", "--format", "json"],
      ["check", "/nowhere/\(hostile)"], ["list", "--exercises", "/nowhere/\(hostile)"],
      ["grade", "--batch", "/nowhere/\(hostile)"], ["-\(hostile)"],
    ])
  func arguments(_ arguments: [String]) throws { expectShown(try gradus.run(Program.path, arguments)) }

  @Test("from the names of files, and from ids") func files() throws {
    let name = hostile.replacing("/", with: "")
    let valid = try gradus.folder.write(smallExercise, to: "mine/\(name).yaml")
    let broken = try gradus.folder.write("format: 1\nid: [\n", to: "mine/\(name)2.yaml")
    for arguments in [
      ["check", valid], ["check", broken], ["check", valid, valid], ["check", valid, broken, "--format", "json"],
    ] { expectShown(try gradus.run(Program.path, arguments)) }
    // The list calls a broken file by what is seen of its name.
    expectNothingHidden(try gradus("list", "--exercises", gradus.folder.file("mine")))
  }

  @Test("from what is typed in a plain session") func typed() throws {
    expectShown(try gradus("--plain", input: "\(hostile)\n:\(hostile)\n"))
    let run = try gradus("quiz", "not-cost", "--plain", input: "12\(hostile)x\n:quit\n")
    #expect(run.output.unicodeScalars.allSatisfy { !$0.isHidden || $0 == "\n" })
  }

  @Test("from the environment, in notices", arguments: ["GRADUS_HOME", "XDG_DATA_HOME"])
  func environment(variable: String) throws {
    let blocked = try gradus.folder.write("", to: "blocked") + "/\(hostile)"
    let run = try gradus(
      "quiz", "not-cost", "--plain", input: "1.2\n:quit\n",
      environment: ["GRADUS_HOME": ""].merging([variable: blocked]) { _, given in given })
    expectShown(run)
  }

  @Test("from a batch, to a terminal; a file gets its bytes as they are") func batch() throws {
    let row = csvLine([hostile, "not-cost", "cost-0", "1.2"])
    let path = try gradus.folder.write("learner,exercise,step,answer\n\(row)\n", to: "answers.csv")
    #expect(try gradus("grade", "--batch", path).output.contains(hostile))
  }

  @Test("Help, version and completion scripts come as the argument parser writes them") func untouched() throws {
    #expect(try gradus("--generate-completion-script", "bash").output.contains("\n    "))
    #expect(try gradus("help", "grade").output.hasPrefix("OVERVIEW: "))
  }
}
