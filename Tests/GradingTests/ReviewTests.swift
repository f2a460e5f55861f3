import Testing

import Grading

@Suite("A look back")
struct ReviewTests {
  @Test("finds the first slip, and what follows from it") func review() throws {
    let answers = [
      "beta1-2": "0.999", "alpha2": "-1.996", "yhat": "0.2", "loss": "0.32", "loss-w2": "-0.5", "w2-new": "?",
    ]
    let reviewed = try Networks.sigmoid().review(answers)
    #expect(reviewed.map(\.step) == ["beta1-2", "alpha2", "yhat", "loss", "loss-w2"])
    #expect(reviewed.map(\.mark) == [.right, .follows, .firstSlip, .follows, .wrong])
    #expect(reviewed[3].verdict.detail == "Right for your own working: 0.32 follows from your ŷ = 0.2.")
  }
}

@Suite("A gradient check")
struct GradientCheckTests {
  @Test("shows what a nudge does beside the learner's number") func nudge() throws {
    let history = try #require(try Networks.sigmoid().history(at: "loss-w2"))
    // ℓ at α² = 1 + 2.1·0.5 − 4 = −1.95 is (1 − 0.124553)²/2 = 0.383203.
    #expect(
      history.gradientCheck(of: "-0.440")?.lines == [
        "W²₁ = 2: ℓ = 0.3879", "W²₁ + 0.1 = 2.1: ℓ = 0.3832", "Δℓ/h ≈ −0.047", "your ∂ℓ/∂W²₁ = −0.440",
        "They do not agree: Δℓ/h should come near your number.",
      ])
    #expect(history.gradientCheck(of: "-0.440")?.agrees == false)
    #expect(history.gradientCheck(of: "-0.0462")?.agrees == true)
    #expect(history.gradientCheck(of: "-0.0462", nudge: -0.01)?.agrees == true)
    #expect(history.gradientCheck()?.agrees == nil)
  }

  @Test("never shows a number that would be right") func secret() throws {
    for sheet in [try Networks.sigmoid(), try Networks.neuron(x: 1, y: 0), try Networks.vectorCost()] {
      for entry in sheet.entries {
        guard let check = sheet.history(at: entry.id)?.gradientCheck(of: "0.7") else { continue }
        for line in check.lines where line.contains("≈") {
          let number = String(line.split(separator: " ").last ?? "")
          #expect(grade(number, on: entry.question).outcome != .right, "\(entry.id): \(line)")
        }
      }
    }
  }

  @Test("is there for derivatives of numbers only") func others() throws {
    let history = try #require(try Networks.sigmoid().history(at: "yhat"))
    #expect(history.gradientCheck(of: "1") == nil)
    #expect(try Networks.exponential().history(at: "w1-y")?.gradientCheck(of: "1") == nil)
  }
}
