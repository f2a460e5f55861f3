import Course
import Grading
import Testing

/// A number that a handout prints, and why it is accepted.
private struct Printed {
  let step: String
  let text: String
  let reason: Verdict.Reason
  /// Whether it is one of the thirty-nine results; a shape, a number printed again as a factor or in an expression, and a
  /// term that is a single digit are not.
  let isCounted: Bool

  init(_ step: String, _ text: String, _ reason: Verdict.Reason = .exact, isCounted: Bool = true) {
    self.step = step
    self.text = text
    self.reason = reason
    self.isCounted = isCounted
  }
}

/// What the handouts print in numbers, exercise by exercise, in the order of the steps.
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
      Printed("cost-0", "1.2"), Printed("dz1-db", "1", isCounted: false),
    ]
  ),
  (
    "sigmoid-2-2-1",
    [
      Printed("shape-w1", "3 x 2", isCounted: false), Printed("shape-w2", "3 x 1", isCounted: false),
      // The three products of each hidden sum are printed, and asked together.
      Printed("products-1", "[-1, -4, 5]"), Printed("products-2", "[2, 2, 20]"),
      Printed("alpha1-1", "0"), Printed("alpha1-2", "24"), Printed("beta1-1", "0.5"),
      Printed("beta1-2", "0.999", .cutWorking), Printed("alpha2-terms", "[1, 1]", isCounted: false),
      Printed("alpha2-term3", "-3.996", .cutWorking), Printed("alpha2", "-1.996", .cutWorking),
      Printed("yhat", "0.119623", .cutWorking), Printed("class", "0"), Printed("loss", "0.38753", .cutWorking),
      Printed("dalpha2-dw2-1", "0.5"), Printed("loss-w2-1", "-0.04635772", .followThrough),
      Printed("dalpha2-dbeta1-1", "2"), Printed("dalpha1-1-dw1-21", "5"),
      Printed("loss-w1-21", "-0.23178", .cutWorking), Printed("w2-1-new", "2.0927", .cutWorking),
      Printed("w1-21-new", "1.4636", .cutWorking),
    ]
  ),
  (
    "exp-output",
    [
      Printed("z1-1", "2"), Printed("a1-1", "0.881"), Printed("z1-2", "0.5"), Printed("a1-2", "0.622"),
      Printed("z2", "-1.265"), Printed("p", "0.282"),
      Printed("dj-dp-constant", "0.282", isCounted: false), Printed("dj-dp", "0.282 - y", isCounted: false),
      Printed("dp-dz2", "0.282", isCounted: false), Printed("dz2-dw2-11", "0.881", isCounted: false),
      Printed("loss-w2-11-y", "-0.248442", .roundedWorking),
      Printed("loss-w2-11-constant", "0.070060644", .roundedWorking),
      Printed("loss-w2-11", "-0.248442y + 0.070060644", .roundedWorking, isCounted: false),
      Printed("dz2-da1-1", "-3", isCounted: false), Printed("dz1-1-dw1-11", "0.5", isCounted: false),
      Printed("loss-w1-11-y", "0.04434689", .cutWorking),
      Printed("loss-w1-11-constant", "-0.01250582", .roundedWorking),
      Printed("loss-w1-11", "-0.01250582 + 0.04434689y", .cutWorking, isCounted: false),
    ]
  ),
]

/// The steps beside which a handout prints a formula, a chain or a line of code.
private let printedInLetters: [(exercise: String, steps: [String])] = [
  (
    "half-moons",
    [
      "dl-da2-fractions", "dl-da2-formula", "da2-dz2-sigma", "da2-dz2-formula", "chain-w2", "dl-dw2-formula",
    ]
  ),
  ("not-cost", ["chain-w", "chain-b", "dcda-code", "dadz-code", "dzdb-code", "dcdb-code"]),
  ("vector-cost", ["z-code", "cost-code"]),
  (
    "sigmoid-2-2-1",
    ["chain-w2-1", "dloss-dyhat-formula", "dyhat-dalpha2-formula", "chain-w1-21", "dbeta1-1-dalpha1-1-formula"]
  ),
  (
    "two-weights",
    [
      "z1-formula", "a1-formula", "z2-formula", "a2-formula", "loss-formula", "chain-w2", "dl-da2-formula",
      "da2-dz2-formula", "dz2-dw2-formula", "dl-dw2-formula", "chain-w1", "dz2-da1-formula", "da1-dz1-formula",
      "dz1-dw1-formula", "dl-dw1-formula", "w1-new-formula",
    ]
  ),
  (
    "exp-output",
    [
      "chain-w2-11", "dj-dp-formula", "dp-dz2-formula", "loss-w2-11-formula", "chain-w1-11", "da1-1-dz1-1-formula",
      "loss-w1-11-formula",
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
      try findings(of: check, inLetters: false).map {
        "\($0.step) \($0.text) \($0.verdict.outcome) \($0.verdict.reason)"
      } == expected.map { "\($0.step) \($0.text) right \($0.reason)" })
  }

  @Test(
    "beside what is printed in letters, which is right as it is printed", arguments: printedInLetters.map(\.exercise))
  func inLetters(id: String) throws {
    let catalogue = try Catalogue.builtIn()
    let check = try ExerciseCheck(try catalogue.entry(id), of: catalogue)
    let expected = try #require(printedInLetters.first { $0.exercise == id }).steps
    let found = try findings(of: check, inLetters: true)
    #expect(found.map(\.step) == expected)
    for finding in found { #expect(finding.verdict.outcome == .right, "\(finding.step)") }
  }

  /// What the check found of the source's formulas, or of its numbers.
  private func findings(of check: ExerciseCheck, inLetters: Bool) throws -> [ExerciseCheck.SourceFinding] {
    let exercise = try #require(check.exercise)
    let kinds: [AnswerWord] = [.formula, .chain, .code]
    return check.sourceFindings.filter { finding in
      exercise.step(finding.step).map { kinds.contains($0.kind) == inLetters } ?? false
    }
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
      detail("cost-1") == "Right for this rounding: with a₁ rounded to 0.834 it is 0.696; unrounded it is 0.695.")
    #expect(
      detail("beta1-2") == "Right, though cut rather than rounded: to as many digits it rounds to 1.000.")
    #expect(
      detail("yhat")
        == "Right for this rounding: with β¹₂ cut to 0.999 it is 0.119623, cut; unrounded it is 0.119203.")
    #expect(
      detail("loss-w2-1") == "Right for your own working: −0.04635772 follows from your ŷ = 0.119623.")
  }
}
