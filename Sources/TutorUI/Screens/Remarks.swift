import Canvas
import Formula
import Grading
import Tutor

/// The feedback on an answer: messages, verdict, worked equations and hints.
struct Remarks {
  /// Everything, where there is room.
  let all: [Line]
  /// What must be said, where there is not.
  let needed: [Line]

  init(session: Session, work: Work, look: TextStyle, width: Int) {
    var first: [Line] = []
    if let notice = session.notice { first += Self.remark("!", look.line(notice, .warning), .warning, width: width) }
    if session.view.isShowArmed {
      let warning: Text =
        "\(key: .showAnswer) again shows the answer; the step then counts as shown. \(key: .back) cancels."
      first += Self.remark("!", look.line(warning, .warning), .warning, width: width)
    }
    if work.stepProgress.isDone {
      first += Self.verdict(work, look: look, width: width)
      first += Self.worked(work, tellsNote: session.view.panel == nil, look: look, width: width)
      (all, needed) = (first, first)
      return
    }
    first += Self.verdict(work, look: look, width: width)
    let lines = work.openHints.enumerated().map { index, hint in
      Self.remark("Hint \(index + 1) of \(work.hints.count):", Line(look.text(hint)), .hint, width: width)
    }
    let focus = session.view.hintFocus
    all = first + Self.nudge(session, work, look: look, width: width) + lines.flatMap(\.self)
    needed = first + (lines.indices.contains(focus) ? lines[focus] : [])
  }

  /// Where a wrong slope can be tested, how.
  private static func nudge(_ session: Session, _ work: Work, look: TextStyle, width: Int) -> [Line] {
    guard work.canCheckGradient, work.isJudged, work.verdict?.outcome == .wrong, session.view.panel == nil else {
      return []
    }
    return look.line("\(key: .gradientCheck) tests your slope: it changes the weight a little.", .muted)
      .wrapped(to: width, hanging: 2)
  }

  private static func remark(_ sign: String, _ text: Line, _ style: Style, width: Int) -> [Line] {
    var line = Line(sign + " ", style)
    line.append(text)
    return line.wrapped(to: width, hanging: 2)
  }

  private static func verdict(_ work: Work, look: TextStyle, width: Int) -> [Line] {
    if work.stepProgress.answerShown {
      return remark(look.sign(.shown), look.line(shownText(work), .warning), .warning, width: width)
    }
    guard let verdict = work.verdict else { return [] }
    // The text was changed since: what was said of it can still be read, but not be taken for a word on the new one.
    guard work.isJudged else {
      return look.line("Your last answer: \(verdict.detail)", .muted).wrapped(to: width, hanging: 2)
    }
    let (mark, style): (Mark, Style) =
      switch verdict.outcome {
      case .right: (.right, .right)
      case .wrong: (.wrong, .wrong)
      case .digits, .form: (.free, .warning)
      case .unreadable: (.unreadable, .warning)
      }
    let findings = Findings(verdict: verdict, look: look).lines(width: width)
    let told = verdict.parts.filter(\.isTold)
    if work.step.isPicked, told.count > 1 {
      return picks(told, verdict, work, look: look, width: width) + findings
    }
    // What explains a verdict is no louder than other text.
    let (first, rest) = verdictText(verdict, work).firstSentence
    var text = look.line(first, style)
    if !rest.isEmpty {
      text.append(" ")
      text.append(look.line(rest))
    }
    return remark(look.sign(mark), text, style, width: width) + findings
  }

  /// What is said of several picks, each on lines of its own.
  private static func picks(
    _ parts: [Verdict.Part], _ verdict: Verdict, _ work: Work, look: TextStyle, width: Int
  ) -> [Line] {
    let isRight = verdict.outcome == .right
    var lines = isRight ? remark(look.sign(.right), Line("Right.", .right), .right, width: width) : []
    for part in parts {
      let head: Text = part.outcome == .wrong ? "\(part.label) is not right:" : "\(part.label):"
      var text = look.line(head, part.outcome == .wrong ? .wrong : .plain)
      text.append(" ")
      text.append(look.line(part.detail))
      lines += remark(isRight ? " " : look.sign(.wrong), text, .wrong, width: width)
    }
    let rest = afterword(verdict, work)
    return rest.isEmpty ? lines : lines + look.line(rest).wrapped(to: width, hanging: 2)
  }

  /// The rows that verdict and worked equations will most likely take once the step is answered.
  static func rowsOnceAnswered(_ work: Work, look: TextStyle, width: Int) -> Int {
    let method = Line(look.text(work.step.worked.method)).wrapped(to: width).count
    let equations = equations(workedAt: work).map { equation in
      let sides = look.sides(of: equation).map { Line($0, .formula) }
      return wrapEquation(sides[0], Array(sides.dropFirst()), width: width).count
    }
    return verdictRows(work, look: look, width: width) + method + equations.reduce(0, +) + (work.canOpenNote ? 1 : 0)
  }

  /// The rows of a verdict that says right: for other answers than picks most need no more than these.
  private static func verdictRows(_ work: Work, look: TextStyle, width: Int) -> Int {
    guard work.step.isPicked else { return 3 }
    let verdict = work.exercise.grade(work.step.question.expected, at: work.step)
    let told = verdict.parts.filter(\.isTold)
    return told.count > 1
      ? picks(told, verdict, work, look: look, width: width).count + 1
      : remark(look.sign(.right), look.line(verdict.detail), .right, width: width).count
  }

  private static func worked(_ work: Work, tellsNote: Bool, look: TextStyle, width: Int) -> [Line] {
    var lines = Line(look.text(work.step.worked.method)).wrapped(to: width)
    for equation in workedEquations(work) {
      let sides = look.sides(of: equation).map { Line($0, .formula) }
      lines += wrapEquation(sides[0], Array(sides.dropFirst()), width: width)
    }
    if work.canOpenNote, tellsNote {
      let way: Text = "There is a note on the handout here: \(key: .note) opens it."
      lines += look.line(way, .hint).wrapped(to: width)
    }
    return lines
  }
}

/// A verdict in the words that the screen and the plain lines share.
///
/// With it goes on which value the exercise goes on, and after several wrong answers what help there is.
func verdictText(_ verdict: Verdict, _ work: Work) -> Text {
  let rest = afterword(verdict, work)
  return rest.isEmpty ? verdict.detail : "\(verdict.detail) \(rest)"
}

/// What goes with a verdict: whether it counts again, the value gone on with, the help there is.
private func afterword(_ verdict: Verdict, _ work: Work) -> Text {
  let sentences: [Text?] = [
    work.isRepeated ? "You gave this answer before; it does not count again." : nil,
    verdict.outcome == .right ? work.valueGoneOnWith : nil, verdict.outcome == .wrong ? work.offeredHelp : nil,
  ]
  return sentences.compactMap(\.self).joined(separator: " ")
}

/// What is said when the answer was shown, on the screen and in plain lines.
func shownText(_ work: Work) -> Text { "Shown: the answer is \(work.step.question.kind.told)." }
