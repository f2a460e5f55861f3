import Glibc
import TestSupport
import Testing

@testable import Grading

@Suite("A learner's own working")
struct WorkingTests {
  @Test("a wrong answer is paid for once: what follows from it is right") func followThrough() throws {
    let sheet = try Networks.sigmoid()
    // ŷ taken as 0.2: (1 − 0.2)²/2 = 0.32, and −0.8 · 0.2 · 0.8 · 0.5 = −0.064.
    #expect(try sheet.verdict("0.32", at: "loss", after: ["yhat": "0.2"]).reason == .followThrough)
    #expect(try sheet.verdict("0.3200", at: "loss", after: ["yhat": "0.2"]).reason == .followThrough)
    #expect(try sheet.verdict("-0.064", at: "loss-w2", after: ["yhat": "0.2"]).reason == .followThrough)
    #expect(try sheet.verdict("-0.064", at: "loss-w2", after: ["yhat": "1/5"]).reason == .followThrough)
    #expect(try sheet.verdict("-0.064", at: "loss-w2").outcome == .wrong)
    #expect(try sheet.verdict("-0.064", at: "loss-w2", after: ["yhat": "0.3"]).outcome == .wrong)
    #expect(try sheet.verdict("-0.064", at: "loss-w2", after: ["yhat": "nonsense"]).outcome == .wrong)
  }

  @Test("any subset of the earlier answers may have been used") func subsets() throws {
    let sheet = try Networks.sigmoid()
    let answers = ["beta1-2": "0.9", "alpha2": "-1.5", "yhat": "0.2", "dyhat-dalpha2": "0.15"]
    let values: [(String, String)] = [
      // Only α²: σ(−1.5) = 0.1824; only β¹₂: σ(−1.6) = 0.1680.
      ("yhat", "0.1824"), ("yhat", "0.1680"), ("yhat", "0.1192"),
      // −0.8 · 0.15 · 0.5, or with the slope from ŷ = 0.2, or with the exact ∂ℓ/∂ŷ.
      ("loss-w2", "-0.0600"), ("loss-w2", "-0.0640"), ("loss-w2", "-0.0661"),
    ]
    for (id, text) in values {
      #expect(try sheet.verdict(text, at: id, after: answers).outcome == .right, "\(id) = \(text)")
    }
    #expect(try sheet.verdict("0.1750", at: "yhat", after: answers).outcome == .wrong)
  }

  @Test("later answers and the step's own do not count") func onlyEarlier() throws {
    let sheet = try Networks.sigmoid()
    #expect(try sheet.verdict("0.2", at: "yhat", after: ["yhat": "0.2", "loss": "0.32"]).outcome == .wrong)
  }

  @Test("too few digits of one's own value are not wrong") func digits() throws {
    let verdict = try Networks.sigmoid().verdict("-0.06", at: "loss-w2", after: ["yhat": "0.2"])
    #expect(verdict.outcome == .digits)
    #expect(
      verdict.detail.unicode == "With your ŷ = 0.2, −0.06 is too coarse to tell; give 3 significant figures.")
  }

  @Test(
    "an answer that leaves nothing to do earns no later one",
    arguments: [
      ("dyhat-dalpha2", "0", "yhat", "0"), ("dyhat-dalpha2", "0", "yhat", "1"), ("loss-w2", "0", "yhat", "1"),
      ("loss-w2", "0", "dyhat-dalpha2", "0"), ("yhat", "1.0000", "alpha2", "1000"), ("w2-new", "2", "loss-w2", "0"),
    ])
  func trivial(_ id: String, _ text: String, _ earlier: String, _ value: String) throws {
    #expect(try Networks.sigmoid().verdict(text, at: id, after: [earlier: value]).outcome != .right)
  }

  /// All costs that rounding tanh(1.2) can lead to, at three decimals.
  private func reachableCosts() -> Set<Int> {
    let a = tanh(1.2)
    let values = [
      a, (a * 1000).rounded() / 1000, (a * 1000).rounded(.down) / 1000, (a * 10_000).rounded() / 10_000,
      (a * 10_000).rounded(.down) / 10_000,
    ]
    return Set(values.map { $0 * $0 * 1000 }.flatMap { [Int($0.rounded()), Int($0.rounded(.down))] })
  }

  @Test("no number outside what rounding can reach is accepted, and every one inside is") func soundness() throws {
    let sheet = try Networks.neuron(x: 1, y: 0)
    let reachable = reachableCosts()
    for thousandths in 650...750 {
      let verdict = try sheet.verdict("0.\(thousandths)", at: "cost")
      #expect((verdict.outcome == .right) == reachable.contains(thousandths), "0.\(thousandths): \(verdict.detail)")
    }
  }

  @Test("every path of rounded intermediates is accepted, down to the last step") func everyPath() throws {
    let sheet = try Networks.neuron(x: 0, y: 1)
    var random = SeededGenerator(seed: 8)
    func revised(_ value: Double, to places: Int) -> Double {
      let unit = pow(10, Double(places + Int.random(in: 0...1, using: &random)))
      switch Int.random(in: 0...2, using: &random) {
      case 0: return value
      case 1: return (value * unit).rounded() / unit
      default: return (value * unit).rounded(.towardZero) / unit
      }
    }
    for _ in 0..<200 {
      let a = revised(tanh(-0.1), to: 3)
      let slope = revised(2 * (a - 1), to: 2)
      let activation = revised(1 - a * a, to: 3)
      let text = School.writtenOut(slope * activation, places: 6)
      let verdict = try sheet.verdict(text, at: "dC-db")
      #expect(verdict.outcome == .right, "a = \(a), \(slope) · \(activation) = \(text): \(verdict.detail)")
    }
  }
}
