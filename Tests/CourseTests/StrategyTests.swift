import Course
import Grading
import Sweep
import TestSupport
import Testing

/// `make sweep` counts the same over many more strategies, slips and digits.
@Suite("Strategies without work")
struct StrategyTests {
  @Test("A number typed at every step earns at most one step in a hundred beyond what is exactly right")
  func constants() throws {
    let exercises = try handoutExercises.map { try Catalogue.builtIn().open($0) }
    for text in ["0", "1", "-1", "2", "-2", "0.5", "0.1", "-0.1", "10", "100", "1e9"] {
      let scores = exercises.map { StrategyScore(.constant(text), in: $0) }
      let steps = scores.reduce(0) { $0 + $1.steps }
      let earned = scores.flatMap(\.earned)
      #expect(steps == 143)
      #expect(earned.count * 100 <= steps, "\(text): \(earned)")
    }
  }

  @Test("True values typed at other steps, two in turn and the last answer repeated earn as little")
  func copies() throws {
    var random = SeededGenerator(seed: 8)
    var (steps, earned) = (0, [String]())
    for exercise in try handoutExercises.map({ try Catalogue.builtIn().open($0) }) {
      for strategy in exercise.strategies().shuffled(using: &random).prefix(10) {
        let score = StrategyScore(strategy, in: exercise)
        steps += score.steps
        earned += score.earned.map { "\(exercise.id), \(strategy): \($0)" }
      }
    }
    #expect(earned.count * 100 <= steps, "\(earned.count) of \(steps): \(earned)")
  }

  @Test("A learner with one slip is followed in all later steps", arguments: handoutExercises)
  func honest(id: String) throws {
    let sweep = HonestLearnerSweep(in: try Catalogue.builtIn().open(id), seed: 82, slips: 1)
    #expect(sweep.followed > 0)
    #expect(sweep.refused.isEmpty, "\(sweep.refused)")
  }

  @Test("Last digits that are off are not taken for the value, and right ones are taken", arguments: handoutExercises)
  func lastDigits(id: String) throws {
    let sweep = PerturbationSweep(in: try Catalogue.builtIn().open(id), digits: [2, 4, 6, 9, 11], seed: 83)
    #expect(sweep.wrongAccepted.isEmpty, "\(sweep.wrongAccepted)")
    #expect(sweep.rightRefused.isEmpty, "\(sweep.rightRefused)")
  }
}

@Suite("What a learner wrote down")
struct RecordTests {
  private func verdict(_ text: String, at step: String, after answers: [String: String]) throws -> Verdict {
    let exercise = try Catalogue.builtIn().open("exp-output")
    return exercise.grade(text, at: try #require(exercise.step(step)), after: answers)
  }

  @Test("is not contradicted by an explanation")
  func ownFirst() throws {
    let answers = ["z2": "-1.265", "p": "0.282", "a1-1": "0.881", "a1-2": "0.622"]
    let contradicting = try verdict("-0.25y+0.071", at: "loss-w2-11", after: answers)
    #expect(contradicting.outcome == .wrong, "\(contradicting.detail)")
    #expect(try verdict("-0.25y+0.070", at: "loss-w2-11", after: answers).outcome == .right)
    // Digits behind those that were written down may be carried on with.
    #expect(try verdict("-0.248442", at: "loss-w2-11-y", after: answers).outcome == .right)
  }

  @Test("alone is called the learner's own")
  func yours() throws {
    let exercise = try Catalogue.builtIn().open("sigmoid-2-2-1")
    let step = try #require(exercise.step("yhat"))
    let rounded = exercise.grade("0.119623", at: step)
    #expect(rounded.reason == .cutWorking)
    #expect(!rounded.detail.unicode.contains("your"))
    #expect(exercise.grade("0.119623", at: step, after: ["alpha2": "-1.996"]).detail.unicode.contains("your α²"))
  }

  @Test("with too few digits is told neutrally, and named where it is a known mistake")
  func coarse() throws {
    let exercise = try Catalogue.builtIn().open("sigmoid-2-2-1")
    let step = try #require(
      exercise.steps.first { step in
        step.phase == .update && (step.question.kind as? NumberQuestion)?.truth.value.rounded() == -4
      })
    let verdict = exercise.grade("-4", at: step)
    #expect(verdict.outcome == .digits)
    #expect(verdict.misconception == "weight-not-updated")
    #expect(verdict.detail.unicode.contains("too coarse to tell"))
    let half = Question(truth: Truth(0.5), precision: .decimals(1))
    #expect(!Grading.grade("1", on: half).detail.unicode.contains("right as far as it goes"))
  }

  @Test("is held against a misconception at the digits typed")
  func digitsTyped() throws {
    let exercise = try Catalogue.builtIn().open("sigmoid-2-2-1")
    let step = try #require(exercise.step("loss-w2-1"))
    for text in ["-0.4404", "-0.440", "-0.44"] {
      #expect(exercise.grade(text, at: step).misconception == "slope-left-out", "\(text)")
    }
    #expect(exercise.grade("-0.0925", at: step).misconception == "last-factor-left-out")
    #expect(exercise.grade("-0.4", at: step).misconception == nil)
  }

  @Test("and an author foresees for a count is named")
  func counts() throws {
    let exercise = try Catalogue.builtIn().open("sigmoid-2-2-1")
    let verdict = exercise.grade("5", at: try #require(exercise.step("drawing-nodes")))
    #expect(verdict.outcome == .wrong && verdict.misconception != nil)
    #expect(verdict.detail.unicode.contains("biases are left out"))
  }

  @Test("A sum that is asked as a sum is not taken as one fraction, which costs no attempt")
  func writtenForm() throws {
    let exercise = try Catalogue.builtIn().open("half-moons")
    let step = try #require(exercise.step("dl-da2-fractions"))
    #expect(exercise.grade("(a2-y)/(a2*(1-a2))", at: step).reason == .otherForm)
    #expect(!exercise.grade("(a2-y)/(a2*(1-a2))", at: step).spendsAttempt)
    #expect(exercise.grade("(1-y)/(1-a2) - y/a2", at: step).outcome == .right)
    #expect(exercise.grade("-(y/a2 - (1-y)/(1-a2))", at: step).outcome == .right)
    #expect(exercise.grade("-y/a2 + (1-y)/a2", at: step).outcome == .wrong)
  }

  @Test("A choice's reasons do not tell how many options are true", arguments: handoutExercises)
  func counted(id: String) throws {
    let numbers = ["one of", "two of", "three of", "four of", "five of"]
    for step in try Catalogue.builtIn().open(id).steps {
      guard let question = step.question.kind as? ChoiceQuestion else { continue }
      for option in question.options {
        let why = option.why.ascii.lowercased()
        #expect(!numbers.contains { why.contains($0 + " them") || why.contains($0 + " the") }, "\(step.id): \(why)")
      }
    }
  }
}
