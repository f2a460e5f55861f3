import Formula
import GradientEngine
import Grading
import Testing
import Tutor

@testable import Course
@testable import TutorUI

/// Answers that are no number, on the screen and in plain lines.
@Suite("Kinds of answer") struct KindTests {
  private static let options = [
    ("The cost has no finite minimum: it falls for ever along a valley, and no step of descent ever arrives.", true),
    (
      "The cost has one minimum, and it lies where both weights are zero, because there nothing is added any more.",
      false
    ),
    ("Along b = −w the cost is the same everywhere, since the two contributions take each other away.", true),
    ("The contours are circles, so descent goes straight to the middle whatever the learning rate may be.", false),
    ("None of this can be said without knowing the learning rate.", false),
  ]

  private static var choices: Question {
    Question(
      ChoiceQuestion(
        options: options.map {
          .init(text: Text(prose: $0), isRight: $1, why: $1 ? "It falls and falls." : "Look at the contours.")
        },
        isMultiple: true))
  }

  /// The exercise of the other tests, with a shape and a choice for its first two steps.
  private func exercise() throws -> Exercise {
    let whole = try Catalogue.builtIn(adding: [exerciseFolder]).open("two-layers")
    func step(_ step: Step, _ kind: AnswerWord, _ ask: String, _ question: Question, options: [String] = []) -> Step {
      Step(
        id: step.id, ask: Text(prose: ask), kind: kind, answer: options.isEmpty ? .name("W1") : nil, quantities: [],
        phase: .forward, question: question, options: options.map { Text(prose: $0) }, hints: step.hints,
        worked: Worked(method: Text(prose: "See what is there."), lines: [], notation: whole.notation), note: nil,
        sourceSays: nil, picture: nil, path: step.path)
    }
    let steps =
      [
        step(
          whole.steps[0], .shape, "What is the shape of the first weights?",
          Question(ShapeQuestion(.matrix(3, 2)))),
        step(
          whole.steps[1], .choices, "What is true of the cost?", Self.choices, options: Self.options.map(\.0)),
      ] + whole.steps.dropFirst(2)
    return Exercise(
      id: whole.id, title: whole.title, trains: whole.trains, about: whole.about, source: whole.source,
      givens: whole.givens, definitions: whole.definitions, notation: whole.notation, graph: whole.graph,
      trace: whole.trace, steps: steps, gradingModel: whole.gradingModel)
  }

  private func learner() throws -> Learner {
    var learner = try Learner()
    learner.receive(.opened(try exercise(), ExerciseProgress(exercise: "two-layers")))
    learner.press("Esc")
    return learner
  }

  @Test("A transposed shape is told as such") func shape() throws {
    var learner = try learner()
    learner.press("2 by 3", "Enter")
    #expect(learner.session.work?.verdict?.reason == .transposed)
    expectScreen(learner.screen(), "kind-shape-80x24")
    learner.press("Ctrl-U", "(3, 2)", "Enter")
    #expect(learner.session.work?.stepProgress.isDone == true)
  }

  @Test("Options are lettered and never cut off, and each pick is judged with its reason") func choices() throws {
    var learner = try learner()
    learner.press("Ctrl-N")
    expectScreen(learner.screen(), "kind-choices-80x24")
    learner.press("a d", "Enter")
    expectScreen(learner.screen(), "kind-choices-wrong-80x24")
    expectScreen(learner.screen(ascii: true), "kind-choices-wrong-ascii")
    expectScreen(learner.screen(60, 20), "kind-choices-wrong-60x20")
    var read = learner.screen(60, 20).description
    learner.press("PgDn")
    read += learner.screen(60, 20).description
    for letter in ["a)", "b)", "c)", "d)", "e)"] { #expect(read.contains(letter)) }
    for (text, _) in Self.options { #expect(text.split(separator: " ").allSatisfy { read.contains($0) }) }
    learner.press("Ctrl-U", "c a", "Enter")
    #expect(learner.session.work?.stepProgress.isDone == true)
  }

  @Test("A command is taken for an answer where no answer can be such a word") func plain() throws {
    let exercise = try exercise()
    var tutor = PlainTutor(
      session: Session(entries: try Catalogue.builtIn(adding: [exerciseFolder]).entries, at: .now), charset: .unicode)
    _ = tutor.receive(.opened(exercise, ExerciseProgress(exercise: "two-layers")), at: .now)
    #expect(tutor.respond(to: "hint", at: .now).lines.first?.hasPrefix("Hint 1 of 2") == true)
    #expect(tutor.session.work?.stepProgress.attempts.isEmpty == true)
    let question = tutor.respond(to: ":next", at: .now).lines
    #expect(question[2].hasPrefix("b) The cost has one minimum"))
    #expect(question.last == "choice: ? (every letter that fits)")
    #expect(tutor.respond(to: "back", at: .now).lines.first?.hasPrefix("Step 1 of") == true)
    #expect(tutor.respond(to: "next", at: .now).lines == question)
    #expect(tutor.respond(to: "a d", at: .now).lines.contains { $0.hasPrefix("✓ a is right: ") })
    #expect(tutor.respond(to: ":step 3", at: .now).lines.last == "β¹₁ = ? (1 decimal)")
    #expect(tutor.respond(to: "hint", at: .now).lines.first?.hasPrefix("Hint 1 of 2") == true)
  }
}
