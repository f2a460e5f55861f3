import Formula

extension Misconception {
  /// A minus for a plus, or the other way round: in front of all, or of one term of a sum.
  static let signFlipped = Misconception(
    id: "sign-flipped",
    sentence: "That is what comes out when the sign of one term is flipped."
  ) { subject in
    // In the update that is a mistake of its own, going up the gradient.
    guard subject.answer.phase != .update else { return [] }
    let terms = subject.answer.formula.terms
    let negated = terms.map { Expression(.negate($0)) }
    guard (2...16).contains(terms.count) else { return [subject.instead(Expression(.negate(subject.answer.formula)))] }
    return terms.indices.map { flipped in
      subject.instead(Expression(sumOf: terms.indices.map { $0 == flipped ? negated[$0] : terms[$0] }))
    } + [subject.instead(Expression(sumOf: negated))]
  }
}
