import Formula
import GradientEngine
import Testing

@testable import Grading

/// Judges several texts against one question, and its model answer too.
private func check(_ question: Question, _ lines: [Case], _ location: SourceLocation = #_sourceLocation) {
  Case(question.expected, .right).check(question, location)
  for line in lines { line.check(question, location) }
}

private func number(_ value: Double, _ precision: Precision = .decimals(3)) -> NumberQuestion {
  NumberQuestion(truth: Truth(value), precision: precision)
}

@Suite("Vectors and matrices")
struct TensorKindTests {
  private let vector = Question(
    TensorQuestion(shape: .vector(2), cells: [number(0), number(24)], labels: ["α¹₁", "α¹₂"].map { Text(prose: $0) }))
  private let matrix = Question(
    TensorQuestion(
      shape: .matrix(2, 2), cells: [1, 2, 3, 4].map { number($0) },
      labels: ["W₁₁", "W₁₂", "W₂₁", "W₂₂"].map { Text(prose: $0) }))

  @Test("a vector is read in every common shape") func vectors() {
    check(
      vector,
      [
        Case("[0, 24]", .right), Case("0, 24", .right), Case("0 24", .right), Case("(0, 24)", .right),
        Case("[0,24]ᵀ", .right), Case("[[0],[24]]", .right), Case("0; 24", .right), Case("[0, 24,]", .right),
        Case("[0, 2*12]", .right), Case("(1-1), (2+2)*6", .right), Case("[0,5; 24]", .wrong, .someCells),
        Case("[0, 25]", .wrong, .someCells), Case("[24, 0]", .wrong), Case("", .unreadable, .empty),
        Case("0", .unreadable, .unfinished), Case("[0, 24", .unreadable, .unfinished),
        Case("0 24 1", .unreadable, .cellCount), Case("[0, twenty]", .unreadable, .notANumber),
        Case("[0, [24]]", .unreadable, .notAList), Case("0,,24", .unreadable, .cellCount),
        Case("[0, 24] + 1", .unreadable, .notAList),
      ])
    let verdict = grade("0, 25", on: vector)
    #expect(verdict.parts.map(\.outcome) == [.right, .wrong])
    #expect(verdict.detail.unicode == "1 of 2 cells is right. Not right: α¹₂.")
    #expect(grade("0, twenty", on: vector).caret == 3..<9)
  }

  @Test("a matrix is read row by row, and an exchanged one is told") func matrices() {
    check(
      matrix,
      [
        Case("[[1, 2], [3, 4]]", .right), Case("1 2; 3 4", .right), Case("1, 2; 3, 4", .right),
        Case("[1 2; 3 4]", .right), Case("[1, 2], [3, 4]", .right), Case("1 2\n3 4", .right),
        Case("[[1, 3], [2, 4]]", .wrong, .transposed), Case("[[1, 2], [3, 5]]", .wrong, .someCells),
        Case("1 2 3 4", .unreadable, .cellCount), Case("1 2 3; 4 5 6", .unreadable, .cellCount),
        Case("1 2; 3", .unreadable, .unfinished),
      ])
  }

  @Test("digits are judged cell by cell") func digits() {
    let question = Question(
      TensorQuestion(shape: .vector(2), cells: [number(0.5), number(0.99999)], labels: ["a", "b"]))
    check(
      question,
      [Case("0.5 1.000", .right), Case("0.5 1", .digits, .tooFewDigits), Case("0.5, 0.9", .wrong, .someCells)])
    #expect(reading(of: "0.5 1", for: question).text.unicode == "read as [0.5, 1]")
  }
}

@Suite("Shapes, counts and classes")
struct SmallKindTests {
  @Test("a shape in every common spelling; an exchanged one is told") func shapes() {
    check(
      Question(ShapeQuestion(.matrix(3, 2))),
      [
        Case("3x2", .right), Case("3 x 2", .right), Case("3 by 2", .right), Case("(3, 2)", .right), Case("3×2", .right),
        Case("3*2", .right), Case("[3,2]", .right), Case("3 2", .right), Case("3X2", .right),
        Case("2x3", .wrong, .transposed), Case("3x3", .wrong), Case("3", .unreadable, .unfinished),
        Case("", .unreadable, .empty), Case("three by two", .unreadable, .notAShape),
        Case("3x2x1", .unreadable, .notAShape), Case("0x2", .unreadable, .notAShape),
        Case("3.2", .unreadable, .notAShape),
        Case("-3x2", .unreadable, .notAShape),
      ])
    check(
      Question(ShapeQuestion(.vector(3))),
      [
        Case("3", .right), Case("(3,)", .right), Case("3x1", .right), Case("1x3", .wrong, .transposed),
        Case("4", .wrong),
      ])
  }

  @Test("a count is a whole number or the sum that gives it") func counts() {
    check(
      Question(CountQuestion(41)),
      [
        Case("41", .right), Case("30 + 11", .right), Case("(2+1)*10 + 10 + 1", .right), Case("41.0", .right),
        Case("40", .wrong), Case("1e3", .wrong), Case("40.5", .unreadable, .notANumber),
        Case("-41", .unreadable, .notANumber), Case("forty", .unreadable, .notANumber), Case("", .unreadable, .empty),
      ])
  }

