import Canvas
import Formula
import GradientEngine
import Grading
import Tutor

/// The question, the answer line with its echo, and what there is to say about the answer.
struct QuestionBlock {
  /// The lines, from the top; never more than the rows it was given.
  let lines: [Line]
  /// Where the cursor stands among them.
  let cursor: Position?

  init(session: Session, work: Work, look: Look, width: Int, rows: Int) {
    let ask = Line(look.text(work.step.ask), .question).wrapped(to: width)
    let answer = AnswerRow(work: work, look: look, width: width)
    let remarks = Remarks(session: session, work: work, look: look, width: width)
    // What there is not room for goes in this order: blank lines, hints looked at before, the ends of long texts.
    let spacious = ask + [Line()] + answer.lines + remarks.all
    let fixed = ask.count + answer.lines.count
    if spacious.count <= rows {
      lines = spacious
    } else if fixed + remarks.all.count <= rows {
      lines = ask + answer.lines + remarks.all
    } else {
      lines = ask + answer.lines + fitted(remarks.needed, rows: max(1, rows - fixed), width: width, look: look)
    }
    let row = lines.count >= spacious.count ? ask.count + 1 : ask.count
    cursor = answer.cursor.map { Position(column: $0.column, row: $0.row + row) }
  }
}

/// `∂ℓ/∂W²₁ = -.0464`, what precision is asked, and below it how the text reads.
private struct AnswerRow {
  let lines: [Line]
  /// Where the cursor stands among the lines; nil once nothing is typed any more.
  let cursor: Position?

  /// The least room for an answer beside its name; with less, the answer has a line of its own.
  private static let leastField = 16

  init(work: Work, look: Look, width: Int) {
    let precision = Line(look.text(work.step.question.asks), .muted)
    let name = Line(work.step.label(in: look.charset), .formula)
    let isOneLine = name.width + precision.width + Self.leastField + 6 <= width
    let heading = look.clipped(name, to: width - precision.width - 1)
    var line = isOneLine ? name : Line(" ")
    line.append(" = ", .muted)
    let lead = line.width
    let room = width - lead - (isOneLine ? precision.width + 3 : 0)
    func finished(_ line: Line) -> [Line] {
      isOneLine
        ? [Self.rightAligned(precision, after: line, width: width)]
        : [Self.rightAligned(precision, after: heading, width: width), line]
    }
    if work.stepProgress.isDone {
      let text = work.stepProgress.rightAnswer ?? work.step.question.expected
      let style: Style = work.stepProgress.answerShown ? .value : .input
      line.append(clip(look.text(text), to: room, ellipsis: look.ellipsis), style)
      lines = finished(line)
      cursor = nil
      return
    }
    let view = FieldView(work.line.field, room: room, look: look)
    let blank = String(repeating: " ", count: max(0, min(24, room) - displayWidth(view.text)))
    line.append(view.text + blank, Style(.input, .underline))
    lines = finished(line) + [Self.echo(work: work, look: look, lead: lead, width: width, view: view)]
    cursor = Position(column: lead + view.cursor, row: isOneLine ? 0 : 1)
  }

  private static func rightAligned(_ right: Line, after left: Line, width: Int) -> Line {
    var line = left
    line.append(String(repeating: " ", count: max(1, width - left.width - right.width)))
    line.append(right)
    return line
  }

  /// How the text reads so far; after an unreadable answer, a caret at the place of the trouble.
  private static func echo(work: Work, look: Look, lead: Int, width: Int, view: FieldView) -> Line {
    let text = work.line.text
    if let verdict = work.verdict, let caret = verdict.caret, work.judged == text {
      var line = Line(String(repeating: " ", count: lead + view.column(ofScalar: caret.lowerBound)))
      line.append("^", .warning)
      return line.width <= width ? line : Line()
    }
    let reading = reading(of: text, for: work.step.question)
    guard reading.state != .empty else { return Line() }
    var line = Line(String(repeating: " ", count: lead))
    line.append(look.text(reading.text), .echo)
    return look.clipped(line, to: width)
  }
}

