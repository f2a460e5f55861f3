import Grading
import Testing

@testable import Course

/// An answer after others, in one of the program's own exercises.
private struct Line: CustomTestStringConvertible, Sendable {
  let exercise: String
  let step: String
  let text: String
  let earlier: [String: String]

  init(_ exercise: String, _ step: String, _ text: String, after earlier: [String: String]) {
    self.exercise = exercise
    self.step = step
    self.text = text
    self.earlier = earlier
  }

  var testDescription: String { "\(exercise) \(step) = \(text) after \(earlier)" }

  func verdict() throws -> Verdict {
    let exercise = try Catalogue.builtIn().open(exercise)
    return exercise.grade(text, at: try #require(exercise.step(step)), after: earlier)
  }
}

private let ids = ["not-cost", "vector-cost", "sigmoid-2-2-1", "two-weights", "exp-output", "half-moons"]

@Suite("A learner's own work in the exercises")
struct OwnWorkTests {
  @Test(
    "is followed through",
    arguments: [
      // An activation's slope from one's own output.
      Line("sigmoid-2-2-1", "dyhat-dalpha2", "0.210", after: ["yhat": "0.3"]),
      Line("sigmoid-2-2-1", "dbeta1-1-dalpha1-1", "0.24", after: ["beta1-1": "0.4"]),
      Line("two-weights", "da2-dz2", "0.240", after: ["a2": "0.4"]),
      Line("exp-output", "da1-1-dz1-1", "0.240", after: ["a1-1": "0.6"]),
      Line("vector-cost", "da1-dz1", "0.750", after: ["a1": "0.5"]),
      Line("not-cost", "da1-dz1", "0.3044", after: ["a1": "0.834"]),
      // A sum or an activation that happens to come to zero.
      Line("sigmoid-2-2-1", "alpha2", "0.000", after: ["beta1-2": "0.5"]),
      Line("not-cost", "a1", "0.000", after: ["z1": "0"]),
      Line("half-moons", "loss", "0.693", after: ["a2": "0.5"]),
      // The same number asked for as a whole.
      Line("exp-output", "dj-dp", "0.300-y", after: ["dj-dp-constant": "0.300"]),
      Line("exp-output", "loss-w2-11", "-0.30y+0.070", after: ["loss-w2-11-y": "-0.30"]),
      // A sum of one's own products.
      Line("sigmoid-2-2-1", "alpha1-1", "1", after: ["products-1": "[-1, -4, 6]"]),
      Line("sigmoid-2-2-1", "alpha1-2", "25", after: ["products-2": "[2, 2, 21]"]),
      Line("sigmoid-2-2-1", "alpha2", "-1.500", after: ["alpha2-term3": "-3.5"]),
      // A class from one's own output.
      Line("sigmoid-2-2-1", "class", "1", after: ["yhat": "0.7"]),
    ])
  private func followed(line: Line) throws {
    let verdict = try line.verdict()
    #expect(verdict.outcome == .right, "\(verdict.detail)")
  }

  @Test(
    "earns nothing where it has left nothing to do, and nothing false is said of it",
    arguments: [
      Line("sigmoid-2-2-1", "w2-1-new", "2.0000", after: ["loss-w2-1": "0"]),
      Line("sigmoid-2-2-1", "w1-21-new", "1.0000", after: ["loss-w1-21": "0.000"]),
      Line("sigmoid-2-2-1", "yhat", "1.0000", after: ["alpha2": "100"]),
      Line("sigmoid-2-2-1", "yhat", "0.0000", after: ["alpha2": "-100"]),
      Line("two-weights", "z2", "0", after: ["a1": "0"]),
    ])
  private func trivial(line: Line) throws {
    let verdict = try line.verdict()
    #expect(verdict.outcome == .wrong && verdict.misconception == nil)
    #expect(verdict.detail.unicode.contains("leaves nothing to work out"), "\(verdict.detail)")
  }

  @Test("a formula for a local derivative is tied to its number, too") func tiedPartials() throws {
    let right = Line(
      "sigmoid-2-2-1", "dyhat-dalpha2", "0.133", after: ["dyhat-dalpha2-formula": "yhat*(1-yhat)"])
    #expect(try right.verdict().detail.unicode.hasSuffix("Your own formula gives another number."))
    let wrong = Line(
      "sigmoid-2-2-1", "dyhat-dalpha2", "0.133", after: ["dyhat-dalpha2-formula": "yhat*(1+yhat)"])
    #expect(try wrong.verdict().firstSlip == "dyhat-dalpha2-formula")
  }

  @Test("a nudge agrees with every derivative asked, with no other number, and never tells the answer", arguments: ids)
  func nudges(id: String) throws {
    let exercise = try Catalogue.builtIn().open(id)
    var count = 0
    for step in exercise.steps {
      guard step.question.kind is NumberQuestion, let truth = step.question.truth,
        let history = exercise.gradingModel.context(at: step.id), history.asksDerivative
      else { continue }
      count += 1
      let right = try #require(history.gradientCheck(of: String(truth.value)))
      #expect(right.agrees == true, "\(step.id): \(right.lines)")
      #expect(history.gradientCheck(of: String(-truth.value * 1.5 - 1))?.agrees == false, "\(step.id)")
      let shown = right.lines.dropLast(2).map(\.unicode)
      for line in shown {
        let told = String(line.split(separator: " ").last ?? "")
        #expect(exercise.grade(told, at: step).outcome != .right || line.contains(" = "), "\(step.id): \(line)")
      }
      // What is before and after the nudge does not come to the answer either.
      let values = shown.filter { $0.contains(": ") }.compactMap { line in
        line.split(separator: " ").last.flatMap { Double($0.replacing("−", with: "-")) }
      }
      guard values.count == 2, exercise.graph.unknown == nil else { continue }
      #expect(exercise.grade(String((values[1] - values[0]) / 0.1), at: step).outcome != .right, "\(step.id): \(shown)")
    }
    #expect(count > 0 || id == "half-moons")
  }

  @Test("an update without the learning rate is named as such, and a slope of the other activation") func named() throws
  {
    let update = Line("sigmoid-2-2-1", "w2-1-new", "2.0462", after: [:])
    #expect(try update.verdict().misconception != "half-kept")
    #expect(try Line("not-cost", "da1-dz1", "0.178", after: [:]).verdict().misconception == "other-activation")
  }

  @Test("the prime of a function with an index is read after the index") func primeAfterIndex() throws {
    let line = Line("two-weights", "dl-dw2-open", "Loss'(a₂,y)*g₂'(z₂)*a₁", after: [:])
    #expect(try line.verdict().outcome == .right)
  }
}
