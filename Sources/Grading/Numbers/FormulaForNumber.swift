import Formula
import GradientEngine

/// Understands a formula that is typed where a number is asked for: `2(a1 - y1)` where its value is wanted.
///
/// It never changes, and goes wherever its question goes: one object, not a copy of its parts.
public final class FormulaForNumber: Sendable {
  /// What is asked.
  private let asked: Expression
  private let graph: Graph
  private let notation: Notation
  private let reader: FormulaReader

  /// Reads formulas over the quantities of `graph` as answers to what is `asked`.
  public init(_ asked: Expression, over graph: Graph, notation: Notation, vocabulary: Vocabulary) {
    self.asked = asked
    self.graph = graph
    self.notation = notation
    reader = FormulaReader(notation: notation, vocabulary: vocabulary, graph: graph)
  }

  /// The formula in the names of the exercise that a text is; nothing where it is none.
  private func formula(in text: String) -> Expression? {
    guard let formula = try? reader.read(text), !formula.names.isEmpty,
      formula.names.contains(where: { graph.symbols[$0] != nil }),
      formula.names.allSatisfy({ reader.names?.isKnown($0) == true })
    else { return nil }
    return formula
  }

  /// How such a text reads.
  func reading(of text: String) -> Reading? {
    formula(in: text).map { Reading(complete: "\(formula: $0, in: notation), a formula") }
  }

  /// The verdict on a text that is no answer to `kind`; nothing where it is no formula either.
  func verdict(on text: String, _ kind: any AnswerKind) -> Verdict? {
    guard let formula = formula(in: text) else { return nil }
    let echo: Text = "read as \(formula: formula, in: notation)"
    func form(_ detail: Text) -> Verdict { Verdict(.formulaForNumber, detail, reading: echo) }
    let sample = FormulaSample(graph)
    guard let values = try? sample.values(of: formula) else { return nil }
    guard values.shape.count == 1 else {
      return Verdict(.wholeForElement, "This is \(values.shape); what is asked is one number.", reading: echo)
    }
    if isAsked(formula) { return form("\(formula: asked, in: notation) is what is asked: give \(kind.asks).") }
    if isSame(values.elements[0], (try? sample.values(of: asked))?.elements.first) {
      return form("That is the formula; now give its number: \(kind.asks).")
    }
    let evaluator = FormulaEvaluator(graph, graph.evaluate() as Evaluation<Double>)
    if let own = try? evaluator.value(of: formula).elements.first,
      let value = try? evaluator.value(of: asked).elements.first, isSame(own, value)
    {
      return form("At the numbers of this exercise that formula gives the right value; now give it: \(kind.asks).")
    }
    return Verdict(Unreadable(NumberRefusal.formula(asks: kind.asks), at: 0..<text.unicodeScalars.count))
  }

  /// Whether a formula is only the name of what is asked.
  private func isAsked(_ formula: Expression) -> Bool {
    if case .derivative(let of, let by, _) = formula.kind, case .derivative(let askedOf, let askedBy, _) = asked.kind {
      return of == askedOf && by == askedBy
    }
    return formula == asked
  }

  private func isSame(_ typed: Lanes, _ asked: Lanes?) -> Bool {
    guard let asked else { return false }
    let points = (0..<Lanes.count).filter { asked[$0].isFinite }
    return !points.isEmpty && points.allSatisfy { isSame(typed[$0], asked[$0]) }
  }

  private func isSame(_ typed: Double, _ asked: Double) -> Bool {
    (typed - asked).magnitude <= 1e-9 * max(typed.magnitude, asked.magnitude) + 1e-13
  }
}
