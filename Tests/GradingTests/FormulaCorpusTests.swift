import Formula
import GradientEngine
import Testing

@testable import Grading

/// What is asked, and formulas that are the same or not.
private struct Pairs {
  let asked: String
  let typed: [String]

  init(_ asked: String, _ typed: String...) {
    self.asked = asked
    self.typed = typed
  }
}

/// Judges every pair and says how many there were.
private func check(
  _ exercise: FormulaExercise, _ outcome: Verdict.Outcome, _ reasons: Set<Verdict.Reason>, _ corpus: [Pairs]
) throws -> Int {
  for pairs in corpus {
    let question = try exercise.question(pairs.asked)
    for typed in pairs.typed {
      let verdict = grade(typed, on: question)
      #expect(
        verdict.outcome == outcome && reasons.contains(verdict.reason),
        "\(pairs.asked) ⟵ \(typed): \(verdict.outcome) \(verdict.reason) \(verdict.detail)")
    }
  }
  return corpus.reduce(0) { $0 + $1.typed.count }
}

@Suite("A corpus of formula pairs")
struct FormulaCorpusTests {
  @Test("equivalent in unlike form") func equivalent() throws {
    var count = try check(
      .twoWeights(), .right, [.equivalent],
      [
        Pairs(
          "d(L)/d(w2)", "(a2 - y)*a2*(1-a2)*a1", "a1*a2*(a2 - y) - a1*a2^2*(a2 - y)", "(a2-y)a2(1-a2)a1",
          "-(y - a2)·a₂·(1 − a₂)·a₁", "(a2 - y)*(a2 - a2**2)*a1", "a1*(a2-y)*(1/4 - (a2 - 1/2)^2)",
          "(a2-y)*a1*exp(-z2)/(1+exp(-z2))^2", "(a2-y)*a1/(2 + exp(z2) + exp(-z2))",
          "(σ(z2) - y)*σ(z2)*σ(-z2)*σ(z1)", "(a2-y)*a1/(4*cosh(z2/2)^2)", "(a2-y)*σ'(z2)*a1",
          "(a2-y)*sigma'(w2*a1)*a1", "(sigmoid(w2*sigmoid(w1*x)) - y)*a2*(1-a2)*sigmoid(x*w1)", "= (a2-y)*a2*(1-a2)*a1",
          "(a2*(a2-y)*(1-a2))*a1/1", "a1*a2*(1-a2)*a2 - a1*a2*(1-a2)*y", "(a2 - y) a2 (1 - a2) a1",
          "a2 * a1 * (1 - a2) * -(y - a2)", "(a2-y)*z2/w2*a2*(1-a2)"),
        Pairs(
          "d(L)/d(w1)", "(a2-y)*a2*(1-a2)*w2*a1*(1-a1)*x", "x*w2*(a1 - a1²)*(a2 - a2²)*(a2 - y)",
          "(a2-y)*σ'(z2)*w2*σ'(z1)*x", "w2*x*(a2-y)*σ(z2)*σ(-z2)*σ(z1)*σ(-z1)",
          "z1/w1*w2*a1*(1-a1)*a2*(1-a2)*(a2-y)"),
        Pairs(
          "a1", "sigmoid(x*w1)", "1/(1+exp(-z1))", "1/(1+e^-z1)", "exp(z1)/(1+exp(z1))", "(1+tanh(z1/2))/2", "1-σ(-z1)"),
        Pairs("L", "(a2-y)^2/2", "1/2*(a2-y)^2", "0.5*(y-a2)²", "(a2^2 - 2*a2*y + y^2)/2", "a2^2/2 - a2*y + y^2/2"),
        Pairs("d(z2)/d(w2)", "a1", "z2/w2", "σ(w1*x)"),
        Pairs("d(L)/d(a2)", "a2 - y", "-(y - a2)", "a2 + -y", "(a2^2-y^2)/(a2+y)"),
      ])
    count += try check(
      .algebra(), .right, [.equivalent],
      [
        Pairs("(a+b)^2", "a^2+2*a*b+b^2", "a²+2a b+b²", "(-a-b)^2", "(a+b)(a+b)", "a*(a+2*b)+b*b", "(a-b)^2+4*a*b"),
        Pairs("(a-b)*(a+b)", "a^2-b^2", "a*a - b*b", "-(b^2) + a^2", "(b+a)*(-b+a)"),
        Pairs(
          "tanh(x)", "(exp(x)-exp(-x))/(exp(x)+exp(-x))", "sinh(x)/cosh(x)", "2*σ(2*x)-1", "1-2/(exp(2*x)+1)",
          "-tanh(-x)"),
        Pairs(
          "1 - tanh(x)^2", "1/cosh(x)^2", "1/cosh(x)**2", "4/(exp(x)+exp(-x))^2", "tanh'(x)", "(1-tanh(x))*(1+tanh(x))"),
        Pairs("exp(a+b)", "exp(a)*exp(b)", "e^a*e^b", "exp(a)/exp(-b)", "e^(a+b)"),
        Pairs("softplus(x)", "log(1+exp(x))", "x + log(1+exp(-x))", "-log(σ(-x))"),
        Pairs("abs(x)", "sqrt(x^2)", "max(x, -x)", "relu(x)+relu(-x)", "x*sign(x)"),
        Pairs("relu(x)", "max(x, 0)", "(x+abs(x))/2", "x*step(x)"),
        Pairs("sin(a)^2", "1-cos(a)^2", "(1-cos(2*a))/2", "1 - cos(a)*cos(a)"),
        Pairs("sum(u)", "u[1]+u[2]+u[3]", "u . [1, 1, 1]", "3*mean(u)", "sum([u[3], u[2], u[1]])"),
        Pairs("u .* u", "[u[1]^2, u[2]^2, u[3]^2]", "u^2", "transpose(u .* u)"),
        Pairs("softmax(u)[2]", "exp(u[2])/sum(exp(u))", "1/(1 + exp(u[1]-u[2]) + exp(u[3]-u[2]))"),
        Pairs("a/b/c", "a/(b*c)", "a*(1/b)*(1/c)", "a*b^-1*c^(-1)", "a/c/b"),
        Pairs("1", "2-1", "a/a", "sin(b)^2+cos(b)^2", "exp(0)", "b^0"),
      ])
    #expect(count >= 85)
  }

