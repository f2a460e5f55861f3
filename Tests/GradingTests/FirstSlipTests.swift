import Testing

@testable import Grading

@Suite("The first slip")
struct FirstSlipTests {
  @Test("is the earliest answer that does not follow from those before it") func earliest() throws {
    let sheet = try Networks.sigmoid()
    // ŷ is wrong; the loss follows from it; what is asked now is wrong by itself.
    let answers = ["beta1-2": "0.999", "alpha2": "-1.996", "yhat": "0.2", "loss": "0.32"]
    let verdict = try sheet.verdict("-0.5", at: "loss-w2", after: answers)
    #expect(verdict.outcome == .wrong)
    #expect(verdict.firstSlip == "yhat")
    #expect(
      verdict.detail.unicode == "−0.5 is not right to 3 significant figures. The first step to look at again is your ŷ."
    )
    #expect(try sheet.verdict("-0.5", at: "loss-w2", after: ["yhat": "0.1192"]).firstSlip == nil)
    #expect(try sheet.verdict("-0.0462", at: "loss-w2", after: answers).firstSlip == nil)
  }
}
