import Formula
import GradientEngine

/// A look at a gradient that needs no calculus: nudge what it is taken by, and see what happens above.
///
/// The quotient Δℓ/h is near the derivative and not equal to it; it is shown with too few digits to be an answer.
public struct GradientCheck: Hashable, Sendable {
  /// What is shown, line by line, in plain Unicode.
  public let lines: [String]
  /// Whether the learner's own number can be the derivative as far as such a nudge can tell.
  public let agrees: Bool?
}

extension History {
  /// The check of the derivative asked for; nothing where no derivative is asked, or a letter is left in it.
  ///
  /// `text` is what the learner has typed so far, `nudge` the step h.
  public func gradientCheck(of text: String = "", nudge h: Double = 0.1) -> GradientCheck? {
    guard graph.unknown == nil, h != 0, let asked = number?.quantity, let (of, by) = graph[asked].differentiated else {
      return nil
    }
    let (base, moved, start) = nudged(of, by, h, isLocal: graph[asked].isLocalDerivative)
    let quotient = (moved - base) / h
    guard quotient.isFinite else { return nil }
    let (above, below) = (worksheet.name(of: of), worksheet.name(of: by))
    func shown(_ value: Double) -> String { NumberStyle.significant(4).text(value, in: .unicode) }
    let ratio = "Δ\(above)/h"
    var lines = [
      "\(below) = \(shown(start)): \(above) = \(shown(base))",
      "\(below) + \(shown(h)) = \(shown(start + h)): \(above) = \(shown(moved))",
    ]
    let coarse = tooCoarseToAnswer(quotient)
    if let coarse { lines.append("\(ratio) ≈ \(coarse)") }
    guard let typed = try? NumberReader.read(text), let own = typed.value.nearestDouble, own.isFinite else {
      return GradientCheck(lines: lines, agrees: nil)
    }
    // The nudge itself misses the derivative by about what halving it changes.
    let half = (nudged(of, by, h / 2, isLocal: graph[asked].isLocalDerivative).moved - base) / (h / 2)
    let doubt = max(4 * (quotient - half).magnitude, quotient.magnitude / 20, 1e-9 * base.magnitude / h.magnitude)
    let agrees = (own - quotient).magnitude <= doubt
    lines.append("your \(worksheet.name(of: asked)) = \(typed.text)")
    lines.append(
      agrees
        ? "They agree as far as so large a nudge can tell."
        : "They do not agree: your number should come near \(ratio).")
    return GradientCheck(lines: lines, agrees: agrees)
  }

  /// The upper quantity before and after the lower one is nudged, and where that one stood.
  private func nudged(
    _ of: QuantityID, _ by: QuantityID, _ h: Double, isLocal: Bool
  ) -> (base: Double, moved: Double, start: Double) {
    let still: Evaluation<Double> = graph.evaluate()
    var overrides = [by: still[by] + h]
    // A local derivative holds everything else in the formula fixed.
    if isLocal {
      for input in graph[of].inputs where input != by { overrides[input] = still[input] }
    }
    return (still[of], graph.evaluate(overrides: overrides)[of], still[by])
  }

  /// The number in two digits, or one, so that typing it earns nothing; nothing where even one digit is the answer.
  private func tooCoarseToAnswer(_ number: Double) -> String? {
    let question = entry.question
    return [2, 1].lazy.map { NumberStyle.significant($0).text(number, in: .unicode) }
      .first { grade($0, on: question, given: self).outcome != .right }
  }
}
