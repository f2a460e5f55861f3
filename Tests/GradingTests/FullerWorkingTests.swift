import TestSupport
import Testing

@testable import Grading

@Suite("Digits that were not written down")
struct FullerWorkingTests {
  @Test(
    "a number of more digits than asked is right where it comes from what one's own number is cut or rounded from",
    arguments: [
      ("0.1196", "loss-w2", "-0.04635772"), ("0.1196", "loss", "0.38753"), ("0.2000", "loss", "0.32003"),
      ("0.2000", "loss", "0.31997"), ("0.2000", "loss-w2", "-0.06401"),
    ])
  func fuller(_ own: String, _ id: String, _ text: String) throws {
    // With β¹₂ written as 1.000 no rounding of it explains them.
    let answers = ["beta1-2": "1.000", "yhat": own]
    let verdict = try Networks.sigmoid().verdict(text, at: id, after: answers)
    #expect(verdict.reason == .followThrough, "\(id): \(text): \(verdict.detail)")
  }

  @Test("what no such digits lead to is not right", arguments: [("loss", "0.32013"), ("loss-w2", "-0.0649")])
  func beyond(_ id: String, _ text: String) throws {
    let answers = ["beta1-2": "1.000", "yhat": "0.2000"]
    #expect(try Networks.sigmoid().verdict(text, at: id, after: answers).outcome != .right)
    // A number with fewer digits than asked leaves too much open.
    #expect(try Networks.sigmoid().verdict("0.3263", at: "loss", after: ["yhat": "0.2"]).outcome == .wrong)
  }

  @Test("a right number that was written down leaves open only its rounding") func rightNumbers() throws {
    let sheet = try Networks.neuron(x: 1, y: 0)
    let verdict = try sheet.verdict("1.668", at: "dC-da", after: ["a": "0.833"])
    #expect(
      verdict.detail.unicode == "Right for this rounding: with a rounded to 0.834 it is 1.668; unrounded it is 1.667.")
    #expect(try sheet.verdict("1.669", at: "dC-da", after: ["a": "0.834"]).outcome == .digits)
  }

  @Test("the sign alone is told where the size follows from one's own numbers") func signs() throws {
    let sheet = try Networks.sigmoid()
    for (own, id, text) in [
      ("0.2", "loss-w2", "0.064"), ("0.2", "dloss-dyhat", "0.800"), ("0.1196", "dloss-dyhat", "0.8804"),
    ] {
      let verdict = try sheet.verdict(text, at: id, after: ["yhat": own])
      #expect(verdict.reason == .wrongSign, "\(id): \(verdict.detail)")
      #expect(verdict.detail.unicode.hasPrefix("\(text) has the right size for your own working, but the wrong sign."))
    }
    #expect(try sheet.verdict("0.07", at: "loss-w2", after: ["yhat": "0.2"]).reason != .wrongSign)
  }
}

@Suite("Zeros of a short display")
struct ShortZeroTests {
  @Test("say nothing of a small number, and blame nothing", arguments: ["0.0", "0.000", "0.00000", "-0.000"])
  func coarse(_ text: String) throws {
    let question = Question(truth: Truth(3.775_134_5e-11), precision: .significant(3))
    #expect(grade(text, on: question).reason == .tooFewDigits)
    #expect(
      grade("0.000", on: question).detail.unicode == "0.000 is too coarse to tell; give 3 significant figures.")
    #expect(grade("0", on: question).reason == .notZero)
    #expect(grade("0.000", on: Question(truth: Truth(0.01), precision: .significant(3))).outcome == .wrong)
  }

  @Test("name no misconception that comes to 0") func blame() throws {
    let sheet = try Networks.gradingModel(
      build(
        given: [("z", scalar(24), nil)], define: [("b", "sigmoid(z)"), ("L", "b^2")], differentiate: ["L"], by: ["z"]),
      steps: [("b", "b", "3 decimals"), ("slope", "partial(b)/partial(z)", "3 significant")])
    let verdict = try sheet.verdict("0.000", at: "slope", after: ["b": "0.999"])
    #expect(verdict.reason == .tooFewDigits && verdict.misconception == nil, "\(verdict.detail)")
  }
}

@Suite("What is asked, in words")
struct AskedWordsTests {
  @Test("is grammatical wherever it is said") func words() throws {
    let exact = NumberQuestion(truth: Truth(2), precision: .exact)
    let shape = TensorQuestion(shape: .vector(2), cells: [exact, exact], labels: ["a", "b"])
    #expect(shape.asks.unicode == "2 exact numbers")
    let fine = NumberQuestion(truth: Truth(2), precision: .decimals(3))
    #expect(
      TensorQuestion(shape: .matrix(1, 2), cells: [fine, fine], labels: ["a", "b"]).asks.unicode
        == "1 row of 2 numbers, each to 3 decimals")
    #expect([exact, fine].map(\.askedNumber.unicode) == ["an exact number", "a number to 3 decimals"])
    let expression = ExpressionQuestion(unknown: "y", coefficients: [exact, exact])
    #expect(expression.asks.unicode == "an expression in y with exact coefficients")
    #expect(grade("[1, 2]", on: Question(shape)).detail.unicode == "1 of 2 cells is right. Not right: a.")
  }
}