  @Test("different but close") func close() throws {
    let wrong: Set<Verdict.Reason> = [.notEquivalent, .onlyHere, .wrongSign, .constantFactor]
    var count = try check(
      .twoWeights(), .wrong, wrong,
      [
        Pairs(
          "d(L)/d(w2)", "(a2 - y)*a2*(1-a2)*a1*1.0000001", "(a2 - y)*a2*(1-a2)*a1 + 1e-9", "(y - a2)*a2*(1-a2)*a1",
          "2*(a2 - y)*a2*(1-a2)*a1", "(a2 - y)*a2*(1+a2)*a1", "(a2 - y)*a1*(1-a1)*a1", "(a2 - y)*a2*(1-a2)*z1",
          "(a2 - y)*a2*(1-a2)", "(a2 - y)*a1", "(a2 - y)*z2*(1-z2)*a1", "(a2 - y)^2*a2*(1-a2)*a1",
          "(a2 - y)*a2*(1-a2)*w2",
          "(a2 - y)*a2*1-a2*a1", "(a2-y)*σ(z2)*a1", "(a2-y)*σ'(a2)*a1", "(a2 - y)*a2*(1-a2)*x", "0", "1", "0.0462",
          "(a2 - y)*a2*(1-a2)/a1", "(a2 - y)*(a2*(1-a2) + 0.000001)*a1"),
        Pairs(
          "d(L)/d(w1)", "(a2-y)*a2*(1-a2)*w1*a1*(1-a1)*x", "(a2-y)*a2*(1-a2)*a1*(1-a1)*x", "(a2-y)*a2*(1-a2)*w2*a1*x",
          "(a2-y)*a2*(1-a2)*w2*a1*(1-a1)", "(a2-y)*w2*a1*(1-a1)*x"),
        Pairs("a1", "sigmoid(w1)", "1/(1+exp(z1))", "tanh(z1)", "sigmoid(x*w2)", "1/(1+exp(-z2))", "1/1+exp(-z1)"),
        Pairs("L", "(a2-y)^2", "(a2-y)/2", "(a2-y)/3"),
      ])
    count += try check(
      .algebra(), .wrong, wrong,
      [
        Pairs("(a+b)^2", "a^2+b^2", "a^2+a*b+b^2", "a^2-2*a*b+b^2", "2*(a+b)"),
        Pairs("a/b/c", "a/b*c", "a/(b/c)", "a*b/c"),
        Pairs("1 - tanh(x)^2", "1 - tanh(x^2)", "1 - tanh(x)", "1/cosh(x^2)", "1/sinh(x)^2"),
        Pairs("exp(a+b)", "exp(a)+exp(b)", "exp(a*b)", "exp(a)^exp(b)"),
        Pairs("e^x", "2.718281828^x", "2.718^x", "(e - 0.0000001)^x"),
        Pairs("pi*a", "3.14159265*a", "22/7*a"),
        Pairs("a/3", "0.333333333*a", "0.33*a"),
        Pairs("log(exp(a) + exp(b))", "a + b", "log(exp(a)*exp(b))"),
        Pairs("sum(u)", "mean(u)", "u[1]+u[2]", "u[1]+u[2]+u[2]", "max(u)"),
        Pairs("-a^2", "(-a)^2", "a^2"),
      ])
    #expect(count >= 60)
  }

