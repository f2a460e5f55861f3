import Course
import Grading
import Testing

/// A number that a handout prints, and why it is accepted.
private struct Printed {
  let step: String
  let text: String
  let reason: Verdict.Reason
  /// Whether its numbers are counted; those of a whole expression are counted as its coefficients.
  let isCounted: Bool

  init(_ step: String, _ text: String, _ reason: Verdict.Reason = .exact, isCounted: Bool = true) {
    self.step = step
    self.text = text
    self.reason = reason
    self.isCounted = isCounted
  }
}

/// What the handouts print, exercise by exercise, in the order of the steps.
///
/// Most numbers agree with exact arithmetic. What was worked from a rounded intermediate is right for that rounding, also
/// where the handout cut it; one number follows only from another one that the handout prints.
private let printed: [(exercise: String, numbers: [Printed])] = [
  (
    "half-moons",
    [Printed("parameters-hidden", "30"), Printed("parameters-output", "11"), Printed("parameters", "41")]
  ),
  (
    "not-cost",
    [
      Printed("a1", "0.834"), Printed("cost-1", "0.696", .roundedWorking), Printed("a0", "-0.100"),
      Printed("cost-0", "1.2"),
    ]
  ),
  (
    "sigmoid-2-2-1",
    [
      // The three products of each hidden sum are printed, and asked together.
      Printed("products-1", "[-1, -4, 5]"), Printed("products-2", "[2, 2, 20]"),
      Printed("alpha1-1", "0"), Printed("alpha1-2", "24"), Printed("beta1-1", "0.5"),
      Printed("beta1-2", "0.999", .roundedWorking), Printed("alpha2-term3", "-3.996", .roundedWorking),
      Printed("alpha2", "-1.996", .roundedWorking),
      Printed("yhat", "0.119623", .roundedWorking), Printed("class", "0"), Printed("loss", "0.38753", .roundedWorking),
      Printed("dalpha2-dw2-1", "0.5"), Printed("loss-w2-1", "-0.04635772", .followThrough),
      Printed("dalpha2-dbeta1-1", "2"), Printed("dalpha1-1-dw1-21", "5"),
      Printed("loss-w1-21", "-0.23178", .roundedWorking), Printed("w2-1-new", "2.0927", .roundedWorking),
      Printed("w1-21-new", "1.4636", .roundedWorking),
    ]
  ),
  (
    "exp-output",
    [
      Printed("z1-1", "2"), Printed("a1-1", "0.881"), Printed("z1-2", "0.5"), Printed("a1-2", "0.622"),
      Printed("z2", "-1.265"), Printed("p", "0.282"), Printed("loss-w2-11-y", "-0.248442", .roundedWorking),
      Printed("loss-w2-11-constant", "0.070060644", .roundedWorking),
      Printed("loss-w2-11", "-0.248442y + 0.070060644", .roundedWorking, isCounted: false),
      Printed("loss-w1-11-y", "0.04434689", .roundedWorking),
      Printed("loss-w1-11-constant", "-0.01250582", .roundedWorking),
      Printed("loss-w1-11", "-0.01250582 + 0.04434689y", .roundedWorking, isCounted: false),
    ]
  ),
]

@Suite("The numbers that the handouts print")
struct PrintedNumberTests {
  @Test("are accepted, each for its true reason", arguments: printed.map(\.exercise))
  func accepted(id: String) throws {
    let catalogue = try Catalogue.builtIn()
    let check = try ExerciseCheck(try catalogue.entry(id), of: catalogue)
    let expected = try #require(printed.first { $0.exercise == id }).numbers
    #expect(
      check.sourceFindings.map { "\($0.step) \($0.text) \($0.verdict.outcome) \($0.verdict.reason)" }
        == expected.map { "\($0.step) \($0.text) right \($0.reason)" })
  }

  @Test("are thirty-nine, all of them")
  func count() {
    let texts = printed.flatMap(\.numbers).filter(\.isCounted).map(\.text)
    #expect(texts.map { $0.split(separator: ",").count }.reduce(0, +) == 39)
  }

  @Test("which rounding, or which earlier number, explains one is said")
  func said() throws {
    let catalogue = try Catalogue.builtIn()
    let findings = try ["not-cost", "sigmoid-2-2-1"].flatMap {
      try ExerciseCheck(try catalogue.entry($0), of: catalogue).sourceFindings
    }
    func detail(_ step: String) -> String? { findings.first { $0.step == step }?.verdict.detail.unicode }
    #expect(
      detail("cost-1") == "Right for your rounding: with a₁ rounded to 0.834 it is 0.696; unrounded it is 0.695.")
    #expect(
      detail("beta1-2") == "Right, though cut rather than rounded: to as many digits it rounds to 1.000.")
    #expect(
      detail("yhat")
        == "Right for your rounding: with β¹₂ cut to 0.999 it is 0.119623, cut; unrounded it is 0.119203.")
    #expect(
      detail("loss-w2-1") == "Right for your own working: −0.04635772 follows from your ŷ = 0.119623.")
  }
}
