import Course
import Formula
import GradientEngine
import Grading
import Testing

/// Where only ASCII can be shown, what verdicts show can be typed back as it stands.
@Suite("In ASCII") struct PlainKeyboardTests {
  /// What a learner may type at any step: right, wrong, unfinished and unreadable answers of every kind.
  private static func texts(at step: Step) -> [String] {
    let expected = step.question.expected
    return [expected, "-(\(expected))", "2*(\(expected))", expected + "1", String(expected.dropLast())]
      + [
        "", "0", "-0,5", "1/3", "1.2*10^-3", "q", "σ(2)", "∂ℓ/∂w₂", "0.0.1", "a b", "[1, 2", "7x9", "½", "x = 3",
        "−1·2",
      ]
      + step.question.kind.otherForms
  }

  @Test("verdicts, echoes and what is asked have ASCII characters only", arguments: builtInExercises)
  func charactersOfVerdicts(id: String) throws {
    let exercise = try Catalogue.builtIn().open(id)
    for step in exercise.steps {
      var shown = [step.question.asks, step.question.kind.told]
      for text in Self.texts(at: step) {
        let verdict = exercise.grade(text, at: step)
        shown += [verdict.detail, verdict.reading ?? "", reading(of: text, for: step.question).text]
        shown += verdict.parts.flatMap { [$0.label, $0.detail] }
      }
      for text in shown where !text.ascii.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
        Issue.record("\(step.id): \(text.ascii)")
      }
    }
  }

  @Test("every formula and number in a verdict is read as what it is", arguments: builtInExercises)
  func piecesAreReadBack(id: String) throws {
    let exercise = try Catalogue.builtIn().open(id)
    var formulas = 0
    for step in exercise.steps {
      for text in Self.texts(at: step) {
        let verdict = exercise.grade(text, at: step)
        let texts = [verdict.detail, verdict.reading ?? "", step.question.asks] + verdict.parts.map(\.label)
        for piece in texts.flatMap(\.allPieces) {
          switch piece {
          // A line of Python is echoed with its own names and calls, which are not those of formulas.
          case .formula(let equation) where !(step.question.kind is CodeQuestion):
            let parser = Parser(
              notation: equation.notation, vocabulary: Vocabulary(exercise.graph.functions.map(\.value)))
            for side in equation.sides {
              let ascii = equation.notation.show(side, in: .ascii, digits: equation.digits)
              let read = try #require(try? parser.parse(ascii), "\(step.id): \(ascii)")
              #expect(equation.notation.show(read, in: .ascii, digits: equation.digits) == ascii)
              formulas += 1
            }
          case .number(let number):
            let plain = number.filter { !"() +*/^".contains($0) }
            #expect(plain.utf8.allSatisfy { $0 < 0x80 }, "\(step.id): \(number)")
            if let value = Double(number) {
              let typed = Question(truth: Truth(value), precision: .exact)
              #expect(grade(number, on: typed).outcome == .right, "\(step.id): \(number)")
            }
          default: break
          }
        }
      }
    }
    #expect(formulas > 0)
  }

  @Test("the echo of an answer is the same answer", arguments: builtInExercises)
  func echoIsTypedBack(id: String) throws {
    let exercise = try Catalogue.builtIn().open(id)
    for step in exercise.steps where step.question.precision != nil || step.question.kind.asksFormula {
      // Python is echoed as a formula, whose products and calls are not those of NumPy.
      guard !(step.question.kind is CodeQuestion) else { continue }
      let text = step.question.expected
      let echo = reading(of: text, for: step.question).text.ascii
      guard !echo.contains("...") else { continue }
      let typed = String(
        echo.dropFirst("read as ".count).prefix { $0 != "=" && ($0 != "," || step.question.precision == nil) })
      #expect(isSameAnswer(text, typed, to: step.question), "\(step.id): \(text), \(echo)")
    }
  }
}

private let builtInExercises = ((try? Catalogue.builtIn().entries) ?? []).map(\.id)

extension Text {
  /// The pieces, those of lists among them.
  fileprivate var allPieces: [Piece] {
    pieces.flatMap { piece -> [Piece] in
      if case .list(let members, _) = piece { members.flatMap(\.allPieces) } else { [piece] }
    }
  }
}
