import Foundation
import Testing

@Suite("gradus check") struct CheckTests {
  private let gradus: Program

  init() throws { gradus = try Program() }

  /// What is said of the small exercise: its gap is ½, and twice the square of that is ½, too.
  private static let alike = "  gradient (1 decimal) cannot tell square-kept and two-lost from each other"

  @Test("A valid file") func valid() throws {
    let file = try gradus.folder.write(smallExercise, to: "one.yaml")
    let run = try gradus("check", file)
    #expect(run.status == 0)
    #expect(run.lines == ["\(file): valid; one-weight, 2 steps", Self.alike, ""])
    #expect(run.errors == "")
  }

  @Test("The exercises of the program, as programs read it: valid, and what their sources print is right")
  func builtIn() throws {
    let run = try gradus("check", "--built-in", "--format", "json")
    #expect(run.status == 0)
    #expect(run.errors == "")
    let checks = try #require(try run.json() as? [[String: Any]])
    #expect(
      checks.compactMap { $0["exercise"] as? String }
        == ["not-cost", "vector-cost", "sigmoid-2-2-1", "two-weights", "exp-output", "half-moons"])
    #expect(checks.allSatisfy { ($0["errors"] as? [Any])?.isEmpty == true })
    let printed = checks.flatMap { $0["sourceSays"] as? [[String: String]] ?? [] }
    #expect(printed.count >= 35)
    #expect(printed.allSatisfy { $0["verdict"] == "right" && Set($0.keys) == Self.findingKeys })
    // 1.000 is what tanh gives there, too.
    let same = checks.flatMap { $0["indistinguishable"] as? [[String: String]] ?? [] }
    #expect(same.contains(["step": "beta1-2", "misconception": "other-activation"]))
    // These two come to the same number here.
    let alike = checks.flatMap { $0["alike"] as? [[String: Any]] ?? [] }
    let groups = alike.filter { $0["step"] as? String == "loss-w2-0" }.compactMap { $0["misconceptions"] as? [String] }
    #expect(groups == [["half-kept", "wrong-weight"]])
  }

  private static let findingKeys: Set = ["step", "text", "verdict", "reason", "detail"]

  @Test("A mistake as programs read it") func mistakeAsJSON() throws {
    let file = try gradus.folder.write(
      smallExercise.replacingOccurrences(of: "answer: a\n", with: "answer: b\n"), to: "bad.yaml")
    let run = try gradus("check", file, "--format", "json")
    #expect(run.status == 1)
    let check = try #require(try run.json() as? [[String: Any]]).first
    #expect(check?["exercise"] as? String == "")
    #expect((check?["sourceSays"] as? [Any])?.count == 0)
    let error = try #require((check?["errors"] as? [[String: Any]])?.first)
    #expect(error["file"] as? String == file)
    #expect(error["line"] as? Int == 16)
    #expect(error["column"] as? Int == 13)
    #expect(error["message"] as? String == "b is not defined; expected one of x, y, w, a, loss")
  }

  @Test("A number that the source prints is shown with its verdict and the reason") func sourceSays() throws {
    let text = smallExercise.replacingOccurrences(
      of: "worked: The weight times", with: "source-says: \"1.5\"\n    worked: The weight times")
    let file = try gradus.folder.write(text, to: "one.yaml")
    let run = try gradus("check", file)
    #expect(
      run.lines == [
        "\(file): valid; one-weight, 2 steps", "  output: the source's 1.5 is right (exact). Right: 1.5.",
        Self.alike, "",
      ])
  }

  @Test("A gradient that the precision cannot show is refused, with a precision that can") func invisible() throws {
    let text = smallExercise.replacingOccurrences(of: "x: 3, y: 1", with: "x: 0.01, y: 1")
      .replacingOccurrences(of: "answer: a\n    precision: 1 decimal", with: "answer: a\n    precision: exact")
    let file = try gradus.folder.write(text, to: "small.yaml")
    let run = try gradus("check", file)
    #expect(run.status == 1)
    #expect(
      run.errors == """
        \(file):20:5: the step 'gradient' cannot show its gradient: at 1 decimal it is 0.0; expected 'precision: 3 significant'

        """)
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
    #expect(run.lines == ["\(good): valid; one-weight, 2 steps", Self.alike, ""])
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
