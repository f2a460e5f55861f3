import Formula
import GradientEngine
import TestSupport
import Testing

@testable import Grading

@Suite("Own answers of every kind")
struct OwnAnswerTests {
  @Test("arithmetic is followed through though it is rounded another way than the value it follows from")
  func arithmetic() throws {
    let sheet = try Networks.gradingModel(
      build(given: [("x", scalar(0.5), nil)], define: [("z", "2*x"), ("c", "z/2 + 0.0049")]),
      steps: [("z", "z", "2 decimals"), ("c", "c", "2 decimals")])
    // From z = 0.5 follows 0.2549, which is 0.25 to two decimals, as 0.2451 is.
    #expect(try sheet.verdict("0.5*0.4902", at: "c", after: ["z": "0.5"]).reason == .followThrough)
    #expect(try sheet.verdict("0.25", at: "c", after: ["z": "0.5"]).reason == .followThrough)
    #expect(try sheet.verdict("0.5*0.4888", at: "c", after: ["z": "0.5"]).outcome == .wrong)
  }

  @Test("where a value is asked exactly, one's own value rounded is not wrong") func exactly() throws {
    let sheet = try Networks.gradingModel(
      build(given: [("x", scalar(2), nil)], define: [("z", "2*x"), ("c", "1/z")]),
      steps: [("z", "z", "exact"), ("c", "c", "exact")])
    #expect(try sheet.verdict("1/3", at: "c", after: ["z": "3"]).reason == .followThrough)
    let verdict = try sheet.verdict("0.333", at: "c", after: ["z": "3"])
    #expect(verdict.outcome == .digits)
    #expect(
      verdict.detail.unicode
        == "With your z = 3, 0.333 is the value rounded; it is asked exactly, and a fraction such as 2/7 will do.")
  }

  @Test("what is asked twice does not follow from its own wrong answer") func askedTwice() throws {
    var steps = [("first", "coefficient(d(J)/d(W2[1,1]), y)", "3 significant")]
    steps.append(("again", steps[0].1, "3 significant"))
    let sheet = try Networks.gradingModel(try exponentialNet(), steps: steps)
    let verdict = try sheet.verdict("-0.5", at: "again", after: ["first": "-0.5"])
    #expect(verdict.outcome == .wrong, "\(verdict.detail)")
  }

  @Test(
    "own answers too large to compute with change nothing", arguments: ["1e308", "-1e308", "1e999", "1e-999", "-0"])
  func huge(_ own: String) throws {
    let sheet = try Networks.sigmoid()
    let answers = ["alpha1-1": own, "alpha2": own, "dloss-dyhat": own]
    for (id, right) in [("yhat", "0.1192"), ("loss", "0.3879"), ("loss-w2", "-0.0462")] {
      #expect(try sheet.verdict(right, at: id, after: answers).outcome == .right, "\(id)")
      #expect(try sheet.verdict("0.7", at: id, after: answers).outcome == .wrong, "\(id)")
    }
    #expect(try sheet.verdict("1.2e308", at: "yhat", after: answers).outcome == .wrong)
  }

  @Test("a cell that is answered again as a number counts as answered last") func cellAgain() throws {
    var builder = try build(
      given: [("x", vector(1, 2), nil)], define: [("z", "3*x"), ("c", "z[1] + z[2]")])
    let cells = try builder.quantities(for: try Parser(notation: Notation()).parse("z")).elements
    let sum = try builder.quantities(for: try Parser(notation: Notation()).parse("c")).elements
    let graph = builder.graph()
    func number(_ value: Double) -> NumberQuestion {
      NumberQuestion(truth: Truth(value), precision: .decimals(1))
    }
    let sheet = GradingModel(
      graph: graph, values: graph.values(), notation: Notation(),
      entries: [
        GradingModel.Entry(
          id: "z", quantities: cells,
          question: Question(
            TensorQuestion(
              shape: .vector(2), cells: [number(3), number(6)], labels: ["z₁", "z₂"].map { Text(prose: $0) }))),
        GradingModel.Entry(id: "z2", quantities: [cells[1]], question: Question(number(6))),
        GradingModel.Entry(id: "c", quantities: sum, question: Question(number(9))),
      ])
    #expect(try sheet.verdict("7.0", at: "c", after: ["z": "[3, 4]"]).reason == .followThrough)
    #expect(try sheet.verdict("8.0", at: "c", after: ["z": "[3, 4]", "z2": "5"]).reason == .followThrough)
    #expect(try sheet.verdict("7.0", at: "c", after: ["z": "[3, 4]", "z2": "5"]).outcome == .wrong)
    #expect(try sheet.verdict("7.0", at: "c", after: ["z": "[3, 4]", "z2": "6"]).outcome == .wrong)
  }
}

