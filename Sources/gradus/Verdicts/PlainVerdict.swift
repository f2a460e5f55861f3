import Canvas
import Course
import Formula
import Grading

/// A verdict in lines for a person, with a caret under what could not be read.
struct PlainVerdict: VerdictFormat {
  let name = "text"

  func text(of verdict: Verdict, on answer: String, at step: Step, of exercise: Exercise) -> String {
    var lines = ["\(verdict.outcome.rawValue): \(verdict.detail.text(in: .preferred))"]
    if let reading = verdict.reading { lines.append(reading.text(in: .preferred)) }
    if let caret = verdict.caret { lines += pointing(at: caret.lowerBound, in: answer) }
    return lines.joined(separator: "\n")
  }

  /// The answer with a caret under a place in it; of a long one only what stands around that place.
  private func pointing(at place: Int, in answer: String) -> [String] {
    let reach = 40
    let scalars = Array(answer.unicodeScalars.prefix(place + reach + 1))
    let place = min(place, scalars.count)
    let start = place > reach ? place - reach : 0
    let end = min(scalars.count, place + reach)
    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])).revealingHidden() }
    let ellipsis = Charset.preferred == .ascii ? "..." : "…"
    let before = (start > 0 ? ellipsis : "") + text(start..<place)
    let shown = before + text(place..<end) + (end < scalars.count ? ellipsis : "")
    return ["  \(shown)", "  \(String(repeating: " ", count: displayWidth(before)))^"]
  }
}