  @Test("different on a part of the domain only") func partOfTheDomain() throws {
    let count = try check(
      .algebra(), .wrong, [.otherDomain],
      [
        Pairs("relu(x)", "x", "0", "x*step(-b)", "abs(x)", "x*step(a)"), Pairs("abs(x)", "x", "-x", "x*sign(a)"),
        Pairs("x", "sqrt(x^2)", "exp(log(x))", "sqrt(x)^2", "abs(x)", "relu(x)", "x*log(a)/log(a)"),
        Pairs("max(a, b)", "a", "b", "max(a, b, c)", "max(a, min(b, x))"), Pairs("sign(x)", "1", "step(x)"),
        Pairs("a*b", "exp(log(a) + log(b))", "sqrt(a)*sqrt(b)*sqrt(a)*sqrt(b)"),
        Pairs("step(x)", "1", "step(x)*step(a)"),
        Pairs("2*log(abs(a))", "2*log(a)"),
      ])
    let labels = try FormulaExercise.algebra(domain: FormulaDomain(["b": .set([0, 1])]))
    let more = try check(
      labels, .wrong, [.otherDomain], [Pairs("a*b", "a", "0", "a*b*b/b"), Pairs("b", "1", "b^2/b", "sin(b*pi/2)*b/b")])
    #expect(count + more >= 30)
  }

  @Test("a wider domain is no fault") func wider() throws {
    let count = try check(
      .algebra(), .right, [.equivalent],
      [
        Pairs("log(a)", "log(a^2)/2", "log(abs(a))", "log(a)"), Pairs("sqrt(x)^2", "x", "abs(x)"),
        Pairs("a*x/log(x)*log(x)", "a*x"),
      ])
    #expect(count == 6)
  }

  @Test("division by zero, and no value at all") func undefined() throws {
    let count = try check(
      .algebra(), .wrong, [.otherDomain],
      [
        Pairs(
          "a*b", "1/0", "a*b/0", "0/0", "a/(b-b)", "a*b + 0*(1/(x-x))", "log(0)*a", "a*b*(0/0)", "0^-1", "log(a-a)",
          "sqrt(-1)", "sqrt(-1-a^2)", "log(-1)", "a*b + 1/(c-c) - 1/(c-c)", "(-1-a^2)^0.5", "tanh(1/0 - 1/0)")
      ])
    #expect(count == 15)
    let question = try FormulaExercise.algebra().question("a*b")
    #expect(
      grade("a/(b-b)", on: question).detail.hasPrefix(
        "This has no finite value anywhere: a/(b − b) divides by zero where a = "))
  }

  @Test("huge numbers") func huge() throws {
    let count =
      try check(
        .algebra(), .right, [.equivalent],
        [
          Pairs("a*b", "1e300*a*b/1e300", "a*1e-300*b*1e300", "1e150*a*1e150*b*1e-300"),
          Pairs("1e200*a", "a*1e100*1e100", "1e200*a"), Pairs("exp(1000*a)", "exp(500*a)^2"),
          Pairs("1e-200*a", "a/1e200", "a*1e-100*1e-100"),
        ])
      + check(
        .algebra(), .wrong, [.otherDomain, .notEquivalent, .constantFactor],
        [
          Pairs(
            "a*b", "1e308*10*a*b", "1e300*a*1e300*b/1e300/1e300", "exp(1e6)", "9^9^9^9", "1e300*a*b", "a*b + 1e300"),
          Pairs("exp(1000*a)", "exp(1000*b)", "exp(1001*a)"),
        ])
    #expect(count == 16)
  }

  @Test("deep formulas") func deep() throws {
    func nest(_ inner: String, _ depth: Int, _ open: String = "(", _ close: String = ")") -> String {
      String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
    }
    let question = try FormulaExercise.algebra().question("a*b")
    #expect(grade(nest("a*b", 150), on: question).outcome == .right)
    #expect(grade(nest("a*b", 90, "-(", ")"), on: question).outcome == .right)
    #expect(grade(nest("a*b", 91, "-(", ")"), on: question).reason == .wrongSign)
    #expect(grade(nest("a*b", 100, "(0+", ")"), on: question).outcome == .right)
    #expect(grade((0..<300).map { _ in "0" }.joined(separator: "+") + "+a*b", on: question).outcome == .right)
    #expect(grade(nest("a*b", 150, "sin(", ")"), on: question).outcome == .wrong)
    #expect(grade(nest("a*b", 500), on: question).reason == .notAFormula)
    #expect(grade(nest("a*b", 5000), on: question).reason == .tooLong)
    #expect(grade(String(repeating: "-", count: 1900) + "a", on: question).reason == .notAFormula)
    #expect(grade(String(repeating: "a+", count: 900) + "a", on: question).reason == .notAFormula)
  }

  @Test("cancellation within rounding is no difference, and a saturated sigmoid is compared by bounds")
  func cancellation() throws {
    let far = try FormulaExercise.algebra(domain: FormulaDomain(["x": .interval(15...30)]))
    #expect(
      try check(
        far, .right, [.equivalent],
        [
          Pairs("σ(x)*σ(-x)", "σ(x)*(1 - σ(x))", "σ(-x)/(1+exp(-x))", "exp(-x)/(1+exp(-x))^2", "σ(x) - σ(x)^2"),
          Pairs("(x+a)^2 - x^2", "2*a*x + a^2", "a*(2*x+a)"),
        ]) == 6)
  }
}
