import Formula
import GradientEngine
import Testing

@testable import Grading

@Suite("Chains")
struct ChainKindTests {
  static func question(_ by: String, allowsJoined: Bool = false) throws -> Question {
    let exercise = try FormulaExercise.twoWeights()
    return Question(
      try ChainQuestion(
        of: .name("L"), by: .name(by), on: exercise.graph, notation: exercise.notation, allowsJoined: allowsJoined))
  }

  @Test("the way goes through everything named, and its model answer is right when typed back") func model() throws {
    let question = try Self.question("w1")
    #expect(question.expected == "d(L)/d(a2) * d(a2)/d(z2) * d(z2)/d(a1) * d(a1)/d(z1) * d(z1)/d(w1)")
    #expect(grade(question.expected, on: question).reason == .chain)
  }

  @Test("each factor is judged; missing and extra ones are named") func factors() throws {
    let question = try Self.question("w2")
    for line in [
      Case("∂L/∂a₂ · ∂a₂/∂z₂ · ∂z₂/∂w₂", .right, .chain), Case("dL/da2 * da2/dz2 * dz2/dw2", .right, .chain),
      Case("dL/da2 da2/dz2 dz2/dw2", .right, .chain), Case("∂L/∂a₂∂a₂/∂z₂∂z₂/∂w₂", .right, .chain),
      Case("d(z2)/d(w2) * d(L)/d(a2) * d(a2)/d(z2)", .right, .chain),
      Case("(∂L/∂a2) (∂a2/∂z2) (∂z2/∂w2)", .right, .chain),
      Case("∂(L) / ∂(a2) × ∂(a2)/∂(z2) × partial(z2)/partial(w2)", .right, .chain),
      Case("dL/dz2 * dz2/dw2", .form, .joinSteps), Case("dL/dw2", .form, .restated),
      Case("dL/da2 * dz2/dw2", .wrong, .missingFactor), Case("dL/da2 * da2/dz2", .wrong, .missingFactor),
      Case("dL/da2 * da2/dz2 * dz2/dw2 * dz2/dw2", .wrong, .extraFactor),
      Case("dL/da2 * da2/dz2 * dz2/da1", .wrong, .wrongFactor),
      Case("dL/da2 * dz2/da2 * dz2/dw2", .wrong, .wrongFactor),
      Case("dL/da2 * da2/dz2 * dz2/dw2 * dw1/dx", .wrong, .wrongFactor),
      Case("", .unreadable, .empty), Case("dL/da2 *", .unreadable, .unfinished), Case("dL/", .unreadable, .unfinished),
      Case("dL/dq", .unreadable, .notAChain), Case("a2 - y", .unreadable, .notAChain),
      Case("dL/da2 + da2/dz2", .unreadable, .notAChain), Case("dL/da2da2/dz2", .unreadable, .notAChain),
      Case("∂L/∂a2[1", .unreadable, .unfinished),
    ] { line.check(question) }
    #expect(grade("dL/da2 * dz2/dw2", on: question).detail.unicode == "The step from a₂ to z₂ is missing.")
    #expect(
      grade("dL/da2 * dz2/da2 * dz2/dw2", on: question).detail.unicode
        == "∂z₂/∂a₂ is upside down. The step from a₂ to z₂ is missing.")
    #expect(
      grade("dL/da2 * da2/dz2 * dz2/dw2 * dw1/dx", on: question).detail.unicode
        == "∂w₁/∂x is 0: w₁ does not depend on x.")
    #expect(grade("dL/dz2 * dz2/dw2", on: try Self.question("w2", allowsJoined: true)).reason == .joinedChain)
    #expect(isSameAnswer("dL/da2 da2/dz2", "∂a₂/∂z₂·∂L/∂a₂", to: question))
    #expect(reading(of: "dL/da2 da2/dz2", for: question).text.unicode == "read as ∂L/∂a₂ · ∂a₂/∂z₂")
  }
}

@Suite("Lines of code")
struct CodeKindTests {
  /// The NOT network of the handout: tanh of one weighted input, squared error.
  static func question() throws -> Question {
    let exercise = try FormulaExercise(
      given: [("x", 0.3), ("w1", 1.3), ("b1", -0.1), ("y", 1)].map { ($0.0, Tensor(scalar: $0.1)) },
      define: [("z", "w1*x + b1"), ("a", "tanh(z)"), ("C", "(a - y)^2")], losses: ["C"], by: ["w1", "b1"])
    let parser = Parser()
    return Question(
      CodeQuestion(
        formula: try exercise.formulaQuestion("d(C)/d(b1)"),
        functions: [
          FunctionDefinition(name: "a1", parameters: ["w1", "b1", "a0"], body: try parser.parse("tanh(w1*a0 + b1)")),
          FunctionDefinition(name: "sigma", parameters: ["z"], body: try parser.parse("tanh(z)")),
        ], model: "2 * (a1(w1, b1, x) - y) * 1/np.cosh(z)**2"))
  }

