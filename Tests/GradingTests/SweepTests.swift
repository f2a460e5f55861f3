import TestSupport
import Testing

@testable import Grading

@Suite("Over all magnitudes")
struct SweepTests {
  @Test("a model answer typed back is always right") func modelAnswers() {
    var random = SeededGenerator(seed: 1)
    for round in 0..<1_500 {
      let value = random.number(decades: -300...300)
      let error = round.isMultiple(of: 3) ? 0 : value.magnitude * Double.random(in: 0...1e-12, using: &random)
      let truth = Truth(value, error: error)
      let count = Int.random(in: 1...15, using: &random)
      for precision in [Precision.significant(count), .decimals(count), .exact] {
        let question = Question(truth: truth, precision: precision)
        let verdict = grade(question.expected, on: question)
        #expect(verdict.outcome == .right, "\(value) ± \(error), \(precision): \(question.expected), \(verdict.detail)")
      }
    }
  }

  @Test("a model answer typed back is always right for everyday numbers") func everydayModelAnswers() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<1_500 {
      // Few digits make many ties and many carries.
      let digits = Int.random(in: 0...9_999, using: &random)
      let value = Double("\(digits)e-\(Int.random(in: 0...6, using: &random))") ?? 0
      let count = Int.random(in: 1...5, using: &random)
      for precision in [Precision.significant(count), .decimals(count - 1), .exact] {
        for signed in [value, -value] {
          let question = Question(truth: Truth(signed), precision: precision)
          let verdict = grade(question.expected, on: question)
          #expect(verdict.outcome == .right, "\(signed), \(precision): \(question.expected), \(verdict.detail)")
        }
      }
    }
  }

  @Test("what rounding at school gives is right, at the digits asked and at more; its neighbours are wrong")
  func schoolRounding() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<600 {
      let value = random.number(decades: -8...8).magnitude
      let written = School.writtenOut(value)
      let asked = Int.random(in: 0...9, using: &random)
      // Beyond the precision of a Double there is no telling neighbours apart.
      guard value.ulp < 1e-12 else { continue }
      let question = Question(truth: Truth(value), precision: .decimals(asked))
      let negative = Question(truth: Truth(-value), precision: .decimals(asked))
      for places in [asked, asked + 1, 11] {
        let rounded = School.rounded(written, places: places)
        #expect(grade(rounded, on: question).outcome == .right, "\(value) to \(asked): \(rounded)")
        #expect(grade("−" + rounded, on: negative).outcome == .right, "\(-value) to \(asked): −\(rounded)")
        // A Double that was written as a tie is one.
        if "\(value)".hasSuffix("5"), "\(value)".split(separator: ".").last?.count == places + 1 { continue }
        let next = School.next(after: rounded)
        let outcome = grade(next, on: question).outcome
        #expect(outcome == (places == asked ? .wrong : outcome == .digits ? .digits : .wrong), "\(value): \(next)")
      }
      for places in 0..<asked where School.rounded(written, places: asked) != School.rounded(written, places: places) {
        let rounded = School.rounded(written, places: places)
        let verdict = grade(rounded, on: question)
        // Zero says nothing, but where the value is zero as asked, too; zeros behind the point say that it is small.
        let digits = rounded + School.rounded(written, places: asked)
        let isNothing =
          places == 0 && rounded.allSatisfy { "0.".contains($0) } && !digits.allSatisfy { "0.".contains($0) }
        #expect(
          verdict.reason == (isNothing ? .notZero : .tooFewDigits),
          "\(value) to \(asked): \(rounded), \(verdict.detail)")
      }
    }
  }

  @Test("the quick comparison never differs from the exact one") func quickAndExact() throws {
    var random = SeededGenerator(seed: 4)
    var quick = 0
    for _ in 0..<2_000 {
      let places = Int.random(in: -3...12, using: &random)
      let units = Int.random(in: 0...999_999, using: &random)
      // Just beside a tie, by a few units in the last place.
      let tie = try #require(Double("\(units)5e\(-places - 1)"))
      var value = tie
      for _ in 0..<Int.random(in: 0...3, using: &random) { value = value.nextUp }
      let error = Double(Int.random(in: 0...2, using: &random)) * value.ulp
      for truth in [Truth(value, error: error), Truth(-value, error: error)] {
        for text in ["\(units)e\(-places)", "\(units + 1)e\(-places)", "-\(units)e\(-places)"] {
          let number = try NumberReader.read(text).value
          let exact = truth.exactlyAdmits(number, places: places)
          if let clear = truth.clearlyAdmits(number, places: places) {
            quick += 1
            #expect(clear == exact, "\(truth) and \(text)")
          }
        }
      }
    }
    #expect(quick > 2_000)
  }

  @Test("a verdict is the same on both sides of zero") func symmetry() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<1_500 {
      let value = random.number(decades: -4...4).magnitude
      let precision: Precision =
        Bool.random(using: &random)
        ? .decimals(Int.random(in: 0...5, using: &random)) : .significant(Int.random(in: 1...5, using: &random))
      let near = value * Double.random(in: 0.99...1.01, using: &random)
      let text = School.writtenOut(near, places: Int.random(in: 0...8, using: &random))
      let above = grade(text, on: Question(truth: Truth(value), precision: precision))
      let below = grade("-" + text, on: Question(truth: Truth(-value), precision: precision))
      #expect(above.reason == below.reason, "\(text) for \(value), \(precision)")
    }
  }
}
