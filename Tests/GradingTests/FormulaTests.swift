import Formula
import GradientEngine
import Testing

@testable import Grading

@Suite("Formulas")
struct FormulaTests {
  @Test("what may stand in it is judged apart from whether it is right") func terms() throws {
    let question = try FormulaExercise.twoWeights().question("d(L)/d(w2)", terms: ["a2", "y", "a1"])
    #expect(question.asks == "a formula in terms of a₂, y and a₁")
    for line in [
      Case("(a2 - y)*a2*(1-a2)*a1", .right, .equivalent), Case("(a₂ − y)·a₂·(1 − a₂)·a₁", .right, .equivalent),
      Case("(a2 - y)*a2*(1-a2)*sigmoid(z1)", .form, .otherTerms), Case("d(L)/d(a2)*a2*(1-a2)*a1", .form, .otherTerms),
      Case("d(L)/d(w2)", .form, .restated), Case("∂L/∂w₂", .form, .restated),
      Case("(a2 - y)*a1*x", .wrong, .notEquivalent), Case("a1", .wrong, .notEquivalent),
      Case("(a2 - q)*a1", .unreadable, .notAFormula), Case("(a2 - y", .unreadable, .unfinished),
      Case("a2 -", .unreadable, .unfinished), Case("", .unreadable, .empty), Case("a2 = y", .unreadable, .notAFormula),
      Case("a2[1]", .unreadable, .notAFormula), Case("sin()", .unreadable, .notAFormula),
    ] { line.check(question) }
    #expect(
      grade("(a2 - y)*a2*(1-a2)*sigmoid(z1)", on: question).detail
        == "Right as it stands, but z₁ is not to stand in it: give a formula in terms of a₂, y and a₁.")
    #expect(grade("(a2 - q)*a1", on: question).caret == 6..<7)
    #expect(reading(of: "(a2-y)a1", for: question).text == "read as (a₂ − y)·a₁")
  }

  @Test("the model answer is derived from the graph, in the asked terms, and is right when typed back")
  func modelAnswers() throws {
    let exercise = try FormulaExercise.twoWeights()
    for (asked, terms) in [
      ("d(L)/d(w2)", ["a2", "y", "a1"]), ("d(L)/d(w1)", ["x", "y", "w2", "a1", "a2"]), ("a1", ["z1"]), ("z1", nil),
      ("L", ["a2", "y"]), ("d(a2)/d(z2)", ["a2"]), ("d(L)/d(w1)", nil),
    ] as [(String, [String]?)] {
      let question = try exercise.question(asked, terms: terms)
      let verdict = grade(question.expected, on: question)
      #expect(verdict.reason == .equivalent, "\(asked): \(question.expected): \(verdict.detail)")
    }
  }

  @Test("functions left open are judged for every function") func open() throws {
    let exercise = try FormulaExercise.openWeights()
    let question = try exercise.question("d(L)/d(w2)", model: "Loss'(a2, y)*g2'(z2)*a1")
    for line in [
      Case(question.expected, .right, .equivalent), Case("Loss_a(g2(z2), y)*g2'(a1*w2)*g1(x*w1)", .right, .equivalent),
      Case("(a2 - y)*a2*(1-a2)*a1", .wrong, .notGeneral), Case("Loss'(a2, y)*g1'(z2)*a1", .wrong, .notGeneral),
      Case("Loss'(a2, y)*g2'(z1)*a1", .wrong, .notEquivalent), Case("Loss_t(a2, y)*g2'(z2)*a1", .wrong),
      Case("g3'(z2)", .unreadable, .notAFormula), Case("Loss'(a2)*g2'(z2)*a1", .unreadable, .notAFormula),
    ] {
      let verdict = grade(line.text, on: question)
      #expect(verdict.outcome == line.outcome, "\(line.text): \(verdict.detail)")
    }
    #expect(grade("(a2 - y)*a2*(1-a2)*a1", on: question).reason == .notGeneral)
    let loss = try exercise.question("L", model: "Loss(g2(w2*g1(w1*x)), y)")
    #expect(grade(loss.expected, on: loss).reason == .equivalent)
  }

  @Test("what can be said of a wrong formula is said") func findings() throws {
    let exercise = try FormulaExercise.twoWeights()
    let question = try exercise.question("d(L)/d(a2)")
    #expect(grade("y - a2", on: question).reason == .wrongSign)
    #expect(
      grade("2*(a2 - y)", on: question).detail
        == "This is what is asked but for a constant factor: it is twice as large.")
    #expect(grade("[a2, y]", on: question).detail == "This is a vector of 2; what is asked is a scalar.")
    let value = try #require(
      FormulaEvaluator(exercise.graph, exercise.graph.evaluate() as Evaluation<Double>).value(
        of: exercise.parse("a2 - y")
      ).elements.first)
    #expect(grade("\(value)", on: question).reason == .onlyHere)
    let relu = try FormulaExercise.algebra().question("relu(x)")
    #expect(grade("x", on: relu).detail.hasPrefix("This is right on a part of the domain only; it is not where x = −"))
  }

  @Test("a vector may be written as a row, a column or a product") func vectors() throws {
    let question = try FormulaExercise.algebra([("p", "a*u")]).question("p")
    for text in ["a*u", "u*a", "[a*u[1], a*u[2], a*u[3]]", "a*transpose(u)", "a .* u"] {
      #expect(grade(text, on: question).reason == .equivalent, "\(text)")
    }
    #expect(grade("a*sum(u)", on: question).reason == .otherShape)
  }

  @Test("a formula and its number are tied") func tied() throws {
    let question = try FormulaExercise.twoWeights().formulaQuestion("a1")
    let precision = Precision.decimals(3)
    #expect(question.mismatch(formula: "sigmoid(x*w1)", number: "0.731", precision: precision) == nil)
    #expect(question.mismatch(formula: "1/(1+exp(-z1))", number: "0.7", precision: precision) == nil)
    #expect(question.mismatch(formula: "sigmoid(x)", number: "0.881", precision: precision) == nil)
    #expect(
      question.mismatch(formula: "sigmoid(x)", number: "0.731", precision: precision)
        == "Formula and number do not belong together: at this exercise's values your formula does not give 0.731.")
    #expect(question.mismatch(formula: "sigmoid(", number: "0.731", precision: precision) == nil)
  }

  @Test("the same sample twice gives the same verdict, and equal questions are equal") func repeatable() throws {
    let first = try FormulaExercise.twoWeights().question("d(L)/d(w2)")
    let second = try FormulaExercise.twoWeights().question("d(L)/d(w2)")
    #expect(first == second)
    #expect(grade("a1*x", on: first) == grade("a1*x", on: second))
    #expect(isSameAnswer("a1 * x", "a₁·x", to: first) && !isSameAnswer("a1*x", "x*a1", to: first))
  }
}
