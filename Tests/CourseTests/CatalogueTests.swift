import Course
import TestSupport
import Testing

@Suite("The catalogue")
struct CatalogueTests {
  @Test("lists the handouts' exercises in the order of the course")
  func builtIn() throws {
    let lines = try Catalogue.builtIn().entries.map { "\($0.id), \($0.stepCount) steps: \($0.title)" }
    #expect(
      lines == [
        "not-cost, 50 steps: A tanh neuron for NOT, its cost and its gradient",
        "vector-cost, 32 steps: A layer of two, one cost, every gradient",
        "sigmoid-2-2-1, 58 steps: A 2-2-1 sigmoid network, by hand",
        "two-weights, 31 steps: Two weights in a row, in letters first",
        "exp-output, 27 steps: An exponential output, with the target left open",
        "half-moons, 28 steps: Half-moons, a network for two classes",
      ])
  }

  @Test("an unknown id suggests the nearest")
  func unknown() throws {
    let catalogue = try Catalogue.builtIn()
    let error = #expect(throws: CatalogueError.self) { try catalogue.open("sigmoid-2-1-1") }
    #expect(error?.description == "there is no exercise 'sigmoid-2-1-1'; did you mean sigmoid-2-2-1?")
  }

  @Test("a folder adds its files by name, and opens them")
  func folder() throws {
    let folder = try TemporaryFolder([
      "b.yaml": smallExercise, "a.yml": smallExercise.replacing("id: small", with: "id: other"), "c.txt": "no",
      ".hidden.yaml": "no",
    ])
    let catalogue = try Catalogue.builtIn(adding: [folder.path])
    #expect(catalogue.entries.suffix(2).map(\.id) == ["other", "small"])
    #expect(catalogue.entries.last?.trains == "a product and a sum")
    #expect(catalogue.entries.last?.stepCount == 2)
    #expect(try catalogue.open("small").steps.map(\.id) == ["sum", "slope"])
  }

  @Test("an id that is taken twice is reported, and the first stays")
  func duplicate() throws {
    let folder = try TemporaryFolder(["a.yaml": smallExercise, "b.yaml": smallExercise])
    let catalogue = try Catalogue.builtIn(adding: [folder.path])
    #expect(
      catalogue.duplicates.map(\.description) == [
        "\(folder.path)/b.yaml:1:1: the exercise id 'small' is already taken by \(folder.path)/a.yaml; expected an id of its own"
      ])
  }

  @Test("a broken file has a line that says so, and its mistakes when it is opened")
  func broken() throws {
    let folder = try TemporaryFolder(["bad.yaml": "format: 1\nid: 'bad"])
    let catalogue = try Catalogue.builtIn(adding: [folder.path])
    let entry = try #require(catalogue.entries.last)
    #expect(entry.id == "bad")
    #expect(entry.trains.hasPrefix("cannot be read: line 2"))
    let error = #expect(throws: CatalogueError.self) { try catalogue.open("bad") }
    #expect(error?.description.hasPrefix("\(folder.path)/bad.yaml:2:") == true)
  }

  @Test("a folder that is not there is a clear error")
  func missingFolder() {
    let error = #expect(throws: FileError.self) { try Catalogue.builtIn(adding: ["/nowhere/at/all"]) }
    #expect(error?.description == "/nowhere/at/all: there is no such file or folder")
  }

  /// The line of the catalogue is read from how a file's lines begin; where that is not enough, the YAML reader is asked.
  @Test(
    "the line of a file is the same however the file is laid out",
    arguments: [
      ("title: One neuron", "title: \"One neuron\""),
      ("title: One neuron", "title: One\n  neuron"),
      ("title: One neuron", "title: One neuron   # for the start"),
      ("steps:\n", "steps:   # the questions\n"),
      ("steps:\n", "steps:\n\n  # the first\n"),
    ])
  func layouts(old: String, new: String) throws {
    let folder = try TemporaryFolder(["small.yaml": smallExercise.replacing(old, with: new)])
    let entry = try #require(try Catalogue.builtIn(adding: [folder.path]).entries.last)
    #expect(entry.title == "One neuron")
    #expect(entry.stepCount == 2)
  }

  @Test("a broken file takes no id from a valid one")
  func brokenTakesNoID() throws {
    let headOnly = smallExercise.replacing("answer: z", with: "answer: zz +")
    for broken in ["format: 1\nid: 'small", headOnly] {
      // Named after the id, or with the id in its head.
      let folder = try TemporaryFolder(["small.yaml": broken, "valid.yaml": smallExercise])
      let catalogue = try Catalogue.builtIn(adding: [folder.path])
      #expect(try catalogue.open("small").title == "One neuron")
      #expect(catalogue.duplicates.isEmpty)
    }
    let alone = try TemporaryFolder(["small.yaml": headOnly])
    #expect(throws: CatalogueError.self) { try Catalogue.builtIn(adding: [alone.path]).open("small") }
  }

  @Test(
    "an id by which no exercise could be opened is a mistake",
    arguments: ["list", "help", "quit", "q", "steps", "12", "7"])
  func reserved(id: String) {
    let text = smallExercise.replacing("id: small", with: "id: \(id)")
    let diagnostics = ExerciseReader.read(text: text, file: "small.yaml").diagnostics
    let what =
      id.allSatisfy(\.isNumber) ? "a number; expected a word, such as 'exercise-1'" : "a command; expected another word"
    #expect(diagnostics.map(\.description) == ["small.yaml:2:5: the exercise id '\(id)' is \(what)"])
  }

  @Test("an id of the program's own exercises is free only for just that file")
  func builtInID() throws {
    let folder = try TemporaryFolder(["mine.yaml": smallExercise.replacing("id: small", with: "id: not-cost")])
    #expect(Catalogue.builtInFile(withID: "not-cost", otherThan: folder.file("mine.yaml")) == "not-cost.yaml")
    #expect(Catalogue.builtInFile(withID: "small", otherThan: folder.file("mine.yaml")) == nil)
  }
}
