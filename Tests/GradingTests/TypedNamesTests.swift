import Formula
import GradientEngine
import Testing

@testable import Grading

/// A network with every kind of name: a matrix, vectors, an element shown raised, a Greek letter, a loss shown as ℓ.
private func network() throws -> FormulaExercise {
  try FormulaExercise(
    given: [
      ("x", Tensor(.vector(2), [2, 5])), ("y", Tensor(scalar: 1)), ("W1", Tensor(.matrix(2, 2), [1, 2, 3, 4])),
      ("W2", Tensor(.vector(2), [2, -4])), ("C1", Tensor(scalar: 0.5)),
    ],
    define: [
      ("alpha1", "W1*x"), ("beta1", "sigmoid(alpha1)"), ("yhat", "sigmoid(W2 . beta1)"), ("loss", "(y - yhat)^2/2"),
    ],
    losses: ["loss"], by: ["W1", "W2"],
    write: ["alpha1": "α¹", "beta1": "β¹", "yhat": "ŷ", "W1": "W¹", "W2": "W²", "loss": "ℓ", "C1": "C₁"])
}

@Suite("Names as learners write them")
struct TypedNamesTests {
  @Test(
    "are read where only one quantity can be meant",
    arguments: [
      ("x[2]", ["x2", "x_2", "x₂", "x_{2}", "x(2)"]),
      ("beta1[1]", ["beta11", "beta1_1", "β11", "β¹₁", "\\beta_{11}", "\\beta^1_1", "beta^1_1"]),
      ("W2[2]", ["W22", "W2_2", "W^2_2", "W²_2", "W^{2}_{2}", "W_2[2]"]),
      ("W1[2,1]", ["W121", "W1_21", "W^1_{2,1}", "W¹₂₁", "W1_2_1"]),
      ("yhat", ["ŷ", "\\hat y", "\\hat{y}", "y_hat", "\\hat{\\mathrm{y}}", "y\u{302}"]),
      ("loss", ["l", "ℓ", "\\ell", "𝓁"]),
      ("C1", ["C_1", "C₁", "C_{1}", "𝐶_1"]), ("2*yhat*y", ["2\\hat y\\cdot y", "2 ŷ × y", "２∙ŷ•y"]),
      ("transpose(W1)*x", ["W1ᵀ*x", "W1^T*x"]),
    ])
  func names(_ formula: String, _ spellings: [String]) throws {
    let exercise = try network()
    let question = try exercise.formulaQuestion("y")
    let meant = try exercise.parse(formula)
    for text in spellings { #expect(question.formula(in: text) == meant, "\(text)") }
  }

  @Test(
    "are read in derivatives",
    arguments: [
      "dl/dyhat", "dloss/dyhat", "∂ℓ/∂ŷ", "d l / d yhat", "\\partial\\ell/\\partial\\hat y",
      "\\partial l/\\partial \\hat{y}", "d(loss)/d(yhat)", "∂l/∂ŷ",
    ])
  func derivatives(_ text: String) throws {
    let question = try network().question("2*d(loss)/d(W2[1])")
    // Right, but to be worked out.
    #expect(grade("2*\(text)*yhat*(1-yhat)*beta11", on: question).reason == .otherTerms, "\(text)")
    #expect(grade("2dl/dW^2_1", on: question).reason == .otherTerms)
    #expect(grade("2*dl/dW21", on: question).reason == .otherTerms)
  }

  @Test("are read in a chain") func chains() throws {
    let exercise = try network()
    let question = Question(
      try ChainQuestion(
        of: .name("loss"), by: Expression(.index(.name("W2"), [1])), on: exercise.graph, notation: exercise.notation))
    for text in [question.expected, "dl/dyhat * dyhat/dW21", "∂l/∂\\hat y · ∂\\hat y/∂W^2_1", "dl/dŷ dŷ/dW2_1"] {
      #expect(grade(text, on: question).outcome == .right, "\(text): \(grade(text, on: question).detail)")
    }
  }

  @Test("that are unknown are told with those near, and how these are typed") func unknown() throws {
    let question = try network().question("yhat")
    for (text, sentence) in [
      ("yaht", "“yaht” is not defined; expected ŷ (typed yhat)."),
      ("beta", "“beta” is not defined; expected β¹ (typed beta1)."),
      ("β + 1", "“β” is not defined; expected β¹ (typed beta1)."),
      ("exp", "“exp” is a function; expected its argument, exp(…)."),
      ("\\frac{1}{2}", "“\\frac” is not read here; expected plain signs, such as a/b, a*b and a^2."),
      ("\\hat{y", "A brace is still open; expected “}”."),
    ] {
      #expect(grade(text, on: question).detail.unicode == sentence)
      #expect(grade(text, on: question).outcome == .unreadable)
    }
  }

  @Test("an index in parentheses is a slip of form, whatever else") func brackets() throws {
    let question = try network().question("yhat*beta1[1]")
    #expect(
      grade("yhat*beta1(1)", on: question).detail.unicode
        == "Right as it is meant, but an index stands in brackets, beta1[1], not “beta1(1)”.")
    #expect(grade("yhat*β¹(2)", on: question).reason == .bracketSlip)
    #expect(grade("yhat*W1(2,1)", on: question).reason == .bracketSlip)
    #expect(grade("yhat*beta1", on: question).reason == .wholeForElement)
    for text in ["yhat*beta1(1)", "yhat*W1(2, 1)", "beta1", "W1"] { #expect(!grade(text, on: question).spendsAttempt) }
    // A vector in front of a sum is a product.
    #expect(grade("beta1(1 - yhat)", on: try network().question("beta1*(1 - yhat)")).reason == .equivalent)
  }

  @Test("one element of what is asked, and a number for all of it, are wrong in form only") func parts() throws {
    let question = try network().question("(yhat - y)*W2")
    #expect(grade("(yhat-y)*W2[2]", on: question).reason == .bracketSlip)
    #expect(grade("(yhat-y)*W2[2]*2", on: question).reason == .otherShape)
    #expect(grade("-4", on: try network().question("W2[2]*y")).reason == .numberForLetter)
    #expect(grade("-3", on: try network().question("W2[2]*y")).outcome == .wrong)
  }

  @Test("functions may have their index set low, too") func functions() throws {
    let exercise = try FormulaExercise.openWeights()
    #expect(grade("g_1(z_1)", on: try exercise.question("a1")).outcome == .right)
    #expect(grade("2*g_2(a_1 w_2)/2", on: try exercise.question("a2")).outcome == .right)
  }

  @Test("carets point into the text that was typed") func carets() throws {
    let question = try network().question("yhat")
    for (text, place) in [
      ("\\hat y * yaht", 9..<13), ("2**foo", 3..<6), ("W^{2}_{1} + foo", 12..<15), ("\\alpha_1 +", 10..<10),
    ] {
      #expect(grade(text, on: question).caret == place, "\(text)")
    }
  }

  @Test("a slope of a vector goes element by element") func slopes() throws {
    let question = try network().question("(yhat - y)*W2 .* beta1 .* (1 - beta1)")
    for text in ["(yhat-y)*W2.*sigmoid'(alpha1)", "(yhat-y)*W2⊙σ'(α¹)", "sigma'(alpha1).*W2*(yhat-y)"] {
      #expect(grade(text, on: question).reason == .equivalent, "\(text): \(grade(text, on: question).detail)")
    }
    let root = try network().question("1/2*[x[1]^(-1/2), x[2]^(-1/2)]")
    #expect(grade("sqrt'(x)", on: root).reason == .equivalent)
  }

  @Test(
    "numbers in the place of letters are told which letters to keep",
    arguments: [
      ("-(y-yhat)*yhat*(1-yhat)*beta1[1]", "-(1-yhat)*yhat*(1-yhat)*beta1[1]", "y as a letter"),
      ("W2[2]*yhat", "-4*yhat", "W²₂ as a letter"), ("C1*yhat", "0.5*yhat", "C₁ as a letter"),
      ("x[2] - yhat", "5 - yhat", "x₂ as a letter"),
    ])
  func numbersForLetters(_ formula: String, _ typed: String, _ kept: String) throws {
    let verdict = grade(typed, on: try network().question(formula))
    #expect(verdict.reason == .numberForLetter && !verdict.spendsAttempt, "\(typed): \(verdict.detail)")
    #expect(verdict.detail.unicode == "This is right with the exercise's numbers put in; keep \(kept).")
    #expect(grade("3.7*yhat", on: try network().question("W2[2]*yhat")).outcome == .wrong)
  }
}

@Suite("Indices of vectors")
struct VectorIndexTests {
  private func question(count: Int, asked: String) throws -> Question {
    try FormulaExercise(
      given: [("v", Tensor(.vector(count), (0..<count).map { Double($0) + 0.5 })), ("u", Tensor(scalar: 2))],
      define: [("s", "sum(v)*u")], losses: [], by: []
    ).question(asked)
  }

