import Canvas
import Formula

/// A question for which there is not room, in pages. The answer line always stands at the bottom.
struct QuestionPages {
  private let text: [Line]
  private let foot: [Line]
  private let room: Int

  /// Pages of `rows` rows. What was found stays below the answer where that leaves room for the question; else it is
  /// read between question and options.
  init(ask: [Line], options: [Line], answer: [Line], remarks: [Line], rows: Int) {
    let staysBelow = answer.count + remarks.count + 1 + min(6, ask.count + options.count) <= rows
    text = ask + (staysBelow ? [] : remarks) + options
    foot = answer + (staysBelow ? remarks : [])
    room = max(1, rows - foot.count - 1)
  }

  /// A page, and the row at which its answer line begins. Behind the last page comes the first.
  func page(_ number: Int, look: TextStyle, width: Int) -> (lines: [Line], answerRow: Int) {
    let count = max(1, (text.count + room - 1) / room)
    let page = number % count
    let shown = Array(text.dropFirst(page * room).prefix(room))
    let turn = look.clipped(look.line("page \(page + 1) of \(count), \(key: .pageDown) turns", .muted), to: width)
    return (shown + [turn] + foot, shown.count + 1)
  }
}