  @Test("a line is read as a formula, and all else of Python is refused where it stands") func lines() throws {
    let question = try Self.question()
    for line in [
      Case(question.expected, .right, .equivalent), Case("2*(a - y)/np.cosh(z)**2", .right, .equivalent),
      Case("2 * (np.tanh(w1*x + b1) - y) * (1 - sigma(z)**2)", .right, .equivalent),
      Case("-2*(y - a1(w1,b1,x))*(1 - np.square(np.tanh(z)))", .right, .equivalent),
      Case("(a - y)*8/(np.exp(z) + np.e**-z)**2", .right, .equivalent),
      Case("2 * (a1(w1,b1,x) - y)**2 / np.cosh(z)**2", .wrong), Case("2*(a1(w1,b1,b1) - y)/np.cosh(z)**2", .wrong),
      Case("(a - y)/np.cosh(z)**2", .wrong, .constantFactor), Case("2*(a - y)/np.cosh(z)*2", .wrong),
      Case("", .unreadable, .empty), Case("2*(a - y", .unreadable, .unfinished),
      Case("import os", .unreadable, .notCode),
      Case("dCdb = 2*(a - y)", .unreadable, .notCode), Case("return 2*(a - y)", .unreadable, .notCode),
      Case("lambda z: z", .unreadable, .notCode), Case("'a'", .unreadable, .notCode),
      Case("a.shape", .unreadable, .notCode),
      Case("__import__('os')", .unreadable, .notCode), Case("2(a - y)", .unreadable, .notCode),
      Case("2a", .unreadable, .notCode),
      Case("a^2", .unreadable, .notCode), Case("exp(z)", .unreadable, .notCode),
      Case("np.tahn(z)", .unreadable, .notCode),
      Case("a1(w1, b1)", .unreadable, .notCode), Case("q", .unreadable, .notCode),
      Case("a // 2", .unreadable, .notCode),
      Case("np.linalg.norm(a)", .unreadable, .notCode), Case("a if y else z", .unreadable, .notCode),
      Case("a; z", .unreadable, .notCode), Case("open('x')", .unreadable, .notCode),
    ] {
      let verdict = grade(line.text, on: question)
      #expect(verdict.outcome == line.outcome, "\(line.text): \(verdict.reason) \(verdict.detail)")
      if line.outcome != .wrong || line.reason != .wrong { #expect(verdict.reason == line.reason, "\(line.text)") }
      #expect((verdict.caret != nil) == (line.outcome == .unreadable))
    }
    #expect(grade("2*exp(z)", on: question).detail.unicode == "“exp” is not defined here; expected np.exp.")
    #expect(grade("2*exp(z)", on: question).caret == 2..<5)
  }

  @Test("products of single numbers are echoed with a dot, not with a ring") func scalarProducts() throws {
    let question = try Self.question()
    #expect(reading(of: "2*(a - y)/np.cosh(z)**2", for: question).text.unicode == "read as 2·(a − y)/cosh(z)²")
    #expect(grade("x*np.multiply(a, z)", on: question).reading?.unicode == "read as x·a·z")
  }

  @Test("arrays: @, elementwise *, .T, np.dot, np.sum and indices from 0") func arrays() throws {
    let exercise = try FormulaExercise(
      given: [
        ("W", Tensor(.matrix(2, 3), [1, 2, 3, 4, 5, 6])), ("a0", Tensor(.vector(3), [1, 2, 3])),
        ("b", Tensor(.vector(2), [1, 2])),
      ], define: [("z", "W*a0 + b"), ("s", "sum(z .* z)"), ("t", "z[1] - W[2,3]"), ("g", "transpose(W)*b")],
      losses: [], by: [])
    for (asked, lines) in [
      ("z", ["W @ a0 + b", "np.dot(W, a0) + b", "W.dot(a0) + b", "np.matmul(W, a0) + b", "b + a0 @ W.T"]),
      ("s", ["np.sum(z*z)", "z @ z", "np.sum(z**2)", "(z*z).sum()", "np.dot(z, z)", "np.sum((W @ a0 + b)**2)"]),
      ("t", ["z[0] - W[1, 2]", "z[0] - W[1][2]"]), ("g", ["W.T @ b", "b @ W", "np.transpose(W) @ b"]),
    ] {
      for line in lines {
        let question = Question(CodeQuestion(formula: try exercise.formulaQuestion(asked), model: line))
        let verdict = grade(line, on: question)
        #expect(verdict.reason == .equivalent, "\(asked) ⟵ \(line): \(verdict.detail)")
      }
    }
    let question = Question(CodeQuestion(formula: try exercise.formulaQuestion("z"), model: "W @ a0 + b"))
    #expect(grade("W * a0 + b", on: question).outcome == .unreadable)
    #expect(grade("W @ a0", on: question).outcome == .wrong)
  }
}
