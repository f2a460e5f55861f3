import Canvas
import Course
import Formula
import Grading
import Tutor

extension Step {
  /// Whether the answer is picked from options.
  var isPicked: Bool { question.kind.isPicked }
}

/// The options of a choice, each with its letter; empty for other kinds of questions.
struct Options {
  /// An option as it is shown: its sign once it was judged, its letter and its text.
  struct Row {
    let mark: Mark?
    let letter: String
    let text: String
  }

  let rows: [Row]
  private let look: TextStyle

  init(work: Work, look: TextStyle) {
    self.look = look
    let judged = work.isJudged ? work.verdict?.parts ?? [] : []
    rows = work.step.options.enumerated().map { index, option in
      let mark = judged.first { $0.place == index }.map { $0.outcome == .right ? Mark.right : .wrong }
      return Row(mark: mark, letter: ChoiceQuestion.letter(index), text: look.text(option))
    }
  }

  /// The options below each other, wrapped and never cut off.
  func lines(width: Int) -> [Line] { blocks(width: width).flatMap(\.self) }

  /// The lines of each option.
  func blocks(width: Int) -> [[Line]] {
    rows.map { row in
      let style: Style = row.mark.map { $0 == .right ? .right : .wrong } ?? .plain
      var line = Line(row.mark.map { look.sign($0) } ?? " ", style)
      line.append(" ")
      line.append("\(row.letter))", .key)
      line.append(" " + row.text, style)
      return line.wrapped(to: width, hanging: 5)
    }
  }

  var plainLines: [String] { rows.map { "\($0.letter)) \($0.text)" } }
}
