import Course
import Foundation
import Progress
import Testing
import Tutor

@Suite("A session in plain lines") struct PlainSessionTests {
  private let gradus: Program
  private let answers: [String]

  init() throws {
    gradus = try Program()
    answers = try Catalogue.builtIn().open("exp-output").steps.map(\.question.expected)
  }

  private func quiz(_ typed: [String], environment: [String: String] = [:]) throws -> Program.Run {
    try gradus(
      "quiz", "exp-output", "--plain", input: typed.map { $0 + "\n" }.joined(), environment: environment)
  }

  private func stored() throws -> ExerciseProgress {
    try SQLiteProgressStore(path: gradus.folder.file(ProgressFolder.fileName)).progress(of: "exp-output")
  }

  @Test("A whole exercise is answered to its result") func whole() throws {
    let run = try quiz(answers)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.components(separatedBy: "\nRight").count - 1 == answers.count)
    let progress = try stored()
    #expect(progress.summary.done.count == answers.count)
    #expect(progress.steps.values.allSatisfy { $0.standing == .rightFirstTime })
  }

  @Test("The end of input leaves, and the next session begins where this one ended") func resumes() throws {
    let first = try quiz(Array(answers.prefix(3)))
    #expect(first.status == 0)
    let again = try quiz([answers[3]])
    #expect(again.output.contains("Step 4 of \(answers.count)."))
    #expect(try stored().summary.done.count == 4)
  }

  @Test("What was typed is kept to the letter: sloppy, wrong and unreadable") func exactly() throws {
    let typed = [" 1,5 ", "-0.00", "what?"]
    _ = try quiz(typed)
    let attempts = try stored().steps.values.flatMap(\.attempts)
    #expect(attempts.map(\.text) == typed)
  }

  @Test("Where nothing can be written it says so once and goes on") func unsaved() throws {
    let blocked = try gradus.folder.write("", to: "blocked") + "/here"
    let run = try quiz([answers[0], "quit"], environment: ["GRADUS_HOME": blocked])
    #expect(run.status == 0)
    #expect(run.output.components(separatedBy: "cannot be saved").count - 1 == 1)
    #expect(run.output.contains("Right"))
  }

  @Test("What could not be saved by the end is told on standard error") func unsavedAtTheEnd() throws {
    let run = try gradus.run(
      "/bin/sh", ["-c", "(ulimit -f 0; exec '\(Program.path)' quiz exp-output --plain) 2>&1 | cat"],
      input: "\(answers[0])\n")
    #expect(run.output.contains("cannot be saved"))
    #expect(run.output.contains("Right"))
    #expect(run.output.contains("what was done in this session could not be saved"))
  }

  @Test("A line without end is cut, and one that never ends is the end of the session", .timeLimit(.minutes(1)))
  func endless() throws {
    let device = try gradus.run("/bin/sh", ["-c", "exec '\(Program.path)' quiz exp-output --plain </dev/zero"])
    #expect(device.status == 0)
    #expect(device.errors.contains("could not be read to its end"))
    let long = try quiz([String(repeating: "9", count: 300_000), answers[0]])
    #expect(long.output.contains("Right"))
  }

  @Test("A damaged file is kept, and the session goes on in a new one") func damaged() throws {
    let file = try gradus.folder.write("not a database, but someone's", to: ProgressFolder.fileName)
    let run = try quiz([answers[0]])
    #expect(run.output.contains("It is kept as \(file).damaged-1"))
    #expect(try String(contentsOfFile: file + ".damaged-1", encoding: .utf8) == "not a database, but someone's")
    #expect(try stored().summary.done.count == 1)
  }

  @Test("An exercise file that is broken says where", arguments: [["quiz", "broken"], ["replay", "broken"]])
  func broken(arguments: [String]) throws {
    let file = try gradus.folder.write("format: 1\nid: broken\nbogus: 1\n", to: "mine/broken.yaml")
    let run = try gradus.run(Program.path, arguments + ["--exercises", gradus.folder.file("mine")])
    #expect(run.status == 1)
    #expect(run.errors.contains("\(file):3:1: "))
  }
}
