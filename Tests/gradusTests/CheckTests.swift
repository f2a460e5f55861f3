import Foundation
import Testing

@Suite("gradus check") struct CheckTests {
  private let gradus: Program

  init() throws { gradus = try Program() }

  @Test("A valid file") func valid() throws {
    let file = try gradus.folder.write(smallExercise, to: "one.yaml")
    let run = try gradus("check", file)
    #expect(run.status == 0)
    #expect(run.output == "\(file): valid; one-weight, 2 steps\n")
    #expect(run.errors == "")
  }

  @Test("The exercises of the program are valid") func builtIn() throws {
    let folder = Program.checkout + "/Exercises"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
    #expect(files.count >= 4)
    let run = try gradus.run(Program.path, ["check"] + files.map { "\(folder)/\($0)" })
    #expect(run.status == 0)
    #expect(run.errors == "")
  }

  @Test("Every mistake is told in one pass, with its place and what may have been meant") func mistakes() throws {
    let text =
      smallExercise
      .replacingOccurrences(of: "trains:", with: "train:")
      .replacingOccurrences(of: "answer: a\n", with: "answer: b\n")
      .replacingOccurrences(
        of: "precision: 1 decimal\n    hints: [There", with: "precision: 1 decmal\n    hints: [There")
    let file = try gradus.folder.write(text, to: "bad.yaml")
    let run = try gradus("check", file)
    #expect(run.status == 1)
    #expect(run.output == "")
    let lines = run.errors.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.hasPrefix("\(file):") })
    #expect(
      lines.contains { $0.hasPrefix("\(file):4:1: ") && $0.contains("'train'") && $0.contains("did you mean trains?") })
    #expect(lines.contains { $0.hasPrefix("\(file):16:13: ") })
    #expect(lines.contains { $0.hasPrefix("\(file):23:16: ") && $0.contains("“1 decmal”") })
  }

  @Test("Good and bad files in one go: each is judged, and the status says no") func several() throws {
    let good = try gradus.folder.write(smallExercise, to: "good.yaml")
    let bad = try gradus.folder.write("format: 1\nid: [\n", to: "bad.yaml")
    let run = try gradus("check", bad, good, gradus.folder.file("none.yaml"))
    #expect(run.status == 1)
    #expect(run.output == "\(good): valid; one-weight, 2 steps\n")
    #expect(run.errors.contains("\(bad):"))
    #expect(run.errors.contains("none.yaml: there is no such file or folder\n"))
  }

  @Test("Two files may not have one id") func sameID() throws {
    let one = try gradus.folder.write(smallExercise, to: "one.yaml")
    let two = try gradus.folder.write(smallExercise, to: "two.yaml")
    let run = try gradus("check", one, two)
    #expect(run.status == 1)
    #expect(
      run.errors == "\(two):1:1: the exercise id 'one-weight' is already taken by \(one); expected an id of its own\n")
  }

  @Test("A terminal escape in prose is refused, and not written out") func escape() throws {
    let file = try gradus.folder.write(
      smallExercise.replacingOccurrences(of: "What comes out?", with: "What \u{1B}[2J comes out?"), to: "esc.yaml")
    let run = try gradus("check", file)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("\(file):15:"))
    #expect(!run.errors.unicodeScalars.contains { $0.value == 0x1B })
  }
}
