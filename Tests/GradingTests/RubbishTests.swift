import TestSupport
import Testing

import Grading

@Suite("Rubbish")
struct RubbishTests {
  private static let alphabet = Array(
    "00112345789....,,+-−*/^()eE×·÷⁻¹²³⁰x= \t%½_'…abcnif∞π٣１\u{1b}\u{0}\u{301}\u{200d}🙂\u{202e}".unicodeScalars)
  private static let seeds = [
    "1.2×10⁻³", "2*(0.12+3)^2", "-1/3", "1,234", "1.2e-3", "((1.5))", "10^-3*4", "9^9^9", "1e999*1e999", "0.000e-0",
  ]

  private static let questions = [
    Question(truth: Truth(0.0462), precision: .significant(3)), Question(truth: Truth(-1.25), precision: .decimals(1)),
    Question(truth: Truth(0), precision: .significant(2)), Question(truth: Truth(1.5e300), precision: .exact),
    Question(truth: Truth(3e-300), precision: .decimals(4)),
  ]

  private func check(_ text: String) {
    let count = text.unicodeScalars.count
    for question in Self.questions {
      let verdict = grade(text, on: question)
      let echo = reading(of: text, for: question)
      #expect(verdict.outcome == .unreadable || echo.state == .complete)
      #expect(!verdict.detail.unicode.unicodeScalars.contains { $0.properties.generalCategory == .control })
      if let caret = verdict.caret { #expect(caret.lowerBound >= 0 && caret.upperBound <= count, "\(text)") }
      guard verdict.outcome != .unreadable, !echo.text.unicode.contains("…") else { continue }
      // What is echoed reads as the same number, in either character set.
      for shown in [echo.text.unicode, echo.text.ascii] {
        let understood = shown.dropFirst("read as ".count).prefix { $0 != "=" && $0 != "," }
        let isEcho = understood.contains("(the") || isSameAnswer(text, String(understood), to: question)
        #expect(isEcho, "“\(text)” was \(shown)")
      }
    }
  }

  @Test("of any kind is read or refused, and never crashes the reader") func randomText() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<2_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...14, using: &random) {
        text.append(Self.alphabet.randomElement(using: &random) ?? "0")
      }
      check(String(text))
    }
  }

  @Test("close to good answers is read or refused") func mutations() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<800 {
      var text = Array((Self.seeds.randomElement(using: &random) ?? "1").unicodeScalars)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0...text.count, using: &random)
        if Bool.random(using: &random), place < text.count {
          text.remove(at: place)
        } else {
          text.insert(Self.alphabet.randomElement(using: &random) ?? "0", at: place)
        }
      }
      check(String(String.UnicodeScalarView(text)))
    }
  }

  @Test(
    "that is long, deep or huge costs next to nothing",
    arguments: [
      String(repeating: "9", count: 1_000), "0." + String(repeating: "0", count: 997) + "1",
      String(repeating: "(", count: 1_000), String(repeating: "-", count: 1_000),
      String(repeating: "9^", count: 499) + "9",
      String(repeating: "1e999*", count: 100) + "1", String(repeating: "9^999*", count: 150) + "1",
      String(repeating: "1/7+", count: 240) + "1/7", String(repeating: "9e999/", count: 100) + "7",
      String(repeating: "1e-900+", count: 100) + "1", String(repeating: "12345678901234567890/7*", count: 43) + "1",
      String(repeating: "1e999999999", count: 90), String(repeating: "\u{301}", count: 5_000), "1e-999", "1e999",
      "10^999", "10^-999/3", "(10^999)^999", "1.5e" + String(repeating: "0", count: 900) + "1",
    ].map(LongText.init))
  func hostile(_ long: LongText) {
    let text = long.text
    let clock = ContinuousClock()
    var slowest = Duration.zero
    for question in Self.questions {
      slowest = max(slowest, clock.measure { _ = grade(text, on: question) })
    }
    // Generous for a busy machine and a debug build; what must not happen is a hang.
    #expect(slowest < .seconds(2), "\(text.prefix(20))… took \(slowest)")
  }
}
