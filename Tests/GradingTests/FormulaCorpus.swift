import Grading
import Testing

/// Pairs of formulas in one exercise, of which all come to the same verdict.
struct FormulaCorpus: Sendable {
  /// What the pairs have in common.
  let title: String
  let exercise: @Sendable () throws -> FormulaExercise
  let outcome: Verdict.Outcome
  let reasons: Set<Verdict.Reason>
  let pairs: [Pairs]

  /// What is asked, and formulas that are the same or not.
  struct Pairs: Sendable {
    let asked: String
    let typed: [String]

    init(_ asked: String, _ typed: String...) {
      self.asked = asked
      self.typed = typed
    }
  }

  init(
    _ title: String, _ exercise: @escaping @Sendable () throws -> FormulaExercise, _ outcome: Verdict.Outcome,
    _ reasons: Set<Verdict.Reason>, _ pairs: [Pairs]
  ) {
    self.title = title
    self.exercise = exercise
    self.outcome = outcome
    self.reasons = reasons
    self.pairs = pairs
  }

  /// How many pairs there are.
  var count: Int { pairs.reduce(0) { $0 + $1.typed.count } }
}

extension FormulaCorpus {
  static let all = equivalent + different + onPartOfTheDomain + extreme

  private static let equivalent = [
    FormulaCorpus(
      "equivalent in unlike form, on a network", FormulaExercise.twoWeights, .right, [.equivalent],
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
      ]),
    FormulaCorpus(
      "equivalent in unlike form", { try .algebra() }, .right, [.equivalent],
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
      ]),
    FormulaCorpus(
      "equivalent, and defined in more places", { try .algebra() }, .right, [.equivalent],
      [
        Pairs("log(a)", "log(a^2)/2", "log(abs(a))", "log(a)"), Pairs("sqrt(x)^2", "x", "abs(x)"),
        Pairs("a*x/log(x)*log(x)", "a*x"),
      ]),
    FormulaCorpus(
      "equivalent, where the digits cancel or the sigmoid is flat",
      { try .algebra(domain: FormulaDomain(["x": .interval(15...30)])) }, .right, [.equivalent],
      [
        Pairs("σ(x)*σ(-x)", "σ(x)*(1 - σ(x))", "σ(-x)/(1+exp(-x))", "exp(-x)/(1+exp(-x))^2", "σ(x) - σ(x)^2"),
        Pairs("(x+a)^2 - x^2", "2*a*x + a^2", "a*(2*x+a)"),
      ]),
  ]

  private static let close: Set<Verdict.Reason> = [.notEquivalent, .onlyHere, .wrongSign, .constantFactor]

  private static let different = [
    FormulaCorpus(
      "different but close, on a network", FormulaExercise.twoWeights, .wrong, close,
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
      ]),
    FormulaCorpus(
      "different but close", { try .algebra() }, .wrong, close,
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
      ]),
  ]

  private static let onPartOfTheDomain = [
    FormulaCorpus(
      "different on a part of the domain only", { try .algebra() }, .wrong, [.otherDomain],
      [
        Pairs("relu(x)", "x", "0", "x*step(-b)", "abs(x)", "x*step(a)"), Pairs("abs(x)", "x", "-x", "x*sign(a)"),
        Pairs("x", "sqrt(x^2)", "exp(log(x))", "sqrt(x)^2", "abs(x)", "relu(x)", "x*log(a)/log(a)"),
        Pairs("max(a, b)", "a", "b", "max(a, b, c)", "max(a, min(b, x))"), Pairs("sign(x)", "a/a", "step(x)"),
        Pairs("a*b", "exp(log(a) + log(b))", "sqrt(a)*sqrt(b)*sqrt(a)*sqrt(b)"),
        Pairs("step(x)", "a/a", "step(x)*step(a)"),
        Pairs("2*log(abs(a))", "2*log(a)"),
      ]),
    FormulaCorpus(
      "different at one label only", { try .algebra(domain: FormulaDomain(["b": .set([0, 1])])) }, .wrong,
      [.otherDomain], [Pairs("a*b", "a", "0", "a*b*b/b"), Pairs("b", "1", "b^2/b", "sin(b*pi/2)*b/b")]),
    FormulaCorpus(
      "divided by zero, or of no value", { try .algebra() }, .wrong, [.otherDomain],
      [
        Pairs(
          "a*b", "1/0", "a*b/0", "0/0", "a/(b-b)", "a*b + 0*(1/(x-x))", "log(0)*a", "a*b*(0/0)", "0^-1", "log(a-a)",
          "sqrt(-1)", "sqrt(-1-a^2)", "log(-1)", "a*b + 1/(c-c) - 1/(c-c)", "(-1-a^2)^0.5", "tanh(1/0 - 1/0)")
      ]),
  ]

  private static let extreme = [
    FormulaCorpus(
      "huge and equivalent", { try .algebra() }, .right, [.equivalent],
      [
        Pairs("a*b", "1e300*a*b/1e300", "a*1e-300*b*1e300", "1e150*a*1e150*b*1e-300"),
        Pairs("1e200*a", "a*1e100*1e100", "1e200*a"), Pairs("exp(1000*a)", "exp(500*a)^2"),
        Pairs("1e-200*a", "a/1e200", "a*1e-100*1e-100"),
      ]),
    FormulaCorpus(
      "huge and different", { try .algebra() }, .wrong, [.otherDomain, .notEquivalent, .constantFactor],
      [
        Pairs(
          "a*b", "1e308*10*a*b", "1e300*a*1e300*b/1e300/1e300", "exp(1e6)", "9^9^9^9", "1e300*a*b", "a*b + 1e300"),
        Pairs("exp(1000*a)", "exp(1000*b)", "exp(1001*a)"),
      ]),
    FormulaCorpus(
      "deep and equivalent", { try .algebra() }, .right, [.equivalent],
      [
        Pairs(
          "a*b", nest("a*b", 150), nest("a*b", 90, "-(", ")"), nest("a*b", 100, "(0+", ")"),
          String(repeating: "0+", count: 300) + "a*b")
      ]),
    FormulaCorpus(
      "deep and different", { try .algebra() }, .wrong, [.wrongSign, .notEquivalent],
      [
        Pairs("a*b", nest("a*b", 91, "-(", ")"), nest("a*b", 150, "sin(", ")"))
      ]),
    FormulaCorpus(
      "too deep or too long", { try .algebra() }, .unreadable, [.notAFormula, .tooLong],
      [
        Pairs(
          "a*b", nest("a*b", 500), nest("a*b", 5000), String(repeating: "-", count: 1900) + "a",
          String(repeating: "a+", count: 900) + "a")
      ]),
  ]

  private static func nest(_ inner: String, _ depth: Int, _ open: String = "(", _ close: String = ")") -> String {
    String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
  }
}

extension FormulaCorpus: CustomTestStringConvertible {
  var testDescription: String { title }
}
