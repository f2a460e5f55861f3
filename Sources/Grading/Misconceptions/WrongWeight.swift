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
    let asked = subject.otherWeights(than: subject.graph[by].expression).map { other in
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
