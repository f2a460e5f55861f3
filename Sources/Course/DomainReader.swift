import Formula
import GradientEngine
import Grading
import Yams

extension Document {
  /// Where given values may lie when formulas are compared: `x: [-2, 2]` between two numbers, `y: {0, 1}` among several.
  mutating func domain(_ node: Node?, among known: [String]) -> FormulaDomain {
    var domain = FormulaDomain()
    for entry in named(node, what: "'domain'") {
      guard known.contains(entry.name) else {
        report(
          at: entry.key, "'\(entry.name)' in 'domain' is not given",
          expected: "one of \(known.joined(separator: ", "))",
          suggestion: nearest(entry.name, in: known))
        continue
      }
      domain.values[entry.name] = range(entry.value, of: entry.name)
    }
    return domain
  }

  private mutating func range(_ node: Node, of name: String) -> FormulaDomain.Values? {
    let expected = "[-2, 2] for all numbers between, or {0, 1} for just these"
    if let items = node.sequence {
      let numbers = items.compactMap { number($0, in: name) }
      guard numbers.count == items.count else { return nil }
      guard numbers.count == 2, numbers[0] < numbers[1] else {
        report(at: node, "the domain of '\(name)' is no interval", expected: expected)
        return nil
      }
      return .interval(numbers[0]...numbers[1])
    }
    if let set = node.mapping {
      let numbers = set.compactMap { number($0.key, in: name) }
      return numbers.count == set.count && !numbers.isEmpty ? .set(numbers) : nil
    }
    report(at: node, "the domain of '\(name)' is \(node.words)", expected: expected)
    return nil
  }
}
