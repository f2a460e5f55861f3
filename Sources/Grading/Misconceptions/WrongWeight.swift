import Formula
import GradientEngine

extension Misconception {
  /// Going back over, or differentiating by, the weight of another connection of the same layer.
  static let wrongWeight = Misconception(
    id: "wrong-weight",
    sentence: "That is what comes out with the weight of another connection of the layer."
  ) { subject in
    let onTheWay = subject.slopes.flatMap { slope -> [Rewriting] in
      subject.otherWeights(than: slope.formula).map { [slope.id: subject.graph[$0].expression] }
    }
    guard let (of, by) = subject.graph[subject.asked].differentiated else { return onTheWay }
    let loss = subject.graph[of].expression
    // The derivative by a bias is that by any weight without its last factor, which may be another mistake.
    let others = subject.otherWeights(than: subject.graph[by].expression).filter { other in
      guard let rest = subject.chainEnd?.rest else { return true }
      let derivative = Expression(.derivative(of: loss, by: subject.graph[other].expression, partial: false))
      guard let whole = subject.graph.quantity(for: derivative),
        case .binary(.multiply, rest, let last) = subject.graph.formula(of: whole).kind,
        let factor = subject.quantity(last)
      else { return true }
      return subject.graph.formula(of: factor.id).kind != .number(1)
    }
    let asked = others.map { other in
      subject.instead(Expression(.derivative(of: loss, by: subject.graph[other].expression, partial: false)))
    }
    return onTheWay + asked
  }
}

extension MisconceptionSubject {
  /// The other weights of a layer; that with row and column exchanged is another mistake.
  fileprivate func otherWeights(than weight: Expression) -> [QuantityID] {
    guard quantity(weight)?.phase == .given, let (_, _, elements) = siblings(weight), elements.count <= 64
    else { return [] }
    return elements.filter { graph[$0].expression != weight && graph[$0].expression != weight.transposed }
  }
}
