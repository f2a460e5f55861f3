import Course
import Foundation
import Testing
import Tutor

@testable import gradus

@Suite("The command line") struct CommandLineTests {
  private let gradus: Program

  init() throws { gradus = try Program() }

  @Test("list names every exercise, in text and in JSON") func list() throws {
    let entries = try Catalogue.builtIn().entries
    let text = try gradus("list")
    #expect(text.status == 0)
    #expect(text.errors == "")
    #expect(text.lines.filter { !$0.hasPrefix(" ") && !$0.isEmpty }.count == entries.count)
    for entry in entries { #expect(text.output.contains("\(entry.title) (\(entry.stepCount) steps)")) }

    let json = try #require(try gradus("list", "--format", "json").json() as? [[String: Any]])
    #expect(json.compactMap { $0["exercise"] as? String } == entries.map(\.id))
    #expect(json.compactMap { $0["steps"] as? Int } == entries.map(\.stepCount))
    #expect(json.allSatisfy { Set($0.keys) == ["exercise", "title", "trains", "steps", "file"] })
  }

  @Test("list with an exercise names its steps: number, id, name and form of answer") func listSteps() throws {
    let exercise = try Catalogue.builtIn().open("sigmoid-2-2-1")
    let text = try gradus("list", "sigmoid-2-2-1")
    #expect(text.status == 0)
    #expect(text.lines.count == exercise.steps.count + 1)
    for (index, step) in exercise.steps.enumerated() {
      let words = text.lines[index].split(separator: " ").joined(separator: " ")
      #expect(words == "\(index + 1) \(step.id) \(step.title(in: .unicode)) \(step.question.asks)")
    }

    let json = try #require(try gradus("list", "sigmoid-2-2-1", "--format", "json").json() as? [[String: Any]])
    #expect(json.compactMap { $0["step"] as? String } == exercise.steps.map(\.id))
    #expect(json.compactMap { $0["number"] as? Int } == Array(1...exercise.steps.count))
    let keys: Set = ["number", "step", "name", "shown", "kind", "asks", "question"]
    #expect(json.allSatisfy { Set($0.keys).subtracting(["askedAs"]) == keys })
    #expect(json.compactMap { $0["askedAs"] as? String } == exercise.steps.compactMap(\.askedAs))
    let yhat = try #require(json.first { $0["step"] as? String == "yhat" })
    #expect(yhat["name"] as? String == "yhat")
    #expect(yhat["shown"] as? String == "ŷ")
  }

  @Test("A folder's exercises are added, wherever the option stands") func folder() throws {
    try gradus.folder.write(smallExercise, to: "mine/one.yaml")
    let folder = gradus.folder.file("mine")
    for arguments in [
      ["--exercises", folder, "list"], ["list", "--exercises", folder], ["list", "--exercises=\(folder)"],
    ] {
      let run = try gradus.run(Program.path, arguments)
      #expect(run.output.contains("one-weight"), "\(arguments)")
    }
    #expect(try gradus("replay", "one-weight", "--exercises", folder).status == 0)
    #expect(try gradus("grade", "one-weight", "output", "1.5", "--exercises", folder).status == 0)
    #expect(try gradus("quiz", "one-weight", "--exercises", folder).output.contains("What comes out?"))
  }

  @Test("A folder that is not there is a usage error") func noFolder() throws {
    let run = try gradus("list", "--exercises", "/nowhere/at all")
    #expect(run.status == 64)
    #expect(run.errors == "gradus: /nowhere/at all: there is no such file or folder\n")
    #expect(run.output == "")
  }

  @Test("Two files with one id: told, and the first is used") func duplicate() throws {
    let mine = try gradus.folder.write(
      smallExercise.replacingOccurrences(of: "id: one-weight", with: "id: not-cost"), to: "mine/not-cost.yaml")
    let run = try gradus("list", "--exercises", gradus.folder.file("mine"))
    #expect(run.status == 0)
    #expect(run.errors.hasPrefix("\(mine):"))
    #expect(run.errors.contains("'not-cost' is already taken by not-cost.yaml"))
  }

  @Test(
    "What does not exist is named, with the nearest that does",
    arguments: [
      (["replay", "sigmod-2-2-1"], "there is no exercise 'sigmod-2-2-1'; did you mean sigmoid-2-2-1?"),
      (["quiz", "not-cots"], "there is no exercise 'not-cots'; did you mean not-cost?"),
      (["vector-cst"], "there is no exercise 'vector-cst'; did you mean vector-cost?"),
      (["lst"], "there is no exercise 'lst', nor a command of that name; did you mean list?"),
      (
        ["grade", "sigmoid-2-2-1", "alpha1-l", "1"],
        "sigmoid-2-2-1 has no step 'alpha1-l'; did you mean alpha1-1?\n'gradus list sigmoid-2-2-1' lists its steps"
      ),
      (["list", "not-cots"], "there is no exercise 'not-cots'; did you mean not-cost?"),
    ])
  func nearest(arguments: [String], message: String) throws {
    let run = try gradus.run(Program.path, arguments)
    #expect(run.status == 64)
    #expect(run.errors == "gradus: \(message)\n")
    #expect(run.output == "")
  }

  @Test(
    "What is not understood is a usage error on standard error",
    arguments: [
      ["list", "--format", "xml"], ["list", "not-cost", "extra"], ["replay"], ["grade", "not-cost"], ["check"],
      ["--bogus"],
    ])
  func usage(arguments: [String]) throws {
    let run = try gradus.run(Program.path, arguments)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.contains("Usage: gradus"))
  }

  @Test("--version and --help answer on standard output") func help() throws {
    #expect(try gradus("--version").output == Gradus.configuration.version + "\n")
    let help = try gradus("--help")
    #expect(help.status == 0)
    for command in Gradus.commandNames where command != "help" { #expect(help.output.contains("  \(command) ")) }
  }

  @Test("A reader that stops early ends the program without a word") func closedPipe() throws {
    let run = try gradus.run("/bin/sh", ["-c", "'\(Program.path)' replay sigmoid-2-2-1 --format json | head -n 1"])
    #expect(run.output == "{\n")
    #expect(run.errors == "")
  }

  @Test(
    "Output that cannot be written is not passed over",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let run = try gradus.run("/bin/sh", ["-c", "'\(Program.path)' list >/dev/full"])
    #expect(run.status == 74)
    #expect(run.errors.hasPrefix("gradus: cannot write the output:"))
  }

  @Test("Where the locale has no UTF-8 only ASCII is written") func ascii() throws {
    for arguments in [["replay", "sigmoid-2-2-1"], ["list"], ["quiz", "sigmoid-2-2-1"]] {
      let run = try gradus.run(Program.path, arguments, environment: ["LC_ALL": "C"])
      #expect(run.output.utf8.allSatisfy { $0 < 128 }, "\(arguments)")
      #expect(!run.output.contains("?="))
    }
  }
}
