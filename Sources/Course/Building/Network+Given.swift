import GradientEngine

extension ExerciseBuilder {
  /// An exercise gives no more numbers than this.
  private static var mostNumbers: Int { 1024 }

  /// Gives the values to the graph.
  mutating func give(_ entries: [Entry<Given.Value>], _ network: inout Network) {
    var numbers = 0
    var unknown: String?
    for entry in entries {
      let path = entry.path["value"]
      guard !unread.contains(path), isComplete(entry) else {
        network.unread.insert(entry.name)
        continue
      }
      network.givens.append(Given(name: entry.name, value: entry.value))
      network.paths[entry.name] = path
      if entry.value == .unknown {
        if let first = unknown {
          report(NetworkMistake.secondUnknown(first: first), at: path)
          network.unread.insert(entry.name)
        } else {
          unknown = entry.name
          network.builder.giveUnknown(entry.name)
        }
        continue
      }
      let tensor = entry.value.tensor
      numbers += tensor.elements.count
      guard numbers <= Self.mostNumbers else {
        report(NetworkMistake.tooManyNumbers(limit: Self.mostNumbers), at: path)
        network.unread.formUnion(entries.map(\.name))
        return
      }
      network.builder.give(entry.name, tensor, origin: network.origins[entry.name])
    }
  }

  /// Whether a value has numbers, finite ones, and rows of one length.
  private mutating func isComplete(_ entry: Entry<Given.Value>) -> Bool {
    let path = entry.path["value"]
    var numbers: [Double] = []
    switch entry.value {
    case .unknown: return true
    case .number(let number): numbers = [number]
    case .vector(let row): numbers = row
    case .matrix(let rows):
      let width = rows.first?.count
      if let row = rows.first(where: { $0.count != width }) {
        report(NetworkMistake.unevenRow(entry.name, .list(count: row.count), width: width), at: path)
        return false
      }
      numbers = rows.flatMap { $0 }
    }
    if numbers.isEmpty { report(NetworkMistake.emptyList(entry.name), at: path) }
    if let odd = numbers.first(where: { !$0.isFinite }) {
      report(NetworkMistake.notANumber("\(odd)", in: entry.name), at: path)
      return false
    }
    return !numbers.isEmpty
  }
}

extension Given.Value {
  /// The numbers, in their shape; a single NaN for an unknown.
  var tensor: Tensor<Double> {
    switch self {
    case .number(let number): Tensor(scalar: number)
    case .vector(let numbers): Tensor(.vector(numbers.count), numbers)
    case .matrix(let rows): Tensor(.matrix(rows.count, rows.first?.count ?? 0), rows.flatMap { $0 })
    case .unknown: Tensor(scalar: .nan)
    }
  }
}
