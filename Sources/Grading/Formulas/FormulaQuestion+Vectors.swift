import Formula
import GradientEngine

/// Vectors as handouts write them: as rows and columns that are turned, `W2^T(a2 - y) .* a1`, and multiplied by a plain star.
///
/// In the language a vector is a row or a column as it is needed, so that it has no transpose of its own.
extension FormulaQuestion {
  /// The verdict on a formula as it is typed; where that does not fit, on the same without the transposes of vectors.
  ///
  /// Where stars between vectors keep it from being right, it is wrong in form only.
  func verdictOnVectors(_ typed: Expression, echo: Text) throws(Unreadable) -> Verdict {
    let asTyped = Result { () throws(Unreadable) in try verdict(on: typed, echo: echo) }
    switch asTyped {
    case .success(let verdict) where verdict.outcome != .wrong && verdict.reason != .wholeForElement: return verdict
    case .failure(let error) where (error.refusal as? FormulaRefusal)?.isMisfitOfShapes != true: throw error
    default: break
    }
    let unturned = withoutTransposes(typed)
    if unturned != typed, asTyped.isMisfit, let verdict = try? verdict(on: unturned, echo: echo),
      !Result.success(verdict).isMisfit
    {
      return verdict
    }
    // A formula that has a value as it is typed has no star between vectors.
    if case .success = asTyped, unturned == typed { return try asTyped.get() }
    let starred = withElementwiseStars(unturned)
    if starred != unturned, (try? compare(starred))??.isEquivalent == true, asTyped.isAmbiguousProduct == false {
      return Verdict(
        .otherForm,
        "Right if \(typed: "*") is meant element by element; between vectors write \(typed: ".*") for that.",
        reading: echo)
    }
    return try asTyped.get()
  }

  /// The formula with no transpose of what is a vector anyway.
  private func withoutTransposes(_ formula: Expression) -> Expression {
    formula.replacing { part in
      guard case .call("transpose", let arguments) = part.kind, arguments.count == 1 else { return nil }
      let inner = withoutTransposes(arguments[0])
      let isVector = (shape(of: inner)?.rank ?? 2) < 2
      return Expression(isVector ? inner.kind : .call("transpose", [inner]), range: part.range)
    }
  }

  /// The formula with every star between two vectors as an element-wise product.
  private func withElementwiseStars(_ formula: Expression) -> Expression {
    formula.replacing { part in
      guard case .binary(.multiply, let typedLeft, let typedRight) = part.kind else { return nil }
      let (left, right) = (withElementwiseStars(typedLeft), withElementwiseStars(typedRight))
      let isOfVectors = shape(of: left).map { $0.rank == 1 && $0.count > 1 && $0 == shape(of: right) } ?? false
      return Expression(.binary(isOfVectors ? .elementwise : .multiply, left, right), range: part.range)
    }
  }

  private func shape(of formula: Expression) -> Shape? { (try? sample.values(of: formula))?.shape }
}

extension Result<Verdict, Unreadable> {
  /// Whether the shapes of a formula do not fit, within it or what is asked.
  fileprivate var isMisfit: Bool {
    switch self {
    case .success(let verdict): verdict.reason == .otherShape || verdict.reason == .wholeForElement
    case .failure(let error): (error.refusal as? FormulaRefusal)?.isMisfitOfShapes ?? false
    }
  }

  fileprivate var isAmbiguousProduct: Bool {
    if case .failure(let error) = self { error.refusal as? FormulaRefusal == .ambiguousProduct } else { false }
  }
}

extension FormulaRefusal {
  /// Whether shapes keep the formula from having a value.
  fileprivate var isMisfitOfShapes: Bool {
    switch self {
    case .ambiguousProduct: true
    case .misfit(let error), .wholeTensor(let error, _):
      switch error.graphMistake {
      case .unlikeShapes, .impossibleProduct, .indivisible, .exponent, .ambiguousProduct: true
      default: false
      }
    default: false
    }
  }
}
