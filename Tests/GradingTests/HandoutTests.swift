import Testing

import Grading

/// A number that a handout prints, and why it is accepted.
struct Printed: CustomTestStringConvertible, Sendable {
  let step: String
  let text: String
  let reason: Verdict.Reason
  let detail: String

  init(_ step: String, _ text: String, _ reason: Verdict.Reason = .exact, _ detail: String? = nil) {
    self.step = step
    self.text = text
    self.reason = reason
    self.detail = detail ?? "Right: \(text.hasPrefix("-") ? "−" + text.dropFirst() : text)."
  }

  var testDescription: String { "\(step) = \(text), \(reason.rawValue)" }

  func check(_ gradingModel: GradingModel, after answers: [String: String] = [:]) throws {
    let verdict = try gradingModel.verdict(text, at: step, after: answers)
    #expect(verdict.outcome == .right, "\(verdict.detail)")
    #expect(verdict.reason == reason, "\(verdict.detail)")
    #expect(verdict.detail.unicode == detail)
  }
}

/// Of the numbers that the handouts print, many carry earlier rounding. Each is accepted, for its true reason.
@Suite("Numbers as the handouts print them")
struct HandoutTests {
  @Test(
    "the 2-2-1 network, where σ(24) is cut to 0.999",
    arguments: [
      Printed("alpha1-1", "0"), Printed("alpha1-2", "24"), Printed("beta1-1", "0.5"),
      Printed(
        "beta1-2", "0.999", .cutWorking,
        "Right, though cut rather than rounded: to as many digits it rounds to 1.000."),
      Printed(
        "term3", "-3.996", .cutWorking,
        "Right for this rounding: with β¹₂ cut to 0.999 it is −3.996; unrounded it is −4.000."),
      Printed(
        "alpha2", "-1.996", .cutWorking,
        "Right for this rounding: with β¹₂ cut to 0.999 it is −1.996; unrounded it is −2.000."),
      Printed(
        "yhat", "0.119623", .cutWorking,
        "Right for this rounding: with β¹₂ cut to 0.999 it is 0.119623, cut; unrounded it is 0.119203."),
      Printed(
        "loss", "0.38753", .cutWorking,
        "Right for this rounding: with β¹₂ cut to 0.999 it is 0.38753; unrounded it is 0.38790."),
      Printed("dalpha2-dw2", "0.5"), Printed("dalpha2-dbeta1", "2"), Printed("dalpha1-dw1", "5"),
      Printed(
        "loss-w1", "-0.23178", .cutWorking,
        "Right for this rounding: with β¹₂ cut to 0.999 it is −0.23178, cut; unrounded it is −0.23120."),
      Printed(
        "w2-new", "2.0927", .cutWorking,
        "Right for this rounding: with β¹₂ cut to 0.999 it is 2.0927; unrounded it is 2.0925."),
      Printed(
        "w1-new", "1.4636", .cutWorking,
        "Right for this rounding: with β¹₂ cut to 0.999 it is 1.4636; unrounded it is 1.4624."),
    ])
  func sigmoid(_ printed: Printed) throws {
    try printed.check(try Networks.sigmoid())
  }

  @Test(
    "the same, one after another: each follows from those before",
    arguments: [
      Printed(
        "alpha2", "-1.996", .followThrough, "Right for your own working: −1.996 follows from your β¹₂ = 0.999."),
      Printed(
        "yhat", "0.119623", .followThrough,
        "Right for your own working: with your α² = −1.996 it is 0.119623, cut."),
      Printed(
        "loss", "0.38753", .followThrough, "Right for your own working: 0.38753 follows from your ŷ = 0.119623."),
      Printed(
        "loss-w2", "-0.04635772", .followThrough,
        "Right for your own working: −0.04635772 follows from your ŷ = 0.119623."),
      Printed(
        "loss-w1", "-0.23178", .followThrough,
        "Right for your own working: with your ŷ = 0.119623 it is −0.23178, cut."),
      Printed(
        "w2-new", "2.0927", .followThrough,
        "Right for your own working: 2.0927 follows from your ∂ℓ/∂W²₁ = −0.04635772."),
      Printed(
        "w1-new", "1.4636", .followThrough,
        "Right for your own working: 1.4636 follows from your ∂ℓ/∂W¹₂₁ = −0.23178."),
    ])
  func sigmoidInOrder(_ printed: Printed) throws {
    let answers = [
      "beta1-2": "0.999", "alpha2": "-1.996", "yhat": "0.119623", "loss-w2": "-0.04635772", "loss-w1": "-0.23178",
    ]
    try printed.check(try Networks.sigmoid(), after: answers)
  }

  @Test("digits that come from six decimals of ŷ are not told from four") func spuriousDigits() throws {
    let verdict = try Networks.sigmoid().verdict("-0.04635772", at: "loss-w2")
    #expect(verdict.outcome == .digits)
    #expect(
      verdict.detail.unicode == "With β¹₂ cut to 0.999, −0.04635772 is right to the 3 significant figures asked; "
        + "its later digits are not.")
  }

  @Test("the NOT neuron, where a is rounded to 0.834") func neuron() throws {
    let one = try Networks.neuron(x: 1, y: 0)
    try Printed("a", "0.834").check(one)
    try Printed(
      "cost", "0.696", .roundedWorking,
      "Right for this rounding: with a rounded to 0.834 it is 0.696; unrounded it is 0.695."
    ).check(one)
    let zero = try Networks.neuron(x: 0, y: 1)
    try Printed("a", "-0.100").check(zero)
    try Printed("cost", "1.2").check(zero)
  }

  @Test(
    "the exponential network, where p and a₁ are rounded to three digits",
    arguments: [
      Printed("z1-1", "2"), Printed("a1-1", "0.881"), Printed("z1-2", "0.5"), Printed("a1-2", "0.622"),
      Printed("z2", "-1.265"), Printed("p", "0.282"),
      Printed(
        "w2-y", "-0.248442", .roundedWorking,
        "Right for this rounding: with a₁[1] rounded to 0.881 and p rounded to 0.282 it is −0.248442; "
          + "unrounded it is −0.248633."),
      Printed(
        "w2-1", "0.070060644", .roundedWorking,
        "Right for this rounding: with a₁[1] rounded to 0.881 and p rounded to 0.282 it is 0.070060644; "
          + "unrounded it is 0.070184405."),
      Printed(
        "w1-y", "0.04434689", .cutWorking,
        "Right for this rounding: with a₁[1] rounded to 0.881 and p rounded to 0.282 it is 0.04434689, cut; "
          + "unrounded it is 0.04445662."),
      Printed(
        "w1-1", "-0.01250582", .roundedWorking,
        "Right for this rounding: with a₁[1] rounded to 0.881 and p rounded to 0.282 it is −0.01250582; "
          + "unrounded it is −0.01254928."),
    ])
  func exponential(_ printed: Printed) throws {
    try printed.check(try Networks.exponential())
  }
}
