import Formula
import GradientEngine

extension Misconception {
  /// The derivative by the last quantity on the path for that by what is asked.
  static let lastFactorLeftOut = Misconception(
    id: "last-factor-left-out",
    sentence: "That is what comes out when the last factor of the chain is left out.",
    isLikely: true
  ) { subject in
    guard let end = subject.chainEnd else { return [] }
    return [[end.whole: end.rest]]
  }
}

extension MisconceptionSubject {
  /// The derivative asked for and its chain without the last factor, where an earlier step asks for that factor.
  ///
  /// That of an activation, left out, is a mistake of its own.
  var chainEnd: (whole: QuantityID, rest: Expression)? {
    guard let whole = lineage.last(where: { graph[$0.id].differentiated != nil }),
      case .binary(.multiply, let rest, let last) = whole.formula.kind, let factor = quantity(last),
      factor.isLocalDerivative, isSettled(factor.id), quantity(rest)?.differentiated != nil,
      !bends.contains(where: { $0.slope.id == factor.id })
    else { return nil }
    return (whole.id, rest)
  }
}
