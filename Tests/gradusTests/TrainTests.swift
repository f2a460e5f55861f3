import Foundation
import Testing

@Suite("gradus train") struct TrainCommandTests {
  private let gradus: Program

  init() throws { gradus = try Program() }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let run = try gradus.run(Program.path, ["train"] + arguments + ["--format", "json"])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    return try #require(run.json() as? [String: Any])
  }

  @Test("JSON has loss, accuracy, curve and parameters, the same every time") func halfMoons() throws {
    let result = try json("half-moons", "--epochs", "100")
    #expect(abs(try #require(result["loss"] as? Double) - 0.3079) < 0.00005)
    #expect(result["accuracy"] as? Double == 0.85)
    let curve = try #require(result["curve"] as? [[Double]])
    #expect(curve.first?.first == 0 && curve.last?.first == 100 && curve.last?.last == result["loss"] as? Double)
    let parameters = try #require(result["parameters"] as? [String: Any])
    #expect((parameters["W1"] as? [[Double]]).map { $0.count == 10 && $0.allSatisfy { $0.count == 2 } } ?? false)
    #expect((parameters["W2"] as? [Double])?.count == 10 && parameters["b2"] is Double)
    let arguments = [
      "train", "half-moons", "--epochs", "5", "--batch", "20", "--rate", "0.5", "--seed", "3", "--momentum", "0.9",
    ]
    let first = try gradus.run(Program.path, arguments)
    let (again, other) = (
      try gradus.run(Program.path, arguments), try gradus.run(Program.path, arguments.dropLast() + ["0.5"])
    )
    #expect(first.status == 0 && first.output == again.output && first.output != other.output)
  }

  @Test("Text tells the loss before and after, and draws its curve; nothing is written on a pipe's standard error")
  func text() throws {
    let run = try gradus("train", "sigmoid-2-2-1", "--epochs", "100")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(
      run.output.contains("learning rate 2") && run.output.contains("0.3879 before") && run.output.contains("epoch"))
    let ascii = try gradus("train", "sigmoid-2-2-1", "--epochs", "100", environment: ["LC_ALL": "C"])
    #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("Trained parameters are drawn by plot") func plot() throws {
    let file = gradus.folder.file("weights.json")
    let run = try gradus("train", "half-moons", "--epochs", "50", "--format", "json", "--out", file)
    #expect(run.status == 0 && run.output.isEmpty)
    let trained = try gradus("plot", "half-moons", "points", "--parameters", file, "--size", "60x20")
    #expect(trained.status == 0 && trained.errors.isEmpty)
    let given = try gradus("plot", "half-moons", "points", "--size", "60x20")
    #expect(trained.output != given.output)
    let other = try gradus("plot", "half-moons", "network", "--parameters", file)
    #expect(other.status == 64 && other.errors.contains("points"))
    for (text, word) in [
      ("{", "no JSON object"), ("{\"V\": [1]}", "no parameter 'V'"), ("{\"W2\": [1, 2]}", "has 2 numbers; expected 10"),
      ("{\"b2\": \"much\"}", "not a number"), ("{}", "no parameters"),
    ] {
      let path = try gradus.folder.write(text, to: "wrong.json")
      let run = try gradus("plot", "half-moons", "points", "--parameters", path)
      #expect(run.status == 1 && run.errors.contains(word), "\(text): \(run.errors)")
    }
  }

  @Test("A data set of one's own is trained on; noise draws other half-moons") func data() throws {
    let rows = (0..<40).map { "\(Double($0) / 10 - 2),\($0 % 3),\($0 < 20 ? 0 : 1)" }
    for text in [rows.joined(separator: "\n"), "x1,x2,class\r\n" + rows.joined(separator: "\r\n") + "\r\n"] {
      let file = try gradus.folder.write(text, to: "own.csv")
      let result = try json("half-moons", "--data", file, "--epochs", "60", "--rate", "1")
      #expect(result["points"] as? Int == 40 && (result["accuracy"] as? Double ?? 0) > 0.9)
    }
    let noiseless = try json("half-moons", "--noise", "0", "--epochs", "100")
    // The reference table: noise 0, learning rate 5, 100 epochs.
    #expect(abs(try #require(noiseless["loss"] as? Double) - 0.2510) < 0.00005)
  }

  @Test("Every wrong row of a data set is told by file, line and column") func wrongRows() throws {
    let text = """
      x1,x2,class
      0.5,1,0
      0.5,one,1
      0.5,1
      1,2,3,4
      1,2,2
      "1.5",nan,1
      1,,1
      0.25,1,0
      """
    let file = try gradus.folder.write(text, to: "wrong.csv")
    let run = try gradus("train", "half-moons", "--data", file)
    #expect(run.status == 1 && run.output.isEmpty)
    let places = run.errors.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /wrong\.csv:(\d+):(\d+):/).map { "\($0.1):\($0.2)" }
    }
    #expect(places == ["3:5", "4:5", "5:7", "6:5", "7:7", "8:3"])
    #expect(run.errors.contains("“one” is not a finite number") && run.errors.contains("“2” is not a class"))
    let empty = try gradus.folder.write("", to: "empty.csv")
    #expect(
      try gradus("train", "half-moons", "--data", empty).errors.contains("empty.csv:1:1: the data set has no rows"))
    #expect(try gradus("train", "half-moons", "--data", gradus.folder.file("none.csv")).status == 64)
    let many = try gradus.folder.write(String(repeating: "a\n", count: 100), to: "many.csv")
    let told = try gradus("train", "half-moons", "--data", many).errors
    #expect(told.split(separator: "\n").count == 21 && told.contains("80 more rows"))
  }

  @Test(
    "What cannot be trained, and options that mean nothing, are refused with what to do",
    arguments: [
      (["exp-output"], 1, "stays a letter"), (["vector-cost", "--data", "x.csv"], 1, "declares no data points"),
      (["vector-cost", "--noise", "1"], 64, "no half-moons"), (["half-moons", "--rate", "0"], 64, "above 0"),
      (["half-moons", "--momentum", "1"], 64, "from 0 up to"), (["half-moons", "--batch", "0"], 64, "--batch"),
      (["half-moons", "--epochs", "-1"], 64, "--epochs"), (["no-such"], 64, "no-such"),
    ])
  func refusals(_ arguments: [String], _ status: Int32, _ word: String) throws {
    let run = try gradus.run(Program.path, ["train"] + arguments)
    #expect(run.status == status && run.errors.contains(word), "\(run.errors)")
  }

  @Test("Where the loss is no longer a number, training stops, says so and ends with status 1") func diverging() throws
  {
    let run = try gradus("train", "half-moons", "--rate", "1e308", "--momentum", "0.99", "--format", "json")
    #expect(run.status == 1 && run.errors.contains("not a number") && run.errors.contains("smaller learning rate"))
    let result = try #require(run.json() as? [String: Any])
    #expect((result["loss"] as? Double)?.isFinite == true)
  }
}