@Suite("Own expressions")
struct OwnExpressionTests {
  /// p = 3 − y, q = 2 and J = p·q, K = J + 1, each as an expression in y.
  private func sheet() throws -> GradingModel {
    var builder = try build(
      given: [("x", scalar(3), nil)], unknown: "y",
      define: [("p", "x - y"), ("q", "x - 1"), ("J", "p*q"), ("K", "J + q")])
    let names = ["p", "q", "J", "K"]
    let asked = try names.map { try builder.quantities(for: try Parser(notation: Notation()).parse($0)).elements[0] }
    let graph = builder.graph()
    let values = graph.values()
    return GradingModel(
      graph: graph, values: values, notation: Notation(),
      entries: zip(names, asked).map { name, id in
        GradingModel.Entry(
          id: name, quantities: [id],
          question: Question(ExpressionQuestion(values[id.index], unknown: "y", precision: .decimals(1))))
      })
  }

  @Test("a letter where none belongs is followed through") func otherDegree() throws {
    let sheet = try sheet()
    let verdict = try sheet.verdict("-y^2 + 2y + 3", at: "J", after: ["q": "y + 1"])
    #expect(verdict.reason == .followThrough, "\(verdict.detail)")
    #expect(try sheet.verdict("2y + 8", at: "K", after: ["p": "3", "q": "2", "J": "2y + 6"]).reason == .followThrough)
  }

  @Test("whatever follows from own expressions is accepted, coefficient by coefficient") func everyProduct() throws {
    let sheet = try sheet()
    var random = SeededGenerator(seed: 21)
    func tenths() -> Int { Int.random(in: 1...40, using: &random) }
    for _ in 0..<40 {
      let (a, b, c, d) = (tenths(), -tenths(), tenths(), tenths())
      let product = [a * c, a * d + b * c, b * d]
      guard !product.contains(0) else { continue }
      func text(_ coefficients: [Int], over unit: Int) -> String {
        coefficients.enumerated().map { "(\($1)/\(unit))*y^\($0)" }.joined(separator: " + ")
      }
      let answers = ["p": text([a, b], over: 10), "q": text([c, d], over: 10)]
      let verdict = try sheet.verdict(text(product, over: 100), at: "J", after: answers)
      #expect(verdict.outcome == .right, "\(answers) \(product): \(verdict.detail)")
    }
  }

  @Test("an answer of too high degree is the first slip, and is told whole") func tooHigh() throws {
    let sheet = try sheet()
    let verdict = try sheet.verdict("y^2 - 2y + 8", at: "K", after: ["J": "y^2 - 2y + 6"])
    #expect(verdict.reason == .followThrough)
    #expect(verdict.detail.unicode.contains("your J = y^2 − 2·y + 6"))
    #expect(try sheet.verdict("-2y + 9", at: "K", after: ["J": "y^2 - 2y + 6"]).firstSlip == "J")
    #expect(
      try sheet.verdict("y^2 - 2y + 8", at: "K").detail.unicode
        == "Not right: the coefficient of y^2. There is no such power.")
  }

  @Test("coefficients are named in words") func named() throws {
    let sheet = try Networks.exponential()
    let verdict = try sheet.verdict("-9.99", at: "w1-y", after: ["w2-y": "7"])
    #expect(!verdict.detail.unicode.contains("coefficient("))
  }
}

@Suite("Sentences in the learner's own words")
struct OwnWordsTests {
  @Test("a name that begins a sentence gets no capital") func lowerCase() throws {
    let question = try FormulaExercise.twoWeights().question("d(L)/d(w2)")
    #expect(grade("q + 1", on: question).detail.unicode.contains("q"))
    #expect(!grade("q + 1", on: question).detail.unicode.contains("Q"))
    #expect(grade("x +", on: question).detail.unicode.hasPrefix("The formula ends too early"))
  }

  @Test("what is no count is told kindly") func counts() {
    let question = Question(CountQuestion(6))
    #expect(
      grade("4.5", on: question).detail.unicode
        == "4.5 is not a whole number; expected a whole number, 0 or more.")
    #expect(grade("-3", on: question).outcome == .unreadable)
    #expect(grade("100000000000000000000", on: question).outcome == .wrong)
    #expect(grade("2*3", on: question).outcome == .right)
    #expect(grade("5", on: question).detail.unicode == "5 is not the count.")
  }
}
