import Course
import Formula
import GradientEngine
import Grading
import Testing

@Suite("Answers as handouts print them")
struct HandoutNotationTests {
  private func verdict(_ text: String, _ id: String, _ exercise: String) throws -> Verdict {
    let exercise = try Catalogue.builtIn().open(exercise)
    return exercise.grade(text, at: try #require(exercise.steps.first { $0.id == id }))
  }

  @Test(
    "layers above and indices below are read as the one quantity they can mean",
    arguments: [
      ("sigmoid-2-2-1", "chain-w2-1", "dl/dyhat dyhat/dalpha2 dalpha2/dW2_11"),
      ("sigmoid-2-2-1", "chain-w2-1", "∂ℓ/∂ŷ ∂ŷ/∂α² ∂α²/∂W²₁₁"),
      ("sigmoid-2-2-1", "chain-w2-1", "dl/dyhat dyhat/dalpha^2 dalpha^2/dW_{11}^2"),
      (
        "sigmoid-2-2-1", "chain-w1-21",
        "dl/dyhat dyhat/dalpha^2 dalpha^2/dbeta_1^1 dbeta_1^1/dalpha_1^1 dalpha_1^1/dW_{21}^1"
      ),
      ("sigmoid-2-2-1", "loss-w1-21-formula", "-(y-yhat)yhat(1-yhat)*W²₁₁*β₁¹(1-β_1^1)*X_2"),
      ("sigmoid-2-2-1", "loss-w1-21-formula", "-(y-\\hat y)\\hat y(1-\\hat y) W^2_{11} \\beta_1^1(1-\\beta_1^1) x_2"),
      ("exp-output", "loss-w2-11-formula", "(p-y) e^{z_1^{(2)}} a_1^{(1)}"),
      (
        "exp-output", "loss-w1-11-formula",
        "(p-y) e^{z_1^{(2)}} W_{11}^{(2)} \\sigma(z_1^{(1)})(1-\\sigma(z_1^{(1)})) X_{11}"
      ),
      ("exp-output", "chain-w2-11", "dJ/dp dp/dz_1^(2) dz_1^(2)/dW_11^(2)"),
      ("half-moons", "dl-da2-formula", "(a_1^{(2)}-y)/(a_1^{(2)}(1-a_1^{(2)}))"),
      ("half-moons", "dl-dw2-formula", "(a_1^(2) - y) a^(1)"),
      ("two-weights", "chain-w2", "∂Loss/∂a_2 ∂a_2/∂z_2 ∂z_2/∂w_2"),
      ("two-weights", "dl-dw2-formula", "(a_2 - y^*) * a_2(1-a_2) * a_1"),
      ("two-weights", "dl-dw2-formula", "(a2 - y*) * a2(1 - a2)*a1"),
      ("two-weights", "loss-formula", "Loss(g_2(w_2 * g_1(w_1 * x)), y*)"),
      ("two-weights", "w1-new-formula", "w1 ← w1 - alpha(a2-y*)*a2(1-a2)*w2*a1(1-a1)*x"),
      ("two-weights", "w1-new-formula", "w1 := w1 - alpha(a2-y)*a2(1-a2)*w2*a1(1-a1)*x"),
      ("two-weights", "w1-new-formula", "w_1 <- w_1 - alpha(a2-y)*a2(1-a2)*w2*a1(1-a1)*x"),
    ])
  func layers(_ exercise: String, _ id: String, _ text: String) throws {
    let verdict = try verdict(text, id, exercise)
    #expect(verdict.outcome == .right, "\(text): \(verdict.detail), \(verdict.reading)")
  }

  @Test("a square stays one where no layer can be meant, and a star that multiplies a product")
  func squares() throws {
    #expect(try verdict("(a_2 - y)^2/2 * a_1^2", "dl-dw2-formula", "two-weights").outcome == .wrong)
    let reading = try verdict("W2[1]*beta1_1^2", "loss-w1-21-formula", "sigmoid-2-2-1").reading?.unicode
    #expect(reading == "read as W²₁·β¹₁²")
    #expect(try verdict("-y*a1", "dl-dw2-formula", "two-weights").reading?.unicode == "read as −y·a₁")
    #expect(try verdict("y*-a1", "dl-dw2-formula", "two-weights").reading?.unicode == "read as y·(−a₁)")
  }

  @Test(
    "a vector has a transpose of its own, as the handout's rows have",
    arguments: [
      ("dl-dz1-formula", "W2^T(a2-y) .* a1 .* (1-a1)"), ("dl-dz1-formula", "(a2-y)*W2 .* a1^T .* (1-a1)^T"),
      ("dl-dz1-formula", "(a2-y) W2ᵀ ⊙ σ'(z1)"), ("dl-da1-formula", "W2^T(a2-y)"), ("dl-dw2-formula", "(a2-y) a1^T"),
      ("dl-dx-formula", "W1^T(W2^T(a2-y) ⊙ a1 ⊙ (1-a1))"),
      ("dl-dx-formula", "((a2-y)*W2^T .* a1 .* (1-a1))^T W1"),
    ])
  func transposes(_ id: String, _ text: String) throws {
    let verdict = try verdict(text, id, "half-moons")
    let expected: Verdict.Outcome = text.contains("σ") ? .form : .right
    #expect(verdict.outcome == expected, "\(text): \(verdict.detail)")
    let opposite = try self.verdict(text.replacing("a2-y", with: "y-a2"), id, "half-moons")
    #expect(opposite.reason == .wrongSign, "\(text): \(opposite.detail)")
  }

  @Test("a star between vectors is wrong in form only, where the rest is right") func stars() throws {
    for text in ["W2^T(a2-y) * a1 .* (1-a1)", "W2^T (a2-y) * a1 * (1-a1)", "(a2-y)*W2*a1*(1-a1)"] {
      let verdict = try verdict(text, "dl-dz1-formula", "half-moons")
      #expect(!verdict.spendsAttempt && verdict.outcome != .right, "\(text): \(verdict.detail)")
    }
    #expect(try verdict("W2^T (y-a2) * a1 * (1-a1)", "dl-dz1-formula", "half-moons").outcome == .wrong)
    #expect(
      try verdict("W1^T(W2^T(a2-y) * a1 * (1-a1))", "dl-dx-formula", "half-moons").detail.unicode
        == "Right if “*” is meant element by element; between vectors write “.*” for that.")
  }