  @Test("a class by its label") func classes() {
    check(
      Question(ClassQuestion(labels: ["0", "1"], answer: "0")),
      [
        Case("0", .right), Case("class 0", .right), Case(" 0.0 ", .right), Case("1", .wrong),
        Case("0.1196", .unreadable, .notAClass), Case("2", .unreadable, .notAClass), Case("", .unreadable, .empty),
        Case("zero", .unreadable, .notAClass),
      ])
    check(
      Question(ClassQuestion(labels: ["moon", "sun"], answer: "sun")),
      [Case("Sun", .right), Case("moon", .wrong), Case("s", .unreadable, .notAClass)])
  }
}

@Suite("Choices")
struct ChoiceKindTests {
  private func question(isMultiple: Bool) -> Question {
    Question(
      ChoiceQuestion(
        options: [
          .init(
            text: Text(prose: "z = w·a + b is linear in b"), isRight: true, why: Text(prose: "Its slope by b is 1.")),
          .init(
            text: Text(prose: "The cost has many minima"), isRight: false,
            why: Text(prose: "Along b = −w it only falls.")),
          .init(
            text: Text(prose: "The valley is b = 0"), isRight: false, why: Text(prose: "For every b the best w is −b.")),
          .init(
            text: Text(prose: "Going downhill helps"), isRight: isMultiple,
            why: Text(prose: "The gradient points uphill.")),
        ], isMultiple: isMultiple))
  }

  @Test("of several, each wrong pick has its own reason and a missing one is not named") func multiple() {
    let question = question(isMultiple: true)
    #expect(question.expected == "a d")
    check(
      question,
      [
        Case("a d", .right), Case("d, a", .right), Case("ad", .right), Case("A and D", .right), Case("1,4", .right),
        Case("(a) (d)", .right), Case("a", .wrong, .missingPick), Case("a b", .wrong, .wrongPick),
        Case("abcd", .wrong, .wrongPick), Case("The valley is b = 0", .wrong, .wrongPick),
        Case("e", .unreadable, .notAPick), Case("a 7", .unreadable, .notAPick), Case("?", .unreadable, .notAPick),
        Case("", .unreadable, .empty), Case("hello", .unreadable, .notAPick), Case("0", .unreadable, .notAPick),
      ])
    #expect(
      grade("a b c", on: question).detail.unicode.hasPrefix(
        "b is not right: Along b = −w it only falls. c is not right:"))
    #expect(!grade("a", on: question).detail.unicode.contains("d:"))
    #expect(grade("a b", on: question).parts.map(\.outcome) == [.right, .wrong])
  }

  @Test("of one, a second pick is not read") func single() {
    check(
      question(isMultiple: false),
      [
        Case("a", .right), Case("1", .right), Case("z = w·a + b  is linear in b", .right),
        Case("b", .wrong, .wrongPick),
        Case("a b", .unreadable, .notAPick), Case("and", .unreadable, .notAPick),
      ])
  }
}

@Suite("Expressions in an unknown")
struct ExpressionKindTests {
  private let question = Question(
    ExpressionQuestion(unknown: "y", coefficients: [number(0.070060644), number(-0.248442)]))

  @Test("in any order and any factoring") func read() {
    check(
      question,
      [
        Case("-0.248442y + 0.070060644", .right), Case("0.070 - 0.248 y", .right), Case("0.070 − 0.248·y", .right),
        Case("(0.282 - y)*0.282*0.881", .right), Case("0.282*0.881*(0.282 - y)", .right),
        Case("y*-0.248 + 0.070", .right),
        Case("-(0.248y - 0.070)", .right), Case("0.248442*(0.282 - y)", .right),
        Case("-0.25y + 0.07", .digits, .tooFewDigits),
        Case("-0.2484421y + 0.070", .digits, .extraDigits), Case("-0.248y", .wrong, .notZero),
        Case("0.248y + 0.070", .wrong, .wrongSign),
        Case("0.248y - 0.070", .wrong, .wrongSign), Case("-0.248y^2 + 0.070", .wrong), Case("0.070", .wrong, .notZero),
        Case("-0.248y + 0.070 + 0*y^2", .right), Case("(y+1)^2 - (y-1)^2", .wrong),
        Case("", .unreadable, .empty), Case("-0.248y +", .unreadable, .unfinished),
        Case("-0.248x + 0.070", .unreadable, .notAFormula),
        Case("0.07/y", .unreadable, .notAFormula), Case("y^0.5", .unreadable, .exponentNotWhole),
        Case("y/0", .unreadable, .divisionByZero),
        Case("exp(y)", .unreadable, .notAFormula), Case("y^99", .unreadable, .notAFormula),
        Case("9^999*9^999*9^999*9^999*9^999*9^999", .unreadable, .tooLarge),
        Case("[y, 1]", .unreadable, .notAFormula), Case("y = 1", .unreadable, .notAFormula),
      ])
    let verdict = grade("-0.248y + 0.071", on: question)
    #expect(verdict.parts.map(\.outcome) == [.right, .wrong])
    #expect(verdict.detail.unicode.hasPrefix("Not right: the constant."))
    #expect(reading(of: "(0.282 - y)*0.5", for: question).text.unicode == "read as −0.5·y + 0.141")
  }
}
