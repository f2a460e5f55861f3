import Course
import Testing

@Suite("What is reported for a mistake")
struct DiagnosticTests {
  @Test("the small exercise has none")
  func smallExerciseIsClean() {
    #expect(diagnostics(smallExercise) == [])
  }

  @Test("in the keys", arguments: structureMistakes)
  func structure(mistake: Mistake) { check(mistake) }

  @Test("in a formula", arguments: formulaMistakes)
  func formula(mistake: Mistake) { check(mistake) }

  @Test("in a value or a list of names", arguments: valueMistakes)
  func value(mistake: Mistake) { check(mistake) }

  @Test("in a step", arguments: stepMistakes)
  func step(mistake: Mistake) { check(mistake) }

  @Test("in the kind of an answer, functions, and domains", arguments: kindMistakes)
  func kind(mistake: Mistake) { check(mistake) }

  @Test("in prose", arguments: proseMistakes)
  func prose(mistake: Mistake) { check(mistake) }

  @Test("in the YAML", arguments: yamlMistakes)
  func yaml(mistake: Mistake) { check(mistake) }

  @Test("for what no exercise may contain", arguments: forbiddenMistakes)
  func forbidden(mistake: Mistake) { check(mistake) }

  private func check(_ mistake: Mistake) {
    let found = diagnostics(replacing: mistake.old, with: mistake.new)
    #expect(found == mistake.reports.map { "small.yaml:" + $0 })
  }

  @Test("all mistakes come in one pass, in the order of the file")
  func everythingAtOnce() {
    let text = smallExercise.replacing("id: small", with: "id: Small").replacing("sigmoid(z)", with: "sigmod(z)")
      .replacing("precision: exact", with: "precision: 3 digit").replacing(
        "answer: d(C)/d(b)", with: "answer: d(C)/d(q)"
      )
      .replacing("parameters: [w, b]", with: "parameters: [v]")
    #expect(
      diagnostics(text) == [
        "small.yaml:2:5: the id is 'Small'; expected small letters, digits, and hyphens between them",
        "small.yaml:9:6: sigmod is not defined; did you mean sigmoid?",
        "small.yaml:12:14: 'v' in 'parameters' is not defined; expected one of x, w, b",
        "small.yaml:18:16: “3 digit” is not a precision; expected “exact”, or a number of digits such as “1 decimal” or "
          + "“3 significant”",
        "small.yaml:23:20: q is not defined",
      ])
  }
}

extension DiagnosticTests {
  @Test("an answer that still has the unknown in it is no number")
  func unknownInAnswer() {
    let text = smallExercise.replacing("b: -1}", with: "b: -1, y: unknown}").replacing("(a - 1)^2", with: "(a - y)^2")
    #expect(
      diagnostics(text) == [
        "small.yaml:23:13: this answer has the unknown y in it; expected coefficient(d(C)/d(b), y) or constant(d(C)/d(b), y)"
      ])
  }

  @Test("what is not finite is reported beside what is mistyped")
  func notFiniteAmongOthers() {
    let text = smallExercise.replacing("answer: z", with: "answer: log(x - 2)")
      .replacing("3 significant", with: "3 digit")
    #expect(
      diagnostics(text) == [
        "small.yaml:17:13: this answer has no finite value: log of 0; expected a formula with a number for its value",
        "small.yaml:24:16: “3 digit” is not a precision; expected “exact”, or a number of digits such as “1 decimal” or "
          + "“3 significant”",
      ])
  }

  @Test("a value in prose must be a number, and finite")
  func valuesInProse() {
    #expect(
      diagnostics(replacing: "At `z = 5`", with: "At {1 / (x - 2)}") == [
        "small.yaml:29:15: this has no finite value; expected a formula with a number for its value"
      ])
    #expect(
      diagnostics(replacing: "At `z = 5`", with: "At {w}") == [
        "small.yaml:29:15: this is a vector of 2; expected one number, such as one element of it"
      ])
  }
}

