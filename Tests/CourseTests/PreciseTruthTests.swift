import Course
import Formula
import Grading
import TestSupport
import Testing

/// An exercise with a step for each of these formulas, asked to a precision.
private func exercise(
  _ given: String, _ define: [String], loss: String? = nil, by: String? = nil,
  _ steps: [(answer: String, precision: String)],
  kind: String? = nil
) throws -> ExerciseCheck {
  let lines =
    ["format: 1", "id: exact", "title: Exact", "trains: Exactness", "about: Numbers.", "given: {\(given)}", "define:"]
    + define.map { "  " + $0 } + ["loss: [\(loss ?? "")]", "parameters: [\(by ?? "")]", "steps:"]
    + steps.enumerated().flatMap { index, step in
      [
        "  - id: s\(index)", "    ask: What is number \(index)?", "    answer: \(step.answer)",
        kind.map { "    kind: \($0)" } ?? "    precision: \(step.precision)", "    hints: [One., Two.]",
        "    worked: Compute.",
      ]
    }
  return ExerciseCheck(text: lines.joined(separator: "\n") + "\n", file: "exact.yaml")
}

extension ExerciseCheck {
  fileprivate func verdict(_ text: String, at step: Int = 0, after answers: [String: String] = [:]) throws -> Verdict {
    let exercise = try #require(exercise)
    return exercise.grade(text, at: exercise.steps[step], after: answers)
  }
}

/// A fraction of whole numbers, as the test works with it.
private struct Quotient {
  var top: Int
  var bottom: Int

  /// The size cut to some decimals, in units of the last, and what is left in parts of the unit.
  func cut(_ places: Int) -> (units: Int, rest: Int) {
    let size = (0..<places).reduce(abs(top)) { size, _ in size * 10 }
    return (size / bottom, size % bottom)
  }

  static func text(_ units: Int, _ places: Int, negative: Bool) -> String {
    let digits = String(repeating: "0", count: max(0, places + 1 - units.description.count)) + units.description
    let split = digits.index(digits.endIndex, offsetBy: -places)
    return (negative ? "-" : "") + digits[..<split] + (places > 0 ? "." + digits[split...] : "")
  }
}