/// The part of the field that can be seen, with an ellipsis where more lies beyond, and the cursor in it.
struct FieldView {
  let text: String
  let cursor: Int
  private let full: String
  private let start: Int
  private let hidden: Int

  init(_ field: TextField, room: Int, look: Look) {
    full = look.text(field.text)
    let before = displayWidth(look.text(field.beforeCursor))
    let dots = look.ellipsis
    let mark = displayWidth(dots)
    guard displayWidth(full) + 1 > room else {
      (text, cursor, start, hidden) = (full, before, 0, 0)
      return
    }
    // The window shows the end of what is before the cursor, with a cell for the cursor itself.
    let inner = max(1, room - 2 * mark - 1)
    let first = max(0, min(before - inner + 1, displayWidth(full) - inner))
    var shown = ""
    var column = 0
    for character in full {
      if column >= first, column + displayWidth(character) <= first + inner { shown.append(character) }
      column += displayWidth(character)
    }
    let lead = first > 0 ? dots : ""
    let tail = column > first + inner ? dots : ""
    text = lead + shown + tail
    cursor = max(0, min(room - 1, before - first + displayWidth(lead)))
    start = first
    hidden = displayWidth(lead)
  }

  /// The column of the scalar at an offset of the field's text.
  func column(ofScalar offset: Int) -> Int {
    var prefix = String.UnicodeScalarView()
    prefix.append(contentsOf: full.unicodeScalars.prefix(offset))
    return max(0, min(displayWidth(text), displayWidth(String(prefix)) - start + hidden))
  }
}

/// What there is to say about an answer: verdict, worked line, hints, and messages.
private struct Remarks {
  /// Everything, where there is room.
  let all: [Line]
  /// What must be said, where there is not.
  let needed: [Line]

  init(session: Session, work: Work, look: Look, width: Int) {
    var first: [Line] = []
    if let notice = session.notice { first += Self.remark("!", look.text(notice), .warning, width: width) }
    if work.isShowArmed {
      let key = "F4 shows the answer, and the step will count as shown. Esc keeps it hidden."
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

  private static func verdict(_ work: Work, look: Look, width: Int) -> [Line] {
    if work.stepProgress.answerShown {
      return remark(look.sign(.shown), look.text(shownText(work)), .warning, width: width)
    }
    guard let verdict = work.verdict else { return [] }
    let text = look.text(verdictText(verdict, isRepeated: work.isRepeated))
    // A verdict on a text that was changed since steps back, but stays to be read.
    let isStale = work.line.text != work.judged && !work.stepProgress.isDone
    let (mark, style): (Mark, Style) =
      switch verdict.outcome {
      case .right: (.right, .right)
      case .wrong: (.wrong, .wrong)
      case .digits, .form: (.free, .warning)
      case .unreadable: (.unreadable, .warning)
      }
    return remark(look.sign(mark), text, isStale ? .muted : style, width: width)
  }

  private static func worked(_ work: Work, look: Look, width: Int) -> [Line] {
    var lines = Line(look.text(work.step.worked.method), .plain).wrapped(to: width)
    for equation in workedEquations(work, look: look) {
      let sides = equation.dropFirst().map { Line($0, .formula) }
      lines += wrapEquation(Line(equation[0], .formula), Array(sides), width: width)
    }
    if work.step.note != nil, work.panel == nil {
      lines += Line("The handout has more to say here: F3 opens the note.", .hint).wrapped(to: width)
    }
    return lines
  }
}

/// A verdict in the words that the screen and the plain lines share.
func verdictText(_ verdict: Verdict, isRepeated: Bool) -> String {
  verdict.detail + (isRepeated ? " You gave this answer before; it does not count again." : "")
}

extension String {
  /// The text with true minus signs.
  var typographic: String { String(map { $0 == "-" ? "−" : $0 }) }
}
