import Formula
import GradientEngine
import Tutor

/// The equations that lead to a step's answer, each as its sides from name to value, without equal neighbours.
///
/// A derivative along a chain is worked as a learner would: the chain, then the numbers of its factors.
///
/// An answer that is right for own earlier answers has none as long as its numbers would tell what those should be.
func workedEquations(_ work: Work, look: TextStyle) -> [[String]] {
  work.step.worked.lines.compactMap { line in
    let entry = work.exercise.trace.entries.first { $0.shown == line.shown }
    if let quantity = work.step.quantity, !work.knowledge.contains(quantity) { return nil }
    let middle: [String]
    if let chain = line.chain, let paths = entry?.paths, !paths.isEmpty {
      middle = [look.text(chain), look.numbers(along: paths)]
    } else {
      middle = [look.text(line.formula), look.text(line.substituted)]
    }
    let name = look.text(line.shown)
    return (middle + [look.text(line.value)]).reduce(into: [look.label(line.shown)]) { sides, side in
      if side != sides.last, side != name { sides.append(side) }
    }
  }
}

extension TextStyle {
  /// The numbers of the factors of every path, multiplied along it, and the paths added up.
  func numbers(along paths: [[Trace.Factor]], _ digits: NumberStyle = .significant(6)) -> String {
    paths.map { $0.map { factor($0.value, digits) }.joined(separator: times) }.joined(separator: " + ")
  }

  /// The sign between factors.
  var times: String { isASCII ? "*" : "·" }

  /// A number as a factor: what begins with a minus sign, or is a sum, needs parentheses.
  func factor(_ value: Value, _ digits: NumberStyle) -> String {
    let text = text(value, digits)
    return text.contains("−") || text.contains("-") || text.contains(" ") ? "(\(text))" : text
  }
}
