import Formula

extension Misconception {
  /// The element in row j and column i for that in row i and column j.
  static let rowForColumn = Misconception(
    id: "row-for-column",
    sentence: "That belongs to the element with row and column exchanged: check the order of the indices."
  ) { subject in
    // The derivative by the other element, or the other element of what is asked itself.
    let name = subject.answer.name
    let other: Expression
    if case .derivative(let of, let by, let partial) = name.kind {
      other = Expression(.derivative(of: of, by: by.transposed, partial: partial))
    } else {
      other = name.transposed
    }
    return other == name ? [] : [subject.instead(other)]
  }
}
