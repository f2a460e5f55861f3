import Formula
import GradientEngine
import TestSupport
import Testing

@testable import Grading

/// One question of every kind.
private func questions() throws -> [Question] {
  let weights = try FormulaExercise.twoWeights()
  return [
    Question(truth: Truth(0.0462), precision: .significant(3)), try weights.question("d(L)/d(w2)"),
    try FormulaExercise.openWeights().question("d(L)/d(w1)"),
    try ChainKindTests.question("w1"), try CodeKindTests.question(), Question(ShapeQuestion(.matrix(3, 2))),
    Question(CountQuestion(41)), Question(ClassQuestion(labels: ["0", "1"], answer: "0")),
    Question(TensorQuestion(shape: .vector(2), cells: [number(0), number(24)], labels: ["a", "b"])),
    Question(TensorQuestion(shape: .matrix(1, 2), cells: [number(0), number(24)], labels: ["a", "b"])),
    Question(ExpressionQuestion(unknown: "y", coefficients: [number(0.07), number(-0.25)])),
    Question(ChoiceQuestion(options: [.init(text: "A", isRight: true, why: "")], isMultiple: true)),
  ]
}

private func number(_ value: Double) -> NumberQuestion {
  NumberQuestion(truth: Truth(value), precision: .significant(3))
}

/// What holds of any text: what is not understood is pointed at inside the text, and said in a line one can read.
private func check(_ text: String, on question: Question) -> Verdict {
  let verdict = grade(text, on: question)
  let length = text.unicodeScalars.count
  let shown = "“\(text.prefix(60))” for \(question.asks): \(verdict.detail.unicode.prefix(200))"
  #expect((verdict.outcome == .unreadable) == (verdict.caret != nil), "\(shown)")
  #expect(verdict.caret.map { $0.lowerBound >= 0 && $0.upperBound <= length } ?? true, "\(shown)")
  #expect(verdict.outcome == .unreadable || reading(of: text, for: question).state == .complete, "\(shown)")
  #expect(
    !verdict.detail.unicode.isEmpty && !verdict.detail.unicode.unicodeScalars.contains { $0.isInvisible }, "\(shown)")
  return verdict
}

extension Unicode.Scalar {
  /// Whether it moves the cursor or turns the direction of a line, or otherwise shows as nothing.
  fileprivate var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}

@Suite("Rubbish for every kind of answer")
struct KindRubbishTests {
  private static let alphabet = Array(
    "0123456789.,;+-*/^()[]{}ab xyd∂²₁⁻·@'\"=<>!?\n\t∞αβᵀ#$%&_|~é\u{301}\u{1b}\u{0}\u{7f}\u{200d}\u{202e}🙂"
      .unicodeScalars)
  private static let pieces = [
    "np.", "d(", "∂L/∂", "d(L)/d(a2)", "σ'(", "**", "a1(", "W @ ", ".T", "[1", "1e9", "A, ", "3x2", "0.282", " y",
    "exp(",
  ]

  private static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }
  private static func text(_ scalars: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(scalars)) }

  @Test("of any characters never crashes, and what is not understood is never wrong") func randomText() throws {
    var random = SeededGenerator(seed: 11)
    let questions = try questions()
    for _ in 0..<800 {
      var text: [Unicode.Scalar] = []
      for _ in 0..<Int.random(in: 0...24, using: &random) {
        if Int.random(in: 0..<6, using: &random) == 0, let piece = Self.pieces.randomElement(using: &random) {
          text += Self.scalars(piece)
        } else if let scalar = Self.alphabet.randomElement(using: &random) {
          text.append(scalar)
        }
      }
      for question in questions { _ = check(Self.text(text), on: question) }
    }
  }

  @Test("close to good answers is read or refused") func mutations() throws {
    var random = SeededGenerator(seed: 12)
    for question in try questions() {
      for _ in 0..<100 {
        var text = Self.scalars(question.expected)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let place = Int.random(in: 0...text.count, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0 where place < text.count: text.remove(at: place)
          case 1: text.insert(contentsOf: text[..<place].suffix(6), at: place)
          default: text.insert(Self.alphabet.randomElement(using: &random) ?? "0", at: place)
          }
        }
        _ = check(Self.text(text), on: question)
      }
    }
  }

  @Test(
    "that is long, deep, hostile or not even text costs neither an attempt nor time",
    arguments: [
      String(repeating: "9", count: 100_000), String(repeating: "a", count: 100_000),
      String(repeating: "a+", count: 50_000), String(repeating: "(", count: 100_000),
      String(repeating: "[", count: 100_000), String(repeating: "∂L/∂a2 ", count: 15_000),
      String(repeating: "\u{301}", count: 50_000), String(repeating: "\u{0}", count: 100_000),
      String(repeating: "(", count: 900), String(repeating: "[", count: 900), String(repeating: "-", count: 900),
      String(repeating: "(", count: 450) + "!" + String(repeating: ")", count: 450),
      String(repeating: "exp(", count: 240), String(repeating: "np.exp(", count: 140),
      String(repeating: "d(", count: 450), String(repeating: "∂", count: 900), String(repeating: "a**", count: 300),
      String(repeating: "9^", count: 400) + "!", String(repeating: ",", count: 900), String(repeating: ";", count: 900),
      "\u{1b}[2J\u{1b}]0;title\u{7}", "\u{0}", "\u{202e}1\u{202c}?", "__import__('os').system('true')",
      "<script>alert(1)</script>", "'; DROP TABLE progress; --", "${HOME}", "%n%n%n%s", "../../etc/passwd", "NaN?",
      "∞!",
    ].map(LongText.init))
  func hostile(_ long: LongText) throws {
    let text = long.text
    let clock = ContinuousClock()
    for question in try questions() {
      var verdict: Verdict?
      let time = clock.measure { verdict = check(text, on: question) }
      #expect(
        verdict?.outcome == .unreadable, "“\(text.prefix(20))”… for \(question.asks): \(verdict?.detail.unicode ?? "")")
      #expect(verdict?.spendsAttempt == false)
      // Said in a line or two, however long the text is.
      #expect((verdict?.detail.unicode.count ?? 0) < 240, "\(verdict?.detail.unicode.prefix(400) ?? "")")
      // Generous for a busy machine and a debug build; what must not happen is a hang.
      #expect(time < .seconds(2), "“\(text.prefix(20))”… for \(question.asks) took \(time)")
    }
  }
}
