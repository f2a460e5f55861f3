import Foundation
import Grading
import TestSupport
import Testing

@testable import Course

@Suite("Writing an exercise") struct ExerciseWriterTests {
  /// The specs of the exercises in the program.
  private static func builtIn() throws -> [ExerciseSpec] {
    try EmbeddedExercises.files.map { file in
      let text = try #require(EmbeddedExercises.bytes(of: file).map { String(decoding: $0, as: UTF8.self) })
      let reading = ExerciseReader.spec(text: text, file: file)
      #expect(reading.diagnostics == [])
      return try #require(reading.spec)
    }
  }

  @Test("Every exercise of the program comes back as it was, and asks the same") func builtInExercises() throws {
    for spec in try Self.builtIn() {
      let text = ExerciseWriter.text(of: spec)
      let reading = ExerciseReader.spec(text: text, file: "written.yaml")
      #expect(reading.diagnostics == [])
      #expect(reading.spec == spec)
      let made = try Exercise(spec)
      let read = try #require(ExerciseReader.read(text: text, file: "written.yaml").exercise)
      #expect(made.steps.map(\.question.expected) == read.steps.map(\.question.expected))
      #expect(made.about == read.about && made.steps.map(\.ask) == read.steps.map(\.ask))
      #expect(made.mistakesInGrading.isEmpty)
    }
  }

  @Test("A random spec comes back as it was, whatever its texts are", arguments: 0..<8)
  func randomSpecs(seed: Int) {
    var random = RandomSpec(seed: UInt64(seed))
    for _ in 0..<25 {
      let spec = random.exercise()
      let text = ExerciseWriter.text(of: spec)
      let reading = ExerciseReader.spec(text: text, file: "random.yaml")
      #expect(reading.diagnostics == [], "\(text)")
      #expect(reading.spec == spec, "\(text)")
    }
  }

  @Test("The small exercise is written as a person would write it") func layout() throws {
    let spec = try #require(ExerciseReader.spec(text: smallExercise, file: "small.yaml").spec)
    #expect(ExerciseWriter.text(of: spec) == Self.written)
  }

  private static let written = """
    format: 1
    id: small
    title: One neuron
    trains: a product and a sum

    about: A neuron with weight `w` sees `x = 2`.

    given:
      x: 2
      w: [3, 4]
      b: -1

    define:
      z: w[1] * x + b
      a: sigmoid(z)
      C: (a - 1)^2 / 2

    loss: C
    parameters: [w, b]
    inputs: [x]

    steps:
      - id: sum
        ask: What is `z`?
        answer: z
        precision: exact
        hints:
          - Multiply first.
          - Then add `b`.
        worked: Weight times input, plus bias.

      - id: slope
        ask: What is `d(C)/d(b)`?
        answer: d(C)/d(b)
        precision: 3 significant
        hints:
          - Two links.
          - Multiply them.
        worked: Multiply along the path.
        note: At `z = 5` it is nearly 0.
        source-says: 0.1

    """

  @Test("Quotes stand only where they must, and long prose is folded") func styles() throws {
    var spec = try #require(ExerciseReader.spec(text: smallExercise, file: "small.yaml").spec)
    spec.title = "Loss: a cost"
    spec.trains = "# \"quoted\""
    spec.about = "one two three ".repeated(12) + "end.\nA second paragraph.\n"
    spec.given[0].value = .number(1.0 / 3)
    spec.given[1].value = .matrix([[1, -2], [0.5, 1e-9]])
    let lines = ExerciseWriter.text(of: spec).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[2] == "title: \"Loss: a cost\"")
    #expect(lines[3] == "trains: '# \"quoted\"'")
    #expect(lines[5] == "about: >")
    #expect(lines[6].count <= 100 && lines[6].hasPrefix("  one two three"))
    #expect(lines[8...10] == ["", "  A second paragraph.", ""])
    #expect(lines.contains("  x: 1/3"))
    #expect(lines.contains("  w: [[1, -2], [0.5, 1e-9]]"))
  }
}

extension String {
  fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}

@Suite("An exercise made in memory") struct ExerciseSpecTests {
  private func spec() throws -> ExerciseSpec {
    try #require(ExerciseReader.spec(text: smallExercise, file: "small.yaml").spec)
  }

  @Test("needs no file") func made() throws {
    let spec = ExerciseSpec(
      id: "square", title: "A square", trains: "one slope", about: "The cost is `C`.",
      given: [Given(name: "w", value: .number(3))], define: [Named("C", "w^2")], loss: ["C"], parameters: ["w"],
      steps: [
        StepSpec(
          id: "slope", ask: "What is `d(C)/d(w)`?", answer: "d(C)/d(w)", precision: .exact,
          hints: ["The power rule.", "Twice `w`."], worked: "Differentiate the square.")
      ])
    let exercise = try Exercise(spec)
    #expect(exercise.steps.map(\.question.expected) == ["6"])
    #expect(exercise.mistakesInGrading.isEmpty)
  }

  @Test("tells every mistake by its path") func mistakes() throws {
    var spec = try spec()
    spec.title = ""
    spec.define[1].value = "sigmod(z)"
    spec.steps[0].hints[1] = "It is {z}."
    spec.steps[1].id = "sum"
    spec.steps[1].precision = nil
    spec.steps[1].options = []
    let found = #expect(throws: SpecMistakes.self) { try Exercise(spec) }
    #expect(
      found?.mistakes.map(\.description) == [
        "title: the title is empty; expected some text",
        "define[1].value: sigmod is not defined; did you mean sigmoid?",
        "steps[0].hints[1]: this gives the answer away; expected words that lead to it",
        "steps[1].id: the step id 'sum' is taken, by step 1; expected an id of its own",
        "steps[1]: the step 'sum' has no 'precision'; expected \"1 decimal\", \"3 significant\" or \"exact\"",
        "steps[1].options: a step has no key 'options'; expected one of id, kind, ask, answer, precision, "
          + "misconceptions, variant-precision, hints, worked, note, source-says, picture, asked-as, optional; "
          + "did you mean optional?",
      ])
  }

  @Test("refuses what could steer a terminal") func hostile() throws {
    var spec = try spec()
    spec.steps[0].ask = "What\u{1B}[2J is `z`?"
    let found = #expect(throws: SpecMistakes.self) { try Exercise(spec) }
    #expect(found?.mistakes.map(\.offset) == [4])
  }
}
