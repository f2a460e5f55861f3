import Formula
import GradientEngine

extension Expression {
  /// Whether the formula is seen to be one number by what stands in it; `aliases` are what other names stand for.
  func isSingleNumber(_ aliases: [String: Expression] = [:], in graph: Graph) -> Bool {
    switch kind {
    case .name(let name) where aliases[name] != nil:
      aliases[name].map { $0.isSingleNumber(in: graph) } ?? true
    case .name(let name): graph.symbols[name].map { $0.tensor.shape == .scalar } ?? true
    case .index(let base, let indices):
      base.names.first.flatMap { graph.symbols[$0] }.map { $0.tensor.shape.rank == indices.count } ?? false
    case .call("sum", _), .call("mean", _): true
    case .list: false
    default: kind.children.allSatisfy { $0.isSingleNumber(aliases, in: graph) }
    }
  }
}
