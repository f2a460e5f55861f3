import TestSupport
import Testing

@testable import Grading

@Suite("The quick look")
struct AcceptanceBoundsTests {
  @Test(
    "never leaves out a value that the exact look accepts, at the borders of decades least of all",
    arguments: [
      Precision.exact, .decimals(0), .decimals(1), .decimals(3), .significant(1), .significant(2), .significant(3),
      .significant(4),
    ])
  func neverNarrower(_ precision: Precision) throws {
    var random = SeededGenerator(seed: 10)
    for _ in 0..<800 {
      let center = [0.0996, 0.5, 0.995, 0.9996, 1, 9.5, 9.95, 9.996, 10.04, 99.6, 104, 0.0047, 24][
        Int.random(in: 0..<13, using: &random)]
      let sign: Double = Bool.random(using: &random) ? 1 : -1
      let spread = [0, 0.001, 0.02, 0.6][Int.random(in: 0..<4, using: &random)]
      func near() -> Double { sign * center * (1 + Double.random(in: -spread...spread, using: &random)) }
      let value = near()
      let digits = Int.random(in: 0...5, using: &random)
      let text = [
        School.writtenOut(near(), places: digits), School.writtenOut(value, places: digits),
        "2*\(School.writtenOut(near() / 2, places: digits + 1))", "\(School.writtenOut(near() * 1000, places: 0))/1000",
      ][Int.random(in: 0..<4, using: &random)]
      let typed = try NumberReader.read(text)
      let judge = NumberJudge(truth: Truth(0), precision: precision).follower(value)
      let story: Comment = "\(text) for \(value) to \(precision)"
      if [.exact, .tooFewDigits, .notExact].contains(judge.agreement(with: typed)) {
        #expect(AcceptanceBounds(roundingTo: typed, precision).admits(value), story)
      }
      switch judge.reach(of: typed) {
      case .rounded, .cut: #expect(AcceptanceBounds(shorteningTo: typed, precision).admits(value), story)
      case .asAsked: #expect(AcceptanceBounds(agreeingTo: precision, with: typed).admits(value), story)
      case nil: break
      }
    }
  }
}
