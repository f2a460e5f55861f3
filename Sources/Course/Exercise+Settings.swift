import GradientEngine

extension Exercise {
  /// The exercise for other numbers in the place of some that it gives; every value follows.
  ///
  /// Its texts and its steps stay those of the file, and so does how answers are graded.
  public func setting(_ numbers: [QuantityID: Double]) -> Exercise {
    guard !numbers.isEmpty else { return self }
    var changed = self
    changed.graph = graph.setting(numbers)
    changed.trace = changed.graph.trace()
    changed.givens = givens.map { given in
      let elements = graph.symbols[given.name]?.tensor.elements ?? []
      return given.replacing { place, number in
        elements.indices.contains(place) ? numbers[elements[place]] ?? number : number
      }
    }
    return changed
  }
}

extension Given {
  /// The given with each number replaced, by its place in row order.
  fileprivate func replacing(_ number: (Int, Double) -> Double) -> Given {
    switch value {
    case .number(let old): Given(name: name, value: .number(number(0, old)))
    case .vector(let old): Given(name: name, value: .vector(old.enumerated().map { number($0.offset, $0.element) }))
    case .matrix(let rows):
      Given(
        name: name,
        value: .matrix(
          rows.enumerated().map { row, cells in
            cells.enumerated().map { column, old in number(row * cells.count + column, old) }
          }))
    case .unknown: self
    }
  }
}
