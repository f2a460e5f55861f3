import Canvas
import Formula
import Grading
import Tutor

/// What there is to say about an answer: verdict, worked line, hints, and messages.
struct Remarks {
  /// Everything, where there is room.
  let all: [Line]
  /// What must be said, where there is not.
  let needed: [Line]

  init(session: Session, work: Work, look: TextStyle, width: Int) {
    var first: [Line] = []
    if let notice = session.notice { first += Self.remark("!", look.text(notice), .warning, width: width) }
    if work.isShowArmed {
      let key = "F4 again shows the answer; the step then counts as shown. Esc cancels."
      first += Self.remark("!", key, .warning, width: width)
    }
    if work.stepProgress.isDone {
      first += Self.verdict(work, look: look, width: width) + Self.worked(work, look: look, width: width)
      (all, needed) = (first, first)
      return
    }
    first += Self.verdict(work, look: look, width: width)
    let hints = Array(work.openHints.enumerated())
    let lines = hints.map { index, hint in
      Self.remark(
        "Hint \(index + 1) of \(work.step.hints.count):", look.text(hint),
        .hint, width: width)
    }
    let focused = lines.indices.contains(work.hintFocus) ? lines[work.hintFocus] : []
    all = first + lines.flatMap(\.self)
    needed = first + focused
  }

  private static func remark(_ sign: String, _ text: String, _ style: Style, width: Int) -> [Line] {
    var line = Line(sign, style)
    line.append(" " + text, sign.count > 1 ? .plain : style)
    return line.wrapped(to: width, hanging: 2)
  }

  private static func verdict(_ work: Work, look: TextStyle, width: Int) -> [Line] {
    if work.stepProgress.answerShown {
      return remark(look.sign(.shown), look.text(shownText(work)), .warning, width: width)
    }
    guard let verdict = work.verdict else { return [] }
    // The text was changed since: what was said of it can still be read, but not be taken for a word on the new one.
    guard work.isJudged else {
      return Line("Your last answer: " + look.text(verdict.detail), .muted).wrapped(to: width, hanging: 2)
    }
    let text = look.text(verdictText(verdict, isRepeated: work.isRepeated))
    let (mark, style): (Mark, Style) =
      switch verdict.outcome {
      case .right: (.right, .right)
      case .wrong: (.wrong, .wrong)
      case .digits, .form: (.free, .warning)
      case .unreadable: (.unreadable, .warning)
      }
    return remark(look.sign(mark), text, style, width: width)
      + Findings(verdict: verdict, look: look).lines(width: width)
  }

  private static func worked(_ work: Work, look: TextStyle, width: Int) -> [Line] {
    var lines = Line(look.text(work.step.worked.method), .plain).wrapped(to: width)
    for equation in workedEquations(work, look: look) {
      let sides = equation.dropFirst().map { Line($0, .formula) }
      lines += wrapEquation(Line(equation[0], .formula), Array(sides), width: width)
    }
    if work.step.note != nil, work.panel == nil {
      lines += Line("There is a note on the handout here: F3 opens it.", .hint).wrapped(to: width)
    }
    return lines
  }
}

/// A verdict in the words that the screen and the plain lines share.
func verdictText(_ verdict: Verdict, isRepeated: Bool) -> Text {
  isRepeated ? "\(verdict.detail) You gave this answer before; it does not count again." : verdict.detail
}
