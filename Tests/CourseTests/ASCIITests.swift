import Course
import Formula
import GradientEngine
import Testing

@Suite("In ASCII") struct ASCIITests {
  private static let exercises = Result { try Catalogue.builtIn().entries.map(\.id) }

  /// What the program shows of every step in formulas: its name, and the sides of the equations that lead to its answer.
  private func formulas(of exercise: Exercise) -> [(step: String, shown: String, formula: Expression)] {
    exercise.steps.flatMap { step in
      let named = [step.answer].compactMap { $0 }.filter { $0 != .number(0) }.map { ($0, [$0]) }
      let worked = step.worked.equations(digits: .full).map { ($0.sides[0], $0.sides) }
      return (named + worked).flatMap { _, sides in
        sides.map { (step.id, exercise.notation.show($0, in: .ascii), $0) }
      }
    }
  }

  @Test("every formula that is shown can be typed back as it stands") func typedBack() throws {
    var count = 0
    for id in try Self.exercises.get() {
      let exercise = try Catalogue.builtIn().open(id)
      let functions = exercise.graph.functions.keys.reduce(into: Vocabulary.standard) {
        $0.functions[$1] = 0...64
      }
      let parser = Parser(notation: exercise.notation, vocabulary: functions)
      for (step, shown, _) in formulas(of: exercise) {
        #expect(shown.utf8.allSatisfy { $0 < 0x80 }, "\(step): \(shown)")
        let back = try parser.parse(shown)
        #expect(exercise.notation.show(back, in: .ascii) == shown, "\(step): \(shown)")
        count += 1
      }
    }
    #expect(count > 300)
  }

  @Test("the form of an answer and its model answer name quantities as they are typed") func asked() throws {
    for id in try Self.exercises.get() {
      let exercise = try Catalogue.builtIn().open(id)
      for step in exercise.steps {
        for shown in [step.question.asks.ascii, step.label(in: .ascii)] {
          #expect(shown.utf8.allSatisfy { $0 < 0x80 }, "\(step.id): \(shown)")
          // A number on a letter is part of a name there, never a power.
          #expect(!shown.contains { $0 == "?" } && shown.firstMatch(of: /[a-z]\^\d/) == nil, "\(step.id): \(shown)")
        }
        let verdict = exercise.grade(step.question.expected, at: step)
        #expect(verdict.outcome == .right)
        if let echo = verdict.reading?.ascii { #expect(echo.firstMatch(of: /[a-z]\d?\^\d+\[/) == nil, "\(echo)") }
      }
    }
  }
}
