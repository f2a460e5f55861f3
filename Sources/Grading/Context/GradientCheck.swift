import Formula
import GradientEngine

/// A look at a gradient that needs no calculus: nudge what it is taken by, and see what happens above.
///
/// The quotient Δℓ/h is near the derivative and not equal to it; it is shown with too few digits to be an answer.
public struct GradientCheck: Hashable, Sendable {
  /// What is shown, line by line.
  public let lines: [Text]
  /// Whether the learner's own number can be the derivative as far as such a nudge can tell.
  public let agrees: Bool?
}

extension GradingContext {
  /// Whether a derivative is asked for, or a coefficient of one.
  public var asksDerivative: Bool { derivative != nil }

  private var derivative: (of: QuantityID, by: QuantityID, isLocal: Bool, power: Int)? {
    guard let number else { return nil }
    let (asked, power) = graph.root(of: number)
    return graph[asked].differentiated.map { ($0.of, $0.by, graph[asked].isLocalDerivative, power) }
  }

  /// The check of the derivative asked for; nothing where no derivative is asked.
  ///
  /// `text` is what the learner has typed so far, `nudge` the step h.
  public func gradientCheck(of text: String = "", nudge h: Double = 0.1) -> GradientCheck? {
    graph.unknown == nil ? gradientCheck(of: text, h, Double.self) : gradientCheck(of: text, h, Polynomial.self)
  }

  private func gradientCheck<S: CoefficientScalar>(of text: String, _ h: Double, _: S.Type) -> GradientCheck? {
    guard h != 0, let number, let (of, by, _, power) = derivative else { return nil }
    let (base, moved, start): (S, S, S) = nudged(by: h)
    let quotient = (moved[power] - base[power]) / h
    guard quotient.isFinite else { return nil }
    let (above, below) = (gradingModel.name(of: of), gradingModel.name(of: by))
    let ratio: Text = "\(sign: .delta)\(above)/h"
    var lines: [Text] = []
    // From values whose difference is the answer itself, the answer could be read.
    let told = (rounded(moved[power]) - rounded(base[power])) / h
    if ![quotient, told].contains(where: { grade(fourFigures($0), on: entry.question, given: self).outcome == .right })
    {
      lines = [
        "\(below) = \(shown(start)): \(above) = \(shown(base))",
        "\(below) + \(shown(h)) = \(shown(start + S(h))): \(above) = \(shown(moved))",
      ]
    }
    if let coarse = tooCoarseToAnswer(quotient) {
      let isWhole = power == 0 && base.coefficients.count == 1
      lines.append("\(ratio) \(sign: .approximately) \(isWhole ? "\(number: coarse)" : term(coarse, power))")
    } else {
      lines.append("\(ratio) with h = \(shown(h)) is the answer itself, and not shown.")
    }
    guard let typed = try? NumberReader.read(text), let own = typed.value.nearestDouble, own.isFinite else {
      return GradientCheck(lines: lines, agrees: nil)
    }
    // The nudge itself misses the derivative by about what halving it changes.
    let nearer: (base: S, moved: S, start: S) = nudged(by: h / 2)
    let half = (nearer.moved[power] - base[power]) / (h / 2)
    let doubt = max(
      4 * (quotient - half).magnitude, quotient.magnitude / 20, 1e-9 * base[power].magnitude / h.magnitude)
    let agrees = (own - quotient).magnitude <= doubt
    lines.append("your \(gradingModel.name(of: number.quantity)) = \(typed.text)")
    lines.append(
      agrees
        ? "They agree as far as so large a nudge can tell."
        : "They do not agree: your number should come near \(ratio).")
    return GradientCheck(lines: lines, agrees: agrees)
  }

  /// A value as far as it is shown.
  private func rounded(_ value: Double) -> Double { Double(fourFigures(value)) ?? value }

  private func fourFigures(_ value: Double) -> String { NumberStyle.significant(4).text(value, in: .ascii) }

  private func shown(_ value: Double) -> Text {
    "\(formula: .number(value), in: gradingModel.notation, digits: .significant(4))"
  }

  private func shown<S: CoefficientScalar>(_ value: S) -> Text {
    let value = Value(Polynomial(coefficients: value.coefficients), unknown: graph.unknown)
    return "\(formula: value.expression, in: gradingModel.notation, digits: .significant(4))"
  }

  /// A coefficient as it is told: "−0.25 for y", "0.07 for the constant".
  private func term(_ coefficient: String, _ power: Int) -> Text {
    guard let unknown = graph.unknown, power > 0 else { return "\(number: coefficient) for the constant" }
    let letter: Text = "\(formula: .name(unknown), in: gradingModel.notation)"
    return power == 1 ? "\(number: coefficient) for \(letter)" : "\(number: coefficient) for \(letter)^\(power)"
  }

  /// The upper quantity before and after the lower one is nudged, and where that one stood.
  private func nudged<S: CoefficientScalar>(by h: Double) -> (base: S, moved: S, start: S) {
    let still: Evaluation<S> = graph.evaluate(unknown: S.letter)
    guard let (of, by, isLocal, _) = derivative else { return (S(.nan), S(.nan), S(.nan)) }
    var overrides = [by: still[by] + S(h)]
    // A local derivative holds everything else in the formula fixed.
    if isLocal {
      for input in graph[of].inputs where input != by { overrides[input] = still[input] }
    }
    let moved: Evaluation<S> = graph.evaluate(unknown: S.letter, overrides: overrides)
    return (still[of], moved[of], still[by])
  }

  /// The number in two digits, or one, so that typing it earns nothing; nothing where even one digit is the answer.
  private func tooCoarseToAnswer(_ number: Double) -> String? {
    let question = entry.question
    return [2, 1].lazy.map { NumberStyle.significant($0).text(number, in: .ascii) }
      .first { grade($0, on: question, given: self).outcome != .right }
  }
}
