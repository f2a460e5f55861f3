import Formula
import GradientEngine
import Yams

extension Document {
  /// An exercise gives no more numbers than this.
  private static var mostNumbers: Int { 1024 }

  /// Reads the given values and gives them to the graph.
  mutating func give(_ entries: [Entry], _ origins: [String: [Int]], _ network: inout Network) {
    var numbers = 0
    var unknown: String?
    for entry in entries {
      guard let value = givenValue(entry.value, name: entry.name) else {
        network.unread.insert(entry.name)
        continue
      }
      network.givens.append(Given(name: entry.name, value: value))
      if let scalar = entry.value.scalar { network.scalars[entry.name] = scalar }
      if value == .unknown {
        if let first = unknown {
          report(at: entry.value, "a second value is unknown, besides '\(first)'", expected: "at most one unknown")
          network.unread.insert(entry.name)
        } else {
          unknown = entry.name
          network.builder.giveUnknown(entry.name)
        }
        continue
      }
      let tensor = value.tensor
      numbers += tensor.elements.count
      guard numbers <= Self.mostNumbers else {
        report(at: entry.value, "there are more than \(Self.mostNumbers) given numbers", expected: "a smaller network")
        return
      }
      network.builder.give(entry.name, tensor, origin: origins[entry.name])
    }
  }

  private mutating func givenValue(_ node: Node, name: String) -> Given.Value? {
    switch node {
    case .scalar(let scalar):
      if scalar.string == "unknown" { return .unknown }
      return number(node, in: name).map { .number($0) }
    case .sequence(let rows) where rows.isEmpty:
      report(at: node, "'\(name)' is an empty list", expected: "numbers")
      return nil
    case .sequence(let rows) where rows.contains(where: { $0.sequence != nil }):
      return matrix(rows, name: name)
    case .sequence(let items):
      let numbers = items.map { number($0, in: name) }
      let complete = numbers.compactMap { $0 }
      return complete.count == numbers.count ? .vector(complete) : nil
    case .mapping, .alias:
      report(at: node, "'\(name)' is \(node.words)", expected: "a number, a list of numbers, or 'unknown'")
      return nil
    }
  }

  private mutating func matrix(_ rows: Node.Sequence, name: String) -> Given.Value? {
    var matrix: [[Double]] = []
    let width = rows.first?.sequence?.count
    for row in rows {
      guard let items = row.sequence, !items.isEmpty, items.count == width else {
        let length = row.sequence.map { "\($0.count) long" } ?? row.words
        report(
          at: row, "a row of '\(name)' is \(length)",
          expected: width.map { "\($0) numbers, as in the first row" } ?? "a list of numbers like the other rows")
        return nil
      }
      let numbers = items.compactMap { number($0, in: name) }
      guard numbers.count == items.count else { return nil }
      matrix.append(numbers)
    }
    return .matrix(matrix)
  }

  /// A number, a fraction of two numbers, or the opposite of one.
  mutating func number(_ node: Node, in name: String) -> Double? {
    guard let scalar = scalar(node, what: "an entry of '\(name)'") else { return nil }
    if let formula = try? Formula.Parser().parse(scalar.string), let value = constant(formula), value.isFinite {
      return value
    }
    report(
      at: node, "'\(scalar.string.clipped)' in '\(name)' is not a number", expected: "a number such as -0.5 or 1/3")
    return nil
  }

  private func constant(_ formula: Expression) -> Double? {
    switch formula.kind {
    case .number(let value): value
    case .negate(let operand): constant(operand).map { -$0 }
    case .binary(.divide, let over, let under):
      constant(over).flatMap { over in constant(under).map { over / $0 } }
    default: nil
    }
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