@Suite("Files that are no text")
struct HostileFileTests {
  private func first(_ bytes: [UInt8]) throws -> String {
    try #require(ExerciseReader.read(bytes: bytes, file: "x.yaml").diagnostics.first).description
  }

  @Test("a byte that is not UTF-8 is named by its place")
  func notUTF8() throws {
    #expect(
      try first(Array("format: 1\nid: ä".utf8) + [0xFF])
        == "x.yaml:2:6: this byte is not UTF-8; expected a text file saved as UTF-8")
  }

  @Test("an empty file, a list, and a scalar say what an exercise is")
  func notAMapping() throws {
    #expect(try first([]) == "x.yaml:1:1: this file is empty; expected an exercise; its first line is 'format: 1'")
    #expect(try first(Array("- a".utf8)) == "x.yaml:1:1: this file is a list; expected 'key: value' lines")
    #expect(try first(Array("hello".utf8)) == "x.yaml:1:1: this file is 'hello'; expected 'key: value' lines")
  }

  @Test("a huge file is refused unread")
  func huge() throws {
    #expect(
      try first([UInt8](repeating: 0x20, count: 300_000))
        == "x.yaml:1:1: this file has more than 256 KiB; expected an exercise, which is far shorter")
  }

  @Test("an alias bomb is refused at its first anchor")
  func aliasBomb() throws {
    let rows = (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]" }
    #expect(
      try first(Array((["a0: &a0 [x]"] + rows).joined(separator: "\n").utf8))
        == "x.yaml:1:5: anchors and aliases are not accepted; expected the value itself, written out")
  }

  @Test("deep nesting is refused", arguments: ["[", "{a: ", "- "])
  func deep(opening: String) {
    let text = String(repeating: opening, count: 5_000)
    #expect(!ExerciseReader.read(text: text, file: "x.yaml").diagnostics.isEmpty)
    let inside = smallExercise.replacing(
      "b: -1}", with: "b: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900) + "}")
    #expect(!ExerciseReader.read(text: inside, file: "x.yaml").diagnostics.isEmpty)
  }

  @Test("a formula as long or as deep as can be is refused, not crashed on")
  func longFormula() {
    for formula in [String(repeating: "(", count: 20_000), String(repeating: "z+", count: 20_000) + "z"] {
      let text = smallExercise.replacing("sigmoid(z)", with: formula)
      #expect(!ExerciseReader.read(text: text, file: "x.yaml").diagnostics.isEmpty)
    }
  }

  @Test("Windows line ends and a byte order mark are accepted, and positions stay right")
  func windows() {
    let text = "\u{FEFF}" + smallExercise.replacing("\n", with: "\r\n")
    #expect(diagnostics(text) == [])
    #expect(
      diagnostics(text.replacing("sigmoid(z)", with: "sigmoid(z))")) == [
        "small.yaml:9:16: unexpected “)”; expected an operator (+ − · /) or the end"
      ])
  }

  @Test("a second document in the file is refused")
  func secondDocument() {
    #expect(!diagnostics(smallExercise + "---\nformat: 1\n").isEmpty)
  }

  @Test("a missing file and a folder are clear errors")
  func missingFile() {
    #expect(throws: FileError.self) { try ExerciseReader.read(path: "/nowhere/at/all.yaml") }
    let missing = #expect(throws: FileError.self) { try ExerciseCheck(path: "/nowhere/at/all.yaml") }
    #expect(missing?.description == "/nowhere/at/all.yaml: there is no such file or folder")
    let folder = #expect(throws: FileError.self) { try ExerciseCheck(path: "/") }
    #expect(folder?.description == "/: it is a folder, not a file")
  }
}

@Test("A file without a format has its other mistakes told too") func formatForgotten() {
  let (exercise, mistakes) = ExerciseReader.read(text: "id: x\ngivens: {x: two}\n", file: "forgotten.yaml")
  #expect(exercise == nil)
  #expect(mistakes.contains { $0.description.contains("there is no 'format'") })
  #expect(mistakes.contains { $0.description.contains("givens") })
}