  @Test("derivatives are asked to be worked out, the step's own and others") func derivatives() throws {
    let slope = try verdict("sigma'(z2)", "da2-dz2-sigma", "half-moons")
    #expect(slope.reason == .restated)
    #expect(slope.detail.unicode == "“sigma'(z2)” is the derivative that is asked: say what it comes to.")
    #expect(
      try verdict("dL/da1 da1/dz1 W1", "dl-dx-formula", "half-moons").detail.unicode
        == "∂L/∂a⁽¹⁾ and ∂a⁽¹⁾/∂z⁽¹⁾ are still to be worked out; expected a formula in terms of a⁽¹⁾, a⁽²⁾, y, W₁ and W₂."
    )
    // A function left open has no other slope than its own.
    #expect(try verdict("Loss_a(a2, y) g2'(z2) a1", "dl-dw2-open", "two-weights").outcome == .right)
  }

  @Test("where the simplest form is asked, a fraction that cancels is not the answer yet") func fractions() throws {
    for text in ["(a2-y)/(a2(1-a2))*a2(1-a2)", "a2 (1 - a2) (-y/a2 + (1-y)/(1-a2))", "(a2-y)*a2^-1*a2"] {
      let verdict = try verdict(text, "dl-dz2-formula", "half-moons")
      #expect(verdict.reason == .otherForm, "\(text): \(verdict.detail)")
    }
    for text in ["a2 - y", "-(y - a2)", "(2*a2 - 2*y)/2"] {
      #expect(try verdict(text, "dl-dz2-formula", "half-moons").outcome == .right, "\(text)")
    }
  }

  @Test("exchanged arguments of a function are told so") func arguments() throws {
    let verdict = try verdict("Loss(y, g2(w2 * g1(w1 * x)))", "loss-formula", "two-weights")
    #expect(verdict.outcome == .wrong)
    #expect(verdict.detail.unicode == "The arguments of Loss are in the wrong order; everything else is right.")
    #expect(try self.verdict("Loss(y, g2(w1 * g1(w1 * x)))", "loss-formula", "two-weights").reason == .notEquivalent)
  }

  @Test("the vector that is too long is the one whose element is written") func elements() throws {
    let verdict = try verdict("(p-y) e^(z2) a1", "loss-w2-11-formula", "exp-output")
    #expect(
      verdict.detail.unicode == "This is a vector of 2; what is asked is one number; one element is written a1[1].")
  }

  @Test(
    "what Python refuses is told with what there is",
    arguments: [
      ("2(a1-y)", "Python takes a number before “(” for a call, not for a factor; expected “*”."),
      ("2*(a1-y)", "“a1” is a function here; expected 3 arguments, as in a1(…, …, …)."),
      ("a1(u, v, t)", "“u” is not defined here; expected one of b1, w1, x, y, z, a1, C, C0, C1, a0, x0, y0, z0."),
    ])
  func python(_ text: String, _ sentence: String) throws {
    #expect(try verdict(text, "dcda-code", "not-cost").detail.unicode == sentence)
  }
}
