import Course
import Testing

@testable import Grading

@Suite("Misconceptions in the exercises")
struct MisconceptionSweepTests {
  @Test("are rejected at every numeric step, and named where unique") func sweep() throws {
    let catalogue = try Catalogue.builtIn()
    var named = 0
    for entry in catalogue.entries {
      let sheet = try catalogue.open(entry.id).worksheet
      for step in sheet.entries {
        guard let history = sheet.history(at: step.id), case .number(let question) = step.question.kind else {
          continue
        }
        let truth = question.truth.value
        let outcomes = Diagnosis(history).values
        var seen: Set<String> = []
        for outcome in outcomes {
          let distance = (outcome.value - truth).magnitude
          guard distance > 1e-12 * max(outcome.value.magnitude, truth.magnitude) else { continue }
          let error = outcome.value.magnitude * 1e-14
          let text = Question(truth: Truth(outcome.value, error: error), precision: question.precision).expected
          guard seen.insert(text).inserted else { continue }
          let typed = try NumberReader.read(text)
          if question.judge.agreement(with: typed) == .exact { continue }
          if question.judge.accepts(text, given: history) {
            // What honest rounding also reaches has the benefit of the doubt, as far as rounding goes.
            #expect(distance < 0.03 * truth.magnitude, "\(entry.id), \(step.id), \(outcome.id): \(text)")
          } else if let found = question.judge.misconception(typed, among: outcomes) {
            #expect(found.id == outcome.id, "\(entry.id), \(step.id): \(text)")
            named += 1
          }
        }
      }
    }
    #expect(named > 500, "\(named) named")
  }
}
