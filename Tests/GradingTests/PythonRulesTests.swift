import Formula
import GradientEngine
import Testing

@testable import Grading

@Suite("A line of code follows the rules of Python and NumPy")
struct PythonRulesTests {
  private func exercise() throws -> FormulaExercise {
    try FormulaExercise(
      given: [
        ("W", Tensor(.matrix(2, 3), [1, 2, 3, 4, 5, 6])), ("x", Tensor(.vector(3), [1, 2, 3])),
        ("b", Tensor(.vector(2), [1, 2])), ("y", Tensor(.vector(2), [0.5, 0.25])), ("w", Tensor(scalar: 1.5)),
      ], define: [("z", "W*x + b"), ("a", "tanh(z)"), ("r", "a - y"), ("C", "r . r"), ("t", "2*(tanh(w) - w)")],
      losses: [], by: [])
  }

  private func question(
    _ asked: String, model: String, names: [String: String] = [:], functions: [FunctionDefinition] = []
  ) throws -> Question {
    let exercise = try exercise()
    return Question(
      CodeQuestion(
        formula: try exercise.formulaQuestion(asked), names: try names.mapValues(exercise.parse), functions: functions,
        model: model))
  }

  @Test(
    "rows, slices, indices from the end and sums along an axis",
    arguments: [
      "W @ x + b", "np.array([W[0] @ x, W[1] @ x]) + b", "np.array([np.dot(W[0], x) + b[0], W[1, :] @ x + b[-1]])",
      "np.sum(W*x, axis=1) + b", "(W * x).sum(axis=-1) + b", "np.mean(W*x, axis=1)*3 + b", "W @ x.T + b",
      "W @ np.transpose(x) + b",
      "np.sum(W.T * np.array([[x[0], x[0]], [x[1], x[1]], [x[2], x[2]]]), axis=0) + b", "x @ W.T + b",
      "[W[0] @ x + b[0], W[-1] @ x + b[1]]", "sum(W.T * W[0, 0] * 0) + W @ x + b",
    ])
  func arrays(_ line: String) throws {
    let verdict = grade(line, on: try question("z", model: "W @ x + b"))
    #expect(verdict.reason == .equivalent, "\(line): \(verdict.detail)")
  }

  @Test(
    "every way to sum squares",
    arguments: [
      "r @ r", "r.T @ r", "np.sum(r**2)", "np.sum(r*r, axis=0)", "(r**2).sum()", "sum(r*r)", "np.dot(r.T, r)",
      "r.dot(r)",
      "np.sum(np.square(a - y))", "r[0]**2 + r[1]**2", "np.inner(r, r)", "np.matmul(r, r)",
    ])
  func sums(_ line: String) throws {
    let verdict = grade(line, on: try question("C", model: "r @ r"))
    #expect(verdict.reason == .equivalent, "\(line): \(verdict.detail)")
  }

  @Test(
    "what Python would refuse is not right, and is told as it was typed",
    arguments: [
      ("b[2]", "There is no element 2 among 2, counted from 0; expected 0 to 1."),
      ("W[0, 3]", "There is no column 3 among 3, counted from 0; expected 0 to 2."),
      ("W[2] @ x", "There is no element 2 among 2, counted from 0; expected 0 to 1."),
      ("W[-3]", "There is no element −3 among 2, counted from 0; expected 0 to 1."),
      ("w[0]", "A single number is given 1 index; expected no index."),
      ("b[0, 1]", "2 indices are given for 1 axis; expected at most 1."),
      ("w.T", "A single number has no .T; expected the number alone."),
      ("w @ x", "This is a single number, and “@” multiplies arrays; expected “*”."),
      ("[1, 2]*2", "A list of Python is no array; expected np.array([…])."),
      ("-[1, 2]", "A list of Python is no array; expected np.array([…])."),
      ("[1, 2].sum()", "A list of Python has no .sum; expected np.array([…])."),
      ("sum(w)", "“sum” of Python does not take this; expected np.sum."),
      ("max(x, w)", "“max” of Python does not take this; expected np.max."),
      ("02*w", "Python reads no whole number with a 0 in front; expected the number without it."),
      ("w − 1", "“−” cannot stand here; expected “-”, the minus sign of Python."),
      ("np.dot(x)", "np.dot is given 1 argument; expected two."),
      ("np.sum(x, axis=2)", "Unexpected number; expected axis=0 or axis=1."),
    ])
  func refused(_ line: String, _ sentence: String) throws {
    let verdict = grade(line, on: try question("z", model: "W @ x + b"))
    #expect(verdict.detail.unicode == sentence)
    #expect(verdict.outcome == .unreadable)
  }

  @Test("a function is no variable, and a renamed quantity has no other name") func names() throws {
    let f = FunctionDefinition(name: "a1", parameters: ["u"], body: try exercise().parse("tanh(u)"))
    let question = try question("t", model: "2*(a1(w1) - w1)", names: ["w1": "w"], functions: [f])
    #expect(grade("2*(a1(w1) - w1)", on: question).reason == .equivalent)
    #expect(
      grade("2*(a1 - w1)", on: question).detail.unicode == "“a1” is a function here; expected 1 argument, as in a1(…).")
    #expect(
      grade("2*(a1(w) - w)", on: question).detail.unicode
        == "“w” is not defined here (did you mean w1?); expected one of w1, a1, C, W, a, b, r, t, x, y, z.")
    // A name that the author's own line uses is defined, whatever else it is called.
    let both = try self.question("z", model: "W @ x + b", names: ["a0": "x"])
    for line in ["W @ x + b", "W @ a0 + b"] { #expect(grade(line, on: both).reason == .equivalent) }
  }

  @Test("a whole array where one number is asked costs no attempt") func whole() throws {
    let verdict = grade("r*r", on: try question("C", model: "r @ r"))
    #expect(verdict.reason == .wholeForElement && !verdict.spendsAttempt)
  }
}
