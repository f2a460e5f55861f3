import Formula
import Grading
import Testing

@testable import Course

/// What a first-time user typed and was told wrongly, in the exercises that come with the program.
@Suite("First use") struct FirstUseTests {
  private func verdict(_ text: String, _ exercise: String, _ step: String) throws -> Verdict {
    let exercise = try Catalogue.builtIn().open(exercise)
    return exercise.grade(text, at: try #require(exercise.steps.first { $0.id == step }, "\(step)"))
  }

  @Test(
    "A vector of one and its element are the same in a chain",
    arguments: [
      "dJ/dp*dp/dz2[1]*dz2[1]/dW2[1,1]", "dJ/dp*dp/dz2*dz2/dW2[1,1]", "dJ/dp * dp/dz2[1] * dz2/dW2[1,1]",
      "∂J/∂p · ∂p/∂z⁽²⁾₁ · ∂z⁽²⁾₁/∂W⁽²⁾₁₁",
    ])
  func vectorOfOneInChain(text: String) throws {
    let verdict = try verdict(text, "exp-output", "chain-w2-11")
    #expect(verdict.outcome == .right, "\(verdict.detail)")
  }

  @Test("A vector of one by its element is 1, not 0") func vectorOfOneByItself() throws {
    #expect(try verdict("dz2/dz2[1]", "exp-output", "chain-w2-11").detail.unicode.contains("is 1 and takes no step"))
  }

  @Test("A vector of one counts as a number") func vectorOfOneAsExponent() throws {
    for text in ["e^z2", "exp(z2)", "exp(z2[1])", "2*exp(z2)/2"] {
      let verdict = try verdict(text, "exp-output", "dp-dz2-formula")
      #expect(verdict.outcome == .right, "\(text): \(verdict.detail)")
    }
  }

  @Test("Zero is never right as far as it goes where the value is not zero") func zeroSaysNothing() throws {
    for (text, exercise, step) in [
      ("0", "two-weights", "a2"), ("0", "two-weights", "a1"), ("0.0", "exp-output", "p"), ("0", "exp-output", "p"),
      ("0", "half-moons", "loss"),
    ] {
      let verdict = try verdict(text, exercise, step)
      #expect(verdict.outcome == .wrong, "\(exercise) \(step): \(verdict.detail)")
      #expect(verdict.detail.unicode.hasPrefix("\(text) is not right: the value is not zero"), "\(verdict.detail)")
    }
  }

  @Test("A name keeps its case where it begins a sentence") func namesKeepCase() throws {
    for (text, message) in [
      ("dloss", "dloss is not defined"), ("q", "q is not defined"), ("Q", "Q is not defined"),
    ] {
      let verdict = try verdict(text, "two-weights", "dl-da2-formula")
      #expect(verdict.outcome == .unreadable && verdict.detail.unquoted.hasPrefix(message), "\(verdict.detail)")
    }
    #expect(try verdict("3q", "exp-output", "dj-dp").detail.unicode.hasPrefix("“q” is not worked out here"))
  }

  @Test("An element is read however its indices are written") func elementRead() throws {
    for text in ["a1_1", "a11", "a^{(1)}_1", "a^1_1", "a⁽¹⁾₁"] {
      let verdict = try verdict("\(text)*(1 - \(text))", "half-moons", "da1-dz1-formula")
      #expect(verdict.outcome == .right, "\(text): \(verdict.detail)")
    }
    for text in ["W1_21", "W1_2_1", "W121", "W_1[2,1]"] {
      #expect(try verdict(text, "half-moons", "da1-dz1-formula").reading?.unicode == "read as W₁[2,1]")
    }
  }

  @Test("A product without its sign and a name in other capitals are suggested") func productSuggested() throws {
    #expect(try verdict("xw1", "two-weights", "z1-formula").detail.unicode.contains("(did you mean x*w1?)"))
    #expect(try verdict("loss(a2, y)", "two-weights", "loss-formula").detail.unicode.contains("(did you mean Loss?)"))
    #expect(try verdict("G1(z1)", "two-weights", "a1-formula").detail.unicode.contains("(did you mean g1?)"))
  }

  @Test("Where one number is asked, a vector is told so, and how an element is written") func elementAsked() throws {
    for text in ["a1", "a1*(1-a1)", "a1.*(1-a1)"] {
      let verdict = try verdict(text, "half-moons", "da1-dz1-formula")
      #expect(
        verdict.detail.unicode.contains("one number") && verdict.detail.unicode.contains("written a1[1]"),
        "\(verdict.detail)")
    }
  }

  @Test("Cells without a name are numbered, and tell nothing of what stands in them") func unnamedCells() throws {
    for exercise in try Catalogue.builtIn().entries.map({ try Catalogue.builtIn().open($0.id) }) {
      for step in exercise.steps {
        guard let question = step.question.kind as? TensorQuestion else { continue }
        #expect(!question.labels.contains { $0.unicode.hasPrefix("[") }, "\(exercise.id) \(step.id)")
      }
    }
  }

