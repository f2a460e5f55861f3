import Canvas
import Formula
import Grading

/// The results for each cell, factor or option of an answer that the verdict's sentence does not mention.
struct Findings {
  /// A sign, and the same in words.
  private struct Row {
    let mark: Mark
    let text: Text

    var style: Style {
      switch mark {
      case .right: .right
      case .wrong: .wrong
      case .free, .unreadable, .shown, .open, .current: .warning
      }
    }
  }

  private let rows: [Row]
  private let look: TextStyle

  init(verdict: Verdict, look: TextStyle) {
    self.look = look
    // Where the verdict counts the parts, or asks for another form of all of them, those that are right need no line.
    let isCounted = verdict.reason == .someCells || verdict.outcome == .form
    let right = isCounted ? [] : verdict.parts.filter { $0.outcome == .right }
    let rest = verdict.parts.filter { $0.outcome != .right }
    guard !rest.isEmpty || verdict.outcome != .right else {
      rows = []
      return
    }
    // Of what is right the names are enough, unless there is a reason to tell.
    let isReasoned = verdict.reason == .wrongPick || verdict.reason == .missingPick
    var rows: [Row] = []
    if isReasoned {
      rows = right.map { Row(mark: .right, text: "\($0.label) is right: \($0.detail)") }
    } else if !right.isEmpty {
      rows = [Row(mark: .right, text: "Right so far: \(list: right.map(\.label))")]
    }
    rows += rest.filter { !$0.isTold }.map {
      Row(mark: $0.outcome == .wrong ? .wrong : .free, text: "\($0.label): \($0.detail)")
    }
    self.rows = rows
  }

  func lines(width: Int) -> [Line] {
    rows.flatMap { row in
      var line = Line(look.sign(row.mark) + " ", row.style)
      line.append(look.line(row.text, row.style))
      return line.wrapped(to: width, hanging: 2)
    }
  }

  var plainLines: [String] { rows.map { "\(look.sign($0.mark)) \(look.text($0.text))" } }
}
