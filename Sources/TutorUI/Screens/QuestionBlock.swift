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
  /// The lines of each option among them; none where the question comes in pages.
  private(set) var optionRows: [Range<Int>] = []
  /// The rows that the block will take once the step is answered.
  let rowsOnceAnswered: Int

  /// Sets the block into `rows` rows; where more is needed, into at most `most`, and then in pages.
  init(session: Session, work: Work, look: TextStyle, width: Int, rows: Int, most: Int) {
    let ask = Line(look.text(work.step.ask), .question).wrapped(to: width)
    let blocks = Options(work: work, look: look).blocks(width: width)
    let options = blocks.flatMap(\.self)
    let answer = AnswerRow(work: work, look: look, width: width)
    let remarks = Remarks(session: session, work: work, look: look, width: width)
    // What there is not room for goes in this order: blank lines, hints looked at before, and what is known; then the
    // text comes in pages.
    let above = ask + options
    rowsOnceAnswered =
      above.count + 1 + answer.leastRows + Remarks.rowsOnceAnswered(work, look: look, width: width)
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
      let page = QuestionPages(ask: ask, options: options, answer: answer.lines, remarks: remarks.needed, rows: most)
        .page(session.view.questionPage, look: look, width: width)
      (lines, row) = (page.lines, page.answerRow)
    }
    if lines.starts(with: above) {
      var first = ask.count
      optionRows = blocks.map { block in
        defer { first += block.count }
        return first..<first + block.count
      }
    }
    cursor = answer.cursor.map { Position(column: $0.column, row: $0.row + row) }
  }
}

/// `∂ℓ/∂W²₁ = -.0464`, what precision is asked, and below it how the text reads.
private struct AnswerRow {
  let lines: [Line]
  /// The rows of the answer once it is given.
  let leastRows: Int
  /// Where the cursor stands among the lines; nil once nothing is typed any more.
  let cursor: Position?

  init(work: Work, look: TextStyle, width: Int) {
    let precision = Line(look.text(work.step.question.asks), .muted)
    let name = Line(look.name(of: work.step), .formula)
    let sign = Line(work.step.isPicked ? ": " : " = ", .muted)
    let layout = Layout(
      name: name, precision: precision, sign: sign, least: work.step.question.kind.field.leastWidth, width: width)
    let isOneLine = layout == .oneLine
    var line = layout == .below ? Line(" ") : name
    line.append(sign)
    let lead = line.width
    let room = width - lead - (isOneLine ? precision.width + 3 : 0)
    if work.stepProgress.isDone {
      let text = work.stepProgress.rightAnswer ?? work.step.question.expected
      let answer = Line(look.text(prose: text), work.stepProgress.answerShown ? .value : .input)
      if isOneLine, answer.width <= room {
        line.append(answer)
        lines = [Self.rightAligned(precision, after: line, width: width)]
      } else if isOneLine {
        // The answer stays where it was typed; how precisely it was asked matters no more.
        lines = Self.wrapped(answer, after: line, width: width)
      } else {
        lines =
          Self.heading(layout == .below ? name : nil, precision, width: width)
          + Self.wrapped(answer, after: line, width: width)
      }
      leastRows = lines.count
      cursor = nil
      return
    }
    let heading = isOneLine ? [] : Self.heading(layout == .below ? name : nil, precision, width: width)
    let expected = Line(look.text(prose: work.step.question.expected))
    leastRows = heading.count + Self.wrapped(expected, after: line, width: width).count
    let view = FieldView(work.line.field, room: room, look: look)
    let blank = String(
      repeating: " ", count: max(0, min(work.step.question.kind.field.usualWidth, room) - displayWidth(view.text)))
    line.append(view.text + blank, Style(.input, .underline))
    if isOneLine { line = Self.rightAligned(precision, after: line, width: width) }
    lines = heading + [line] + Self.echo(work: work, look: look, lead: lead, width: width, view: view)
    cursor = Position(column: lead + view.cursor, row: heading.count)
  }

  /// Where name and precision stand.
  private enum Layout {
    /// Both beside the answer.
    case oneLine
    /// The name beside the answer, the precision above.
    case beside
    /// Both above the answer.
    case below

    /// The name stands beside the answer wherever there is room, so that it is always looked for in one place.
    init(name: Line, precision: Line, sign: Line, least: Int, width: Int) {
      let wanted = name.width + sign.width + least
      self = wanted + precision.width + 3 <= width ? .oneLine : wanted <= width ? .beside : .below
    }
  }

  /// Precision, and the name where it needs a line of its own, above the answer: side by side, or one below the other
  /// where they are too long.
  private static func heading(_ name: Line?, _ precision: Line, width: Int) -> [Line] {
    guard let name else {
      return precision.width <= width
        ? [rightAligned(precision, after: Line(), width: width)] : precision.wrapped(to: width, hanging: 2)
    }
    return name.width + precision.width + 1 <= width
      ? [rightAligned(precision, after: name, width: width)]
      : name.wrapped(to: width, hanging: 2) + precision.wrapped(to: width, hanging: 2)
  }

  /// An answer after its sign, on as many lines as it needs.
  private static func wrapped(_ answer: Line, after lead: Line, width: Int) -> [Line] {
    answer.wrapped(to: max(1, width - lead.width)).enumerated().map { index, part in
      var line = index == 0 ? lead : Line(String(repeating: " ", count: lead.width))
      line.append(part)
      return line
    }
  }

  private static func rightAligned(_ right: Line, after left: Line, width: Int) -> Line {
    var line = left
    line.append(String(repeating: " ", count: max(left.width > 0 ? 1 : 0, width - left.width - right.width)))
    line.append(right)
    return line
  }

  /// How the text reads so far; after an unreadable answer, a caret at the place of the trouble.
  private static func echo(work: Work, look: TextStyle, lead: Int, width: Int, view: FieldView) -> [Line] {
    let text = work.line.text
    if let verdict = work.verdict, let caret = verdict.caret, work.judged == text {
      var line = Line(String(repeating: " ", count: lead + view.column(ofScalar: caret.lowerBound)))
      line.append("^", .warning)
      return [line.width <= width ? line : Line()]
    }
    let reading = reading(of: text, for: work.step.question)
    guard reading.state != .empty else {
      let spellings = Spellings(for: work.step, look: look).beside(column: lead, width: width)
      return [work.verdict == nil ? spellings : Line()]
    }
    var line = Line(String(repeating: " ", count: lead))
    line.append(look.text(reading.text), .echo)
    // A formula can be long; how it reads is worth a second line.
    let rows = work.step.question.kind.field.echoRows
    guard rows > 1 else { return [look.clipped(line, to: width)] }
    return fitted(line.wrapped(to: width, hanging: lead), rows: rows, width: width, look: look)
  }
}