@Suite("The truth is known to more digits than are typed")
struct PreciseTruthTests {
  @Test("The variance of large numbers has one value, and only that is right")
  func variance() throws {
    let check = try exercise(
      "x: [10000001, 10000002, 10000004]", ["m: mean(x)", "v: mean(x .* x) - m^2"], [("v", "3 significant")])
    #expect(check.isClean)
    #expect(check.exercise?.trace.entries.last?.value.number == 14 / 9.0)
    for text in ["1.56", "1.556", "1.5555555555555556", "14/9"] { #expect(try check.verdict(text).reason == .exact) }
    for text in ["1.50", "1.53", "1.57", "1.60", "1.547"] {
      #expect(try check.verdict(text).outcome != .right, "\(text)")
    }
  }

  @Test("Of a fraction the rounded digits are right and the cut ones are, at 1 to 15 decimals, and no other")
  func cutAndRounded() throws {
    var random = SeededGenerator(seed: 11)
    for places in 1...15 {
      for _ in 0..<4 {
        let bottom = [3, 7, 9, 11, 13, 24, 64, 97, 320].randomElement(using: &random) ?? 3
        let quotient = Quotient(top: Int.random(in: -400...400, using: &random), bottom: bottom)
        let (units, rest) = quotient.cut(places)
        guard units > 9 else { continue }
        let check = try exercise("a: \(quotient.top), b: \(bottom)", ["q: a/b"], [("q", "\(places) decimals")])
        #expect(check.isClean)
        for offset in -2...3 {
          let isCut = offset == 0
          let isRounded = offset == 0 ? rest * 2 <= bottom : offset == 1 && rest * 2 >= bottom
          let text = Quotient.text(units + offset, places, negative: quotient.top < 0)
          let verdict = try check.verdict(text)
          #expect(
            (verdict.outcome == .right) == (isCut || isRounded), "\(quotient) to \(places): \(text) \(verdict.detail)")
          if isRounded { #expect(verdict.reason == .exact) }
        }
      }
    }
  }

  @Test("More digits than a Double has are judged by the digits")
  func manyDigits() throws {
    // σ(1), √2 and log 3 to 40 digits, by mpmath.
    let values = [
      ("sigmoid(1)", "0.7310585786300048792511592418218362743652"),
      ("sqrt(2)", "1.4142135623730950488016887242096980785697"),
    ]
    for (formula, digits) in values {
      let check = try exercise("a: 1", ["q: \(formula)*a"], [("q", "15 significant")])
      #expect(check.isClean)
      for count in 15...36 {
        let cut = String(digits.prefix(count + 2))
        guard let last = cut.last?.wholeNumberValue, (2...7).contains(last) else { continue }
        #expect(try check.verdict(cut).outcome == .right, "\(cut)")
        for other in [last - 2, last + 2] {
          #expect(try check.verdict(cut.dropLast() + String(other)).outcome != .right, "\(cut) \(other)")
        }
      }
    }
  }

  @Test("An exact whole number is not one with another last digit")
  func whole() throws {
    let check = try exercise("a: 6", ["n: a*4"], [("n", "14 decimals"), ("n", "3 decimals")])
    for step in 0...1 {
      #expect(try check.verdict("24.00000000000001", at: step).outcome != .right)
      #expect(try check.verdict("23.99999999999999", at: step).outcome != .right)
      #expect(try check.verdict("24", at: step).reason == .exact)
    }
  }

  @Test("A gradient that cancels is 0, which can be asked and is right")
  func zero() throws {
    let check = try exercise(
      "x: [0.7, 1.9, 4.3], g: 1.3",
      [
        "m: mean(x)", "var: mean((x - m) .* (x - m))", "n: (x - m)/sqrt(var + 0.001)", "loss: sum(g*n)",
      ], loss: "loss", by: "x", [("d(loss)/d(x[1])", "3 significant"), ("d(loss)/d(x[2])", "4 decimals")])
    #expect(check.diagnostics.map(\.description) == [])
    for step in 0...1 {
      #expect(try check.verdict("0", at: step).reason == .exact)
      #expect(try check.verdict("8.9e-16", at: step).reason != .exact)
      #expect(try check.verdict("0.001", at: step).outcome == .wrong)
    }
  }

  @Test("Exact is exact: decimals, products, quotients and whole powers come to the fraction they are")
  func exact() throws {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<25 {
      let (a, b) = (Int.random(in: 1...999, using: &random), Int.random(in: 1...99, using: &random))
      let (x, y) = ("\(Double(a) / 100)", "\(Double(b) / 10)")
      let cases: [(String, Quotient)] = [
        ("x*y", Quotient(top: a * b, bottom: 1000)), ("x + y", Quotient(top: a + 10 * b, bottom: 100)),
        ("(1 - x)*y", Quotient(top: (100 - a) * b, bottom: 1000)), ("x/y", Quotient(top: a, bottom: 10 * b)),
        ("y^2 - x", Quotient(top: b * b - a, bottom: 100)), ("y^(-1)", Quotient(top: 10, bottom: b)),
        ("x*sigmoid(0) - \(x)/2 + y*100", Quotient(top: 10 * b, bottom: 1)),
      ]
      let check = try exercise(
        "x: \(x), y: \(y)", cases.enumerated().map { "f\($0)x: \($1.0)" }, cases.indices.map { ("f\($0)x", "exact") })
      #expect(check.diagnostics.map(\.description) == [], "\(x) \(y)")
      for (step, (formula, value)) in cases.enumerated() {
        #expect(try check.verdict("\(value.top)/\(value.bottom)", at: step).reason == .exact, "\(formula) \(x) \(y)")
        #expect(try check.verdict("\(value.top + 1)/\(value.bottom)", at: step).outcome == .wrong)
        let expected = try #require(check.exercise).steps[step].question.expected
        #expect(try check.verdict(expected, at: step).reason == .exact, "\(formula): \(expected)")
      }
    }
  }

  @Test("Exact decimals are told and typed as people write them")
  func exactDecimals() throws {
    let check = try exercise(
      "a: 0.1", ["p: 4.35*100", "q: a + 0.2", "r: (1 - 0.9)*4", "t: a/0.3"],
      ["p", "q", "r", "t"].map { ($0, "exact") })
    #expect(check.isClean)
    #expect(check.exercise?.steps.map(\.question.expected) == ["435", "0.3", "0.4", "1/3"])
    #expect(try check.verdict("0.30000000000000004", at: 1).outcome != .right)
    #expect(try check.verdict("0.3333333333333333", at: 3).reason == .notExact)
  }

  @Test("What is no fraction, or not known, cannot be asked so, and check says where and what to do")
  func refused() throws {
    let check = try exercise(
      "a: 40, b: 690", ["t: tanh(a)", "u: (exp(b) + exp(-b)) - exp(b)"],
      [("t", "exact"), ("u", "3 significant"), ("u", "15 significant")])
    #expect(
      check.diagnostics.map(\.description) == [
        "exact.yaml:13:5: the step 's0' asks for an exact answer, but its value is no fraction; expected a rounded one, such as 3 significant",
        "exact.yaml:25:5: the value of the step 's2' is not known to 15 significant figures: some 600 digits cancel on the way to it; expected a formula in which less cancels, such as mean((x - m)^2) for mean(x^2) - m^2",
      ])
    #expect(try check.verdict("2.17e-300", at: 1).reason == .exact)
    #expect(try check.verdict("2.17e-300", at: 2).reason == .noValue)
    let zero = try exercise("a: 2", ["u: 1/(sqrt(a)^2 - 2)"], [("u", "3 significant")])
    #expect(zero.exercise == nil)
    #expect(zero.diagnostics.count == 1)
  }

  @Test("A learner who goes on from an own value with all digits is followed to the last of them")
  func followed() throws {
    let check = try exercise(
      "a: 7", ["p: 1/a", "q: p/3"], [("p", "3 decimals"), ("q", "3 decimals")])
    // With 0.15 in place of 1/7 there is 0.05; with 0.16, 0.053333….
    #expect(try check.verdict("0.050000000000000000", at: 1, after: ["s0": "0.15"]).reason == .followThrough)
    #expect(try check.verdict("0.0533333333333333333", at: 1, after: ["s0": "0.16"]).reason == .followThrough)
    #expect(try check.verdict("0.0533333333333333343", at: 1, after: ["s0": "0.16"]).outcome != .right)
    #expect(try check.verdict("0.0500000000000001", at: 1, after: ["s0": "0.15"]).outcome != .right)
  }

  @Test("An output of exactly a half is class 1, as the step function is 1 at 0")
  func stepAtZero() throws {
    let check = try exercise("z: 0", ["yhat: sigmoid(z)", "c: step(yhat - 1/2)"], [("c", "")], kind: "class")
    #expect(check.isClean)
    #expect(try check.verdict("1").outcome == .right)
    #expect(try check.verdict("0").outcome == .wrong)
    #expect(check.exercise?.steps[0].conventions.map(\.words.ascii) == ["step jumps at 0; step(0) is taken as 1."])
    #expect(check.exercise?.steps[0].hints.count == 3)
  }
}
