import Canvas
import Course
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

  /// Sets the block into `rows` rows; where more is needed, into at most `most`, and then in pages.
  init(session: Session, work: Work, look: Look, width: Int, rows: Int, most: Int) {
    let ask = Line(look.text(work.step.ask), .question).wrapped(to: width)
    let options = Options(work: work, look: look).lines(width: width)
    let answer = AnswerRow(work: work, look: look, width: width)
    let remarks = Remarks(session: session, work: work, look: look, width: width)
    // What there is not room for goes in this order: blank lines, hints looked at before, and what is known; then the
    // text comes in pages.
    let above = ask + options
    let fixed = above.count + answer.lines.count
    let row: Int
    if fixed + 1 + remarks.all.count <= rows {
      lines = above + [Line()] + answer.lines + remarks.all
      row = above.count + 1
    } else if fixed + remarks.all.count <= rows {
      lines = above + answer.lines + remarks.all
      row = above.count
    } else if fixed + remarks.needed.count <= most {
      lines = above + answer.lines + remarks.needed
      row = above.count
    } else {
      (lines, row) = Self.paged(work: work, above: above, answer: answer.lines, remarks.needed, look, width, most)
    }
    cursor = answer.cursor.map { Position(column: $0.column, row: $0.row + row) }
  }

  /// The answer line at the bottom, above it a page of the rest. After an answer what was found comes first.
  private static func paged(
    work: Work, above: [Line], answer: [Line], _ remarks: [Line], _ look: Look, _ width: Int, _ most: Int
  ) -> ([Line], Int) {
    let text = remarks.isEmpty ? above : remarks + above
    let room = max(1, most - answer.count - 1)
    let pages = (text.count + room - 1) / room
    let page = work.questionPage % pages
    let shown = Array(text.dropFirst(page * room).prefix(room))
    let turn = Line("page \(page + 1) of \(pages), PgDn turns", .muted)
    return (shown + [look.clipped(turn, to: width)] + answer, shown.count + 1)
  }
}

/// `∂ℓ/∂W²₁ = -.0464`, what precision is asked, and below it how the text reads.
private struct AnswerRow {
  let lines: [Line]
  /// Where the cursor stands among the lines; nil once nothing is typed any more.
  let cursor: Position?

  init(work: Work, look: Look, width: Int) {
    let precision = Line(look.text(work.step.question.asks), .muted)
    let name = Line(look.name(of: work.step), .formula)
    let sign = Line(work.step.isPicked ? ": " : " = ", .muted)
    let isOneLine = name.width + precision.width + work.step.leastField + 6 <= width
    var line = isOneLine ? name : Line(" ")
    line.append(sign)
    let lead = line.width
    let room = width - lead - (isOneLine ? precision.width + 3 : 0)
    if work.stepProgress.isDone {
      let text = work.stepProgress.rightAnswer ?? work.step.question.expected
      let answer = Line(look.text(text), work.stepProgress.answerShown ? .value : .input)
      if isOneLine, answer.width <= room {
        line.append(answer)
        lines = [Self.rightAligned(precision, after: line, width: width)]
      } else {
        lines = Self.heading(name, precision, width: width) + Self.below(sign, answer, width: width)
      }
      cursor = nil
      return
    }
    let heading = isOneLine ? [] : Self.heading(name, precision, width: width)
    let view = FieldView(work.line.field, room: room, look: look)
    let blank = String(repeating: " ", count: max(0, min(work.step.usualField, room) - displayWidth(view.text)))
    line.append(view.text + blank, Style(.input, .underline))
    if isOneLine { line = Self.rightAligned(precision, after: line, width: width) }
    lines = heading + [line] + Self.echo(work: work, look: look, lead: lead, width: width, view: view)
    cursor = Position(column: lead + view.cursor, row: heading.count)
  }

  /// Name and precision above the answer: side by side, or one below the other where they are too long.
  private static func heading(_ name: Line, _ precision: Line, width: Int) -> [Line] {
    name.width + precision.width + 1 <= width
      ? [rightAligned(precision, after: name, width: width)]
      : name.wrapped(to: width, hanging: 2) + precision.wrapped(to: width, hanging: 2)
  }

  /// An answer below its name, on as many lines as it needs.
  private static func below(_ sign: Line, _ answer: Line, width: Int) -> [Line] {
    answer.wrapped(to: width - sign.width - 1).enumerated().map { index, part in
      var line = Line(" ")
      line.append(index == 0 ? sign : Line(String(repeating: " ", count: sign.width)))
      line.append(part)
      return line
    }
  }

  private static func rightAligned(_ right: Line, after left: Line, width: Int) -> Line {
    var line = left
    line.append(String(repeating: " ", count: max(1, width - left.width - right.width)))
    line.append(right)
    return line
  }

  /// How the text reads so far; after an unreadable answer, a caret at the place of the trouble.
  private static func echo(work: Work, look: Look, lead: Int, width: Int, view: FieldView) -> [Line] {
    let text = work.line.text
    if let verdict = work.verdict, let caret = verdict.caret, work.judged == text {
      var line = Line(String(repeating: " ", count: lead + view.column(ofScalar: caret.lowerBound)))
      line.append("^", .warning)
      return [line.width <= width ? line : Line()]
    }
    let reading = reading(of: text, for: work.step.question)
    guard reading.state != .empty else { return [Line()] }
    var line = Line(String(repeating: " ", count: lead))
    line.append(look.text(reading.text), .echo)
    // A formula can be long; how it reads is worth a second line.
    guard case .number = work.step.question.kind else {
      return fitted(line.wrapped(to: width, hanging: lead), rows: 2, width: width, look: look)
    }
    return [look.clipped(line, to: width)]
  }
}

extension Step {
  /// The least room for an answer beside its name; with less, the answer has a line of its own.
  fileprivate var leastField: Int {
    switch kind {
    case .number, .count, .class, .shape, .choice, .choices: 16
    case .vector, .matrix: 32
    case .expression, .formula, .chain, .code: 40
    }
  }

  /// How much of the answer line is underlined before anything is typed.
  fileprivate var usualField: Int {
    switch kind {
    case .number, .count, .class, .shape, .choice, .choices: 24
    case .vector, .matrix, .expression, .formula, .chain, .code: 48
    }
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

extension String {
  /// The text with true minus signs.
  var typographic: String { String(map { $0 == "-" ? "−" : $0 }) }
}