  @Test("of a column or a row of a matrix name its only element that they can")
  func lines() throws {
    for text in ["2v_31", "2v_13", "2v31", "2v13", "2v_{3,1}"] {
      #expect(grade(text, on: try question(count: 5, asked: "2*v[3]")).outcome == .right, "\(text)")
    }
    #expect(grade("2v_11", on: try question(count: 5, asked: "2*v[1]")).outcome == .right)
    // Where the vector has an element of that number, it is that.
    #expect(grade("2v_13", on: try question(count: 20, asked: "2*v[13]")).outcome == .right)
    #expect(grade("2v_24", on: try question(count: 5, asked: "2*v[2]")).outcome == .unreadable)
  }

  @Test("that can be two elements are told to be ambiguous, and cost nothing") func ambiguous() throws {
    let verdict = grade("2v_121", on: try question(count: 30, asked: "2*v[12]"))
    #expect(verdict.outcome == .unreadable)
    #expect(
      verdict.detail.unicode == "“v_121” can mean several quantities; expected v[12] or v[21].", "\(verdict.detail)")
  }

  @Test("an outer product has rows and columns") func outer() throws {
    let exercise = try FormulaExercise(
      given: [
        ("x", Tensor(.vector(2), [1, 2])), ("W", Tensor(.matrix(3, 2), [1, 2, 3, 4, 5, 6])),
        ("y", Tensor(.vector(3), [1, 0, 2])),
      ],
      define: [("z", "W*x"), ("L", "sum((z - y).*(z - y))")], losses: ["L"], by: ["W"])
    let question = try exercise.question("d(L)/d(W)", model: "2*(z - y)*transpose(x)")
    for text in ["2(z-y)x^T", "(2z - 2y) xᵀ", "2*transpose(x*transpose(z-y))"] {
      #expect(grade(text, on: question).outcome == .right, "\(text): \(grade(text, on: question).detail)")
    }
    #expect(grade("(z-y)x^T", on: question).reason == .constantFactor)
  }
}
