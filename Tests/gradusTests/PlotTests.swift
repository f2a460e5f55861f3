import Foundation
import Testing

@Suite("gradus plot") struct PlotCommandTests {
  private let gradus: Program

  init() throws { gradus = try Program() }

  @Test(
    "Every kind of picture is drawn as text of the size asked, without an escape sequence in a file",
    arguments: [
      ("sigmoid-2-2-1", "network", "ŷ"), ("two-weights", "graph", "z₁"), ("not-cost", "contour", "C"),
      ("half-moons", "points", "y = 1"), ("sigmoid-2-2-1", "loss", "slope −0.0462"),
      ("vector-cost", "matrix", "−0.945"),
    ])
  func text(_ id: String, _ kind: String, _ word: String) throws {
    let run = try gradus("plot", id, kind, "--size", "60x20")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains(word) && !run.output.contains("\u{1B}"))
    #expect(run.lines.count <= 21 && run.lines.allSatisfy { $0.count <= 60 })
  }

  @Test("Without a kind, the picture that suits the exercise is drawn") func standard() throws {
    #expect(try gradus("plot", "sigmoid-2-2-1").output == gradus("plot", "sigmoid-2-2-1", "network").output)
    #expect(try gradus("plot", "not-cost").output == gradus("plot", "not-cost", "graph").output)
  }

  @Test("Where the locale has no UTF-8, text is ASCII") func ascii() throws {
    for kind in ["network", "contour"] {
      let run = try gradus("plot", "sigmoid-2-2-1", kind, environment: ["LC_ALL": "C"])
      #expect(run.status == 0 && run.output.utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test("SVG is well-formed, has the size of the cells, and goes to a file") func svg() throws {
    let file = gradus.folder.file("picture.svg")
    let run = try gradus("plot", "half-moons", "points", "--weights", "trained", "--format", "svg", "--out", file)
    #expect(run.status == 0 && run.output.isEmpty)
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.hasPrefix("<svg ") && text.hasSuffix("</svg>\n") && text.contains("viewBox=\"0 0 800 480\""))
    // Every element is closed where it is opened, or is a text with its end.
    for line in text.split(separator: "\n").dropFirst().dropLast() {
      #expect(line.hasSuffix("/>") || line.hasSuffix("</text>") || line.hasSuffix(">"))
      #expect(line.count { $0 == "<" } == line.count { $0 == ">" })
    }
    let dark = try gradus("plot", "half-moons", "network", "--format", "svg", "--paper", "dark")
    #expect(dark.output.contains("#101418"))
  }

  @Test(
    "What cannot be drawn is said, and the status tells",
    arguments: [
      (["two-weights", "points"], 1, "this exercise declares no picture 'points'"),
      (["not-cost", "network", "--size", "5x2"], 1, "the picture does not fit"),
      (["not-cost", "map"], 64, "map"), (["not-cost", "--size", "80"], 64, "80"),
      (["not-cost", "--size", "0x5"], 64, "0x5"),
      (["nut-cost"], 64, "there is no exercise 'nut-cost'; did you mean not-cost?"),
      (["not-cost", "--out", "/nowhere/picture.txt"], 74, "cannot write /nowhere/picture.txt"),
    ])
  func refusals(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let run = try gradus.run(Program.path, ["plot"] + arguments)
    #expect(run.status == status && run.output.isEmpty)
    #expect(run.errors.contains(words), "\(run.errors)")
  }
}
