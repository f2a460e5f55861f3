import Course
import Formula
import GradientEngine
import Testing

/// The small exercise with one weight and these definitions and steps.
private func exercise(_ definitions: [(String, String)], loss: String, steps: [String] = ["d(C)/d(w)"]) -> String {
  """
  format: 1
  id: large
  title: Large
  trains: patience
  about: Nothing.
  given: {w: 1.1}
  define:
  \(definitions.map { "  \($0.0): \"\($0.1)\"" }.joined(separator: "\n"))
  loss: \(loss)
  parameters: w
  steps:

  """
    + steps.enumerated().map { place, answer in
      "  - {id: s\(place), ask: Q, answer: '\(answer)', precision: 3 significant, hints: [a, b], worked: m}\n"
    }.joined()
}

private func check(_ text: String) -> ExerciseCheck { ExerciseCheck(text: text, file: "large.yaml") }

@Suite("A large exercise", .timeLimit(.minutes(2))) struct LargeExerciseTests {
  @Test("may be deeper than the stack, in whatever order its definitions are listed", arguments: [false, true])
  func deep(isReversed: Bool) {
    let chain = [("a0", "w")] + (1...1_500).map { ("a\($0)", "a\($0 - 1) * 0.99") }
    let found = check(
      exercise((isReversed ? chain.reversed() : chain) + [("C", "w^2")], loss: "C", steps: ["d(a1500)/d(w)"]))
    #expect(found.diagnostics.map(\.description) == [])
    // Nobody reads so long a chain: the last link stands for it.
    #expect(found.exercise?.steps[0].question.truth?.value.magnitude ?? 0 < 1)
  }

  @Test("in which every definition uses one weight keeps no path for each") func manyUses() throws {
    let chain = [("a0", "w")] + (1...600).map { ("a\($0)", "a\($0 - 1) + w * \($0)") }
    let found = check(exercise(chain, loss: "a600", steps: ["d(a600)/d(w)"]))
    #expect(found.exercise?.steps[0].question.expected == "180000")
    #expect(found.indistinguishable().isEmpty)
  }

  @Test("with definitions in one long circle is told so briefly") func circle() throws {
    let found = check(exercise((0..<3_000).map { ("a\($0)", "a\(($0 + 1) % 3_000)") } + [("C", "w^2")], loss: "C"))
    #expect(found.diagnostics.count == 1)
    #expect(try #require(found.diagnostics.first).description.count < 300)
  }

  @Test("with very many names names some of them, and suggests none") func names() throws {
    let names = (0..<1_500).map { ("value\($0)", "w") } + (0..<1_500).map { ("c\($0)", "valeu\($0)") }
    let found = check(exercise(names + [("C", "w^2")], loss: "C"))
    #expect(found.diagnostics.count == 201)
    let first = try #require(found.diagnostics.first).description
    #expect(first.contains("valeu0 is not defined; expected one of w, value0") && first.hasSuffix("and 2982 more"))
  }

  @Test("with more derivatives than a network may have is refused with a place") func derivatives() throws {
    let vector = ("v", "[" + (0..<40).map { _ in "w" }.joined(separator: ", ") + "]")
    let found = check(
      exercise(
        [vector] + (0..<40).map { ("u\($0)", "v * w") } + [("C", "w^2")], loss: "C",
        steps: (0..<40).map { "sum(d(u\($0))/d(v))" }))
    let first = try #require(found.diagnostics.first)
    #expect(first.description.contains("the network is too large") && first.line > 60)
  }

  @Test("that asks for more numbers than are checked in time is refused") func numbers() throws {
    let columns = "[" + (0..<20).map { _ in "w" }.joined(separator: ", ") + "]"
    let matrix = "[" + (0..<20).map { _ in columns }.joined(separator: ", ") + "]"
    let text = exercise([("M", matrix), ("C", "w^2")], loss: "C", steps: (1...11).map { "M * \($0)" })
      .replacing("precision: 3", with: "kind: matrix, precision: 3")
    let found = check(text).diagnostics.map(\.description)
    #expect(found.count == 1 && found[0].contains("ask for too many numbers; expected at most 4000 in all"))
  }

  @Test("that asks for formulas without end is refused at the step that is too much") func formulas() throws {
    let name = String(repeating: "a", count: 55)
    let sum = (0..<20).map { _ in name }.joined(separator: " + ")
    let text = exercise([(name, "w"), ("C", "w^2")], loss: "C", steps: (0..<40).map { _ in sum })
      .replacing("precision: 3 significant", with: "kind: formula")
    let found = check(text).diagnostics.map(\.description)
    #expect(found.count == 6, "\(found)")
    #expect(found.first?.contains("the formulas that answer the steps up to 's34' are too long in all") == true)
  }

  @Test("A name near a mistyped one is looked for among a bounded number") func nearestName() {
    let many = (0..<mostNamesLookedAt).map { "beta\($0)" }
    #expect(nearest("alhpa", in: many + ["alpha"]) == nil)
    #expect(nearest("alhpa", in: many.dropFirst() + ["alpha"]) == "alpha")
    #expect(nearest(String(repeating: "a", count: 61), in: [String(repeating: "a", count: 62)]) == nil)
    #expect(nearest("ca", in: ["abc"]) == nil && nearest("Alpha1", in: ["beta1", "alpha1"]) == "alpha1")
  }
}
