import Course
import Testing

@testable import Grading

/// What each misconception comes to at a step, typed to the digits asked, with all that come to the same.
private struct Slips {
  let byText: [String: [Diagnosis.Outcome]]

  init(at history: GradingContext, of question: NumberQuestion) {
    let truth = question.truth.value
    let wrong = (Diagnosis(history)?.values ?? []).filter {
      // What comes to the truth itself is no mistake at this step.
      ($0.value - truth).magnitude > 1e-12 * max($0.value.magnitude, truth.magnitude)
    }
    byText = Dictionary(grouping: wrong) {
      NumberQuestion(truth: Truth($0.value, error: $0.value.magnitude * 1e-14), precision: question.precision).expected
    }
  }
}

@Suite("Misconceptions in the exercises")
struct MisconceptionSweepTests {
  @Test(
    "are rejected at every numeric step unless the author is told, and named where unique", arguments: handoutExercises)
  func sweep(id: String) throws { try sweep(Catalogue.builtIn().open(id), share: 0.03) }

  /// Numbers that were not chosen for it are asked in fewer digits, for their size, than the exercises' own.
  @Test("are rejected in every variant, too", arguments: handoutExercises, 1...max(4, variantSeeds.count / 5))
  func variants(id: String, seed: Int) throws { try sweep(Catalogue.builtIn().open(id, seed: seed), share: 0.15) }

  /// What is accepted although it is a slip lies within a share of the truth.
  private func sweep(_ exercise: Exercise, share: Double) throws {
    var (named, steps) = (0, 0)
    for step in exercise.steps {
      guard let question = step.question.kind as? NumberQuestion,
        let history = exercise.gradingModel.context(at: step.id)
      else { continue }
      steps += 1
      for (text, slips) in Slips(at: history, of: question).byText {
        let ids = Set(slips.map(\.id))
        let verdict = exercise.grade(text, at: step)
        guard verdict.outcome == .wrong else {
          let told = exercise.gradingModel.indistinguishable(at: step.id)
          #expect(
            ids.isSubset(of: told), "\(step.id) = \(text) by \(ids.sorted()): \(verdict.outcome) \(verdict.detail)")
          // The benefit of the doubt goes only as far as honest rounding can, which may take a tiny slope to 0.
          let truth = question.truth.value
          // A small number asked to so many decimals may have one digit only.
          let unit = share > 0.03 ? question.precision.smallestUnit : 0
          let most = max(share * truth.magnitude, 1e-9, unit)
          #expect(slips.allSatisfy { ($0.value - truth).magnitude < most }, "\(step.id) = \(text)")
          continue
        }
        // A slip of the point or in the last digit is said as such.
        guard ids.count == 1, let slip = slips.first, verdict.reason != .powerOfTen, verdict.reason != .lastDigit else {
          continue
        }
        #expect(verdict.misconception == slip.id, "\(step.id) = \(text): \(verdict.detail)")
        #expect(
          verdict.reason == .wrongSign || verdict.detail.unicode.contains(slip.sentence.unicode),
          "\(step.id): \(verdict.detail)")
        named += 1
      }
    }
    #expect(named >= steps, "\(named) named at \(steps) steps")
  }
}

extension Precision {
  /// What the last decimal counts; nothing where digits are counted by the size of the number.
  fileprivate var smallestUnit: Double {
    if case .decimals(let count) = self { Double("1e-\(count)") ?? 0 } else { 0 }
  }
}
