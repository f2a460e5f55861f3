import TestSupport
import Testing

@testable import GradientEngine

@Suite("Lineage")
struct LineageTests {
  private func graph() throws -> Graph {
    try build(
      given: [("x", scalar(2), nil), ("w", scalar(3), nil), ("v", scalar(4), nil)],
      define: [("a", "w*x"), ("b", "a + x"), ("c", "v*x"), ("loss", "b^2")], differentiate: ["loss"], by: ["w"]
    ).graph()
  }

  private func names(_ ids: some Sequence<QuantityID>, _ graph: Graph) -> Set<String> {
    Set(ids.map { graph[$0].name })
  }

  private func id(_ name: String, _ graph: Graph) throws -> QuantityID { try #require(graph.quantity(named: name)).id }

  @Test("Ancestors are all that a quantity is computed from")
  func ancestors() throws {
    let graph = try graph()
    #expect(names(graph.lineage.ancestors(of: [try id("loss", graph)]), graph) == ["b", "a", "x", "w"])
    #expect(names(graph.lineage.ancestors(of: [try id("x", graph)]), graph) == [])
    #expect(graph.lineage(of: try id("loss", graph)).map { graph[$0].name } == ["a", "b", "loss"])
  }

  @Test("A barrier hides what leads to a quantity over it alone")
  func barrier() throws {
    let graph = try graph()
    let found = graph.lineage.ancestors(of: [try id("loss", graph)], avoiding: [try id("a", graph)])
    #expect(names(found, graph) == ["b", "x"])
  }

  @Test("Descendants are all that is computed from a quantity")
  func descendants() throws {
    let graph = try graph()
    let forward = Lineage(graph.quantities) { $0.phase == .given || $0.phase == .forward }
    #expect(names(forward.descendants(of: [try id("w", graph)]), graph) == ["a", "b", "loss"])
    #expect(names(forward.descendants(of: [try id("v", graph)]), graph) == ["c"])
    #expect(names(graph.lineage.descendants(of: [try id("v", graph)]), graph) == ["c"])
  }

  @Test("Ancestors and descendants are each other's mirror image", arguments: 0..<10)
  func mirror(seed: Int) throws {
    let network = RandomNetwork(seed: UInt64(seed))
    let graph = try build(given: network.given, define: network.define, differentiate: ["loss"], by: ["a"]).graph()
    let ids = graph.quantities.map(\.id)
    let above = ids.map { graph.lineage.ancestors(of: [$0]) }
    for id in ids {
      let below = graph.lineage.descendants(of: [id])
      #expect(below == Set(ids.filter { above[$0.index].contains(id) }))
      #expect(ids.allSatisfy { graph.lineage.depends([$0], on: [id]) == below.contains($0) })
    }
  }
}