  @Test("A step's working does not tell what is asked next") func coefficientKeepsTheConstant() throws {
    let exercise = try Catalogue.builtIn().open("exp-output")
    for id in ["dj-dp-y", "loss-w2-11-y", "loss-w1-11-y"] {
      let step = try #require(exercise.steps.first { $0.id == id })
      #expect(step.worked.lines.allSatisfy { $0.value.coefficients.count == 1 }, "\(id)")
    }
  }

  @Test("A line of code is echoed in its own names") func codeEcho() throws {
    #expect(try verdict("dCda*dadz", "not-cost", "dcdb-code").reading?.unicode == "read as dCda·dadz")
    #expect(try verdict("W @ a0 + b", "vector-cost", "z-code").outcome == .right)
    #expect(try verdict("W @ x + b", "vector-cost", "z-code").outcome == .right)
  }

  @Test("Where functions are left open, the sentence says which") func openFunctionNamed() throws {
    let verdict = try verdict("sigmoid(z1)", "two-weights", "a1-formula")
    #expect(
      verdict.detail.unicode.hasSuffix("g1 is left open here, so write the answer with it."), "\(verdict.detail)")
  }

  @Test("A name with its number set low is read as the name itself") func lowDigits() throws {
    #expect(try verdict("exp(z₂)", "exp-output", "dp-dz2-formula").outcome == .right)
    #expect(try verdict("dJ/dp·dp/dz₂·dz₂/dW₂₁₁", "exp-output", "chain-w2-11").outcome == .right)
    let open = try verdict("(a2 - y)*a2*(1 - a2)*a1", "two-weights", "dl-dw2-open")
    #expect(open.detail.unicode.contains(" Loss and g2 are left open here"), "\(open.detail)")
  }

  @Test("The slope of an open function may have its prime behind a low digit") func primeAfterSubscript() throws {
    let verdict = try verdict("Loss'(a₂,y)*g₂'(z₂)*a₁", "two-weights", "dl-dw2-open")
    #expect(verdict.outcome == .right, "\(verdict.detail)")
  }

  @Test(
    "An answer may begin with the name of what is asked and an equals sign",
    arguments: [
      ("z1 = x*w1", "two-weights", "z1-formula"), ("z₁=x·w₁", "two-weights", "z1-formula"),
      ("dL/dw2 = dL/da2*da2/dz2*dz2/dw2", "two-weights", "chain-w2"),
      ("∂L/∂w₂ = ∂L/∂a₂·∂a₂/∂z₂·∂z₂/∂w₂", "two-weights", "chain-w2"),
      ("d(L)/d(w2) = (a2-y)*a2*(1-a2)*a1", "two-weights", "dl-dw2-formula"),
      ("yhat = 0.1192", "sigmoid-2-2-1", "yhat"), ("ŷ = 0.1192", "sigmoid-2-2-1", "yhat"),
      ("p=.282", "exp-output", "p"), ("z2[1] = -1.265", "exp-output", "z2"), ("= .282", "exp-output", "p"),
      ("dJ/dp = -y + 0.282", "exp-output", "dj-dp"), ("z = W @ x + b", "vector-cost", "z-code"),
      ("dzdb = 1", "not-cost", "dzdb-code"),
    ])
  func leadingName(text: String, exercise: String, step: String) throws {
    let verdict = try verdict(text, exercise, step)
    #expect(verdict.outcome == .right, "\(text): \(verdict.detail)")
  }

  @Test("Another name before an equals sign is told as such") func otherLeadingName() throws {
    let verdict = try verdict("z2 = x*w1", "two-weights", "z1-formula")
    #expect(verdict.outcome == .unreadable && verdict.caret == 0..<2)
    #expect(
      verdict.detail.unicode == "“z2” before “=” is not what is asked; expected only what stands to the right of it.")
  }

  @Test("A number that is the formula's value, badly rounded, is not set against the formula") func roundedBadly()
    throws
  {
    let exercise = try Catalogue.builtIn().open("two-weights")
    let sheet = exercise.gradingModel
    let step = try #require(exercise.steps.first { $0.id == "a2" })
    let history = sheet.context(at: "a2", answers: ["a2-formula": "g2(z2)"])
    for text in [".33", "0.326", "0.32"] {
      let verdict = Grading.grade(text, on: step.question, given: history)
      #expect(!verdict.detail.unicode.contains("another number"), "\(text): \(verdict.detail)")
    }
    #expect(Grading.grade("0.7", on: step.question, given: history).detail.unicode.contains("another number"))
  }
}

extension Text {
  /// The text without quotation marks.
  fileprivate var unquoted: String { unicode.filter { !"“”'".contains($0) } }
}
