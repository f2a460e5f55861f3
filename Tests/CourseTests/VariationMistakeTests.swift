import Testing

@testable import Course

/// What is wrong with a `vary:` part, at its place.
@Suite("Mistakes in what varies") struct VariationMistakeTests {
  /// The diagnostics of the small exercise with these lines under `vary:`, which stands in line 14.
  private func diagnostics(_ lines: String...) -> [String] {
    let text = smallExercise.replacing("`x = 2`", with: "`x`").replacing(
      "steps:\n", with: "vary:\n" + lines.map { "  \($0)\n" }.joined() + "steps:\n")
    return ExerciseCheck(text: text, file: "f").diagnostics.map { String("\($0)".dropFirst(2)) }
  }

  @Test(
    "Each is told with its line and column",
    arguments: [
      ("values: {q: {from: 1, to: 2}}", "15:12: 'q' in 'vary' is not given; expected one of x, w, b"),
      ("values: {z: {from: 1, to: 2}}", "15:12: 'z' in 'vary' is not given; expected one of x, w, b"),
      ("values: {\"w[3]\": {from: 1, to: 2}}", "15:12: w is a vector of 2 and has no [3]; expected one index, 1 to 2"),
      ("values: {x: {from: 1}}", "15:15: 'x' has no 'to'; expected both ends"),
      ("values: {x: {from: 2, to: 1}}", "15:15: 'x' goes from 2 to 1; expected 'to' above 'from', and a step above 0"),
      (
        "values: {x: {from: 1, to: 2, step: 0.3}}",
        "15:15: 'x' does not come from 1 to 2 in whole steps of 0.3; expected a step that leads from one end to the other"
      ),
      (
        "values: {x: {from: a, to: 2}}",
        "15:22: 'a' in 'from' is no decimal; expected at most nine digits, such as -0.25"
      ),
      (
        "values: {x: {}}",
        "15:15: 'x' does not say what it varies over; expected 'from' and 'to', 'choices', or 'signs: any'"
      ),
      (
        "values: {x: {choices: [1], from: 2, to: 3}}",
        "15:15: 'x' varies over a range and over choices; expected one of the two"
      ),
      (
        "values: {x: {choices: [[1, 2]]}}",
        "15:15: a choice for 'x' is a vector of 2; expected a number, or the shape of the given value"
      ),
      ("values: {x: {choices: [1], except: 1}}", "15:15: no number is left for 'x'; expected some number to draw"),
      ("values: {x: {signs: some}}", "15:23: 'signs' is 'some'; expected 'any'"),
      (
        "values: {x: {from: 0, to: 2.002, step: 0.001}}",
        "15:15: 'x' varies over too many numbers; expected at most 2001"
      ),
      ("values: {}", "15:3: 'vary' varies nothing; expected a given name under 'values'"),
    ])
  func values(line: String, told: String) {
    #expect(diagnostics(line) == [told])
  }

  @Test(
    "So is each in a condition",
    arguments: [
      (
        "allow: [tie]",
        "16:10: 'tie' is no condition of variants; expected ties, saturated-units, dead-relus or small-gradients; did you mean ties?"
      ),
      ("where: [z]", "16:11: 'z' compares nothing; expected two formulas with <, <=, >, >= or != between them"),
      ("where: [z < q]", "16:15: q is not defined; expected one of x, w, b, z, a, C"),
      ("where: [z <]", "16:14: 'z <' compares nothing; expected two formulas with <, <=, >, >= or != between them"),
      ("where: [w < 2]", "16:11: this is a vector of 2; expected one number, such as one element of it"),
    ])
  func conditions(line: String, told: String) {
    #expect(diagnostics("values: {x: {from: 1, to: 2}}", line) == [told])
  }
}
