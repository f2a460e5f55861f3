import Canvas
import Course
import Formula
import GradientEngine
import Testing

@testable import Pictures

@Suite("DiagramTests") struct DiagramTests {
  private static let sizes = [
    Size(columns: 30, rows: 8), Size(columns: 40, rows: 10), Size(columns: 60, rows: 14), Size(columns: 80, rows: 24),
    Size(columns: 120, rows: 40),
  ]

  private func diagrams(of exercise: Exercise, in charset: Charset) throws -> [Diagram] {
    let loss = try #require(exercise.graph.quantity(named: exercise.roles.losses[0])).id
    let knowledge = PictureKnowledge.everything(of: exercise.graph)
    let graph = Diagram(computationOf: loss, of: exercise, knowing: knowledge, in: charset)
    guard let network = NeuralNetwork(to: loss, of: exercise) else { return [graph] }
    return [graph, Diagram(network, of: exercise, knowing: knowledge, in: charset)]
  }

  /// Everything that a layout must hold to, whatever it lays out.
  private func check(_ layout: DiagramLayout, _ size: Size, _ what: String) {
    let screen = Area(size)
    for (number, box) in layout.boxes.enumerated() {
      #expect(screen.intersection(box.area) == box.area, "\(what): a node is cut")
      #expect(box.lines.allSatisfy { $0.width == box.area.size.columns }, "\(what): a node's rows differ")
      #expect(
        box.lines.contains { $0.text.contains(layout.diagram.nodes[box.node].name) }, "\(what): a name is cut")
      for other in layout.boxes[(number + 1)...] {
        #expect(box.area.intersection(other.area).isEmpty, "\(what): two nodes overlap")
      }
    }
    for route in layout.routes {
      for piece in route.pieces {
        #expect(screen.contains(piece.start) && screen.contains(piece.end), "\(what): an edge is cut")
        for column in piece.start.column...max(piece.start.column, piece.end.column) {
          let row = Int(piece.row(at: Double(column)).rounded())
          for box in layout.boxes {
            #expect(
              !box.area.contains(Position(column: column, row: row)),
              "\(what): an edge runs through \(layout.diagram.nodes[box.node].name)")
          }
        }
      }
    }
    let labels = layout.labels()
    for (number, label) in labels.enumerated() {
      #expect(layout.boxes.allSatisfy { $0.area.intersection(label.area).isEmpty }, "\(what): a weight on a node")
      #expect(labels[(number + 1)...].allSatisfy { $0.area.intersection(label.area).isEmpty }, "\(what): two weights")
    }
  }

  private func lay(_ exercise: Exercise, sizes: [Size], inASCII: [Bool]) throws {
    for isASCII in inASCII {
      let charset: Charset = isASCII ? .ascii : .unicode
      for diagram in try diagrams(of: exercise, in: charset) {
        for size in sizes {
          let what = "\(exercise.id) \(size)"
          guard let layout = DiagramLayout(diagram, size: size, isASCII: isASCII) else {
            // Names of their own may be too long for the smallest sizes; at 80 columns all fit.
            #expect(size.columns < 80, "\(what) is not laid out")
            continue
          }
          check(layout, size, what)
          let grid = layout.grid(theme: Theme(depth: .none, isASCII: isASCII))
          if isASCII { #expect(grid.description.utf8.allSatisfy { $0 < 0x80 }) }
          for box in layout.boxes {
            let name = layout.diagram.nodes[box.node].name
            #expect(box.area.rows.contains { grid.lines[$0].contains(name) }, "\(what): \(name) is not seen")
          }
        }
      }
    }
  }

  @Test("Every exercise of ours lays itself out without an overlap, a cut name or an edge through a node")
  func builtIns() throws {
    for exercise in try builtInExercises() { try lay(exercise, sizes: Self.sizes, inASCII: [false, true]) }
  }

  @Test("Thirty random networks lay themselves out without an overlap, a cut name or an edge through a node")
  func networks() throws {
    for seed in 1...30 {
      var random = RandomExercise(seed: UInt64(seed))
      try lay(random.network(), sizes: [Self.sizes[seed % 3], Self.sizes[3]], inASCII: [seed % 2 == 0])
    }
  }

  @Test("Twenty random graphs lay themselves out without an overlap, a cut name or an edge through a node")
  func graphs() throws {
    for seed in 1...20 {
      var random = RandomExercise(seed: UInt64(seed))
      try lay(random.graph(), sizes: [Self.sizes[seed % 3], Self.sizes[3]], inASCII: [seed % 2 == 0])
    }
  }

  @Test("The 2-2-1 network shows every name at 30x8") func small() throws {
    let exercise = try builtIn("sigmoid-2-2-1")
    for isASCII in [false, true] {
      let theme = Theme(depth: .none, isASCII: isASCII)
      let request = PictureRequest(
        size: Size(columns: 30, rows: 8), theme: theme, knowing: .everything(of: exercise.graph))
      let text = try exercise.picture(.network, request).description
      for name in isASCII ? ["x[1]", "x[2]", "beta1[1]", "yhat", "loss"] : ["x₁", "x₂", "β¹₁", "β¹₂", "ŷ", "ℓ"] {
        #expect(text.contains(name))
      }
    }
  }

  @Test("The network of an exercise is read off its formulas: layers, weights and biases") func reading() throws {
    let exercise = try builtIn("sigmoid-2-2-1")
    let loss = try #require(exercise.graph.quantity(named: "loss")).id
    let network = try #require(NeuralNetwork(to: loss, of: exercise))
    func name(_ id: QuantityID?) -> String { id.map { exercise.graph[$0].name } ?? "1" }
    #expect(network.inputs.map(name) == ["x[1]", "x[2]"])
    #expect(network.units.map { name($0.output) } == ["beta1[1]", "beta1[2]", "yhat"])
    #expect(network.units.map(\.layer) == [1, 1, 2])
    let written = network.connections.map { "\(name($0.from)) -\(name($0.weight))- \(name($0.to))" }
    #expect(
      Set(written) == [
        "1 -W1[0,1]- beta1[1]", "x[1] -W1[1,1]- beta1[1]", "x[2] -W1[2,1]- beta1[1]", "1 -W1[0,2]- beta1[2]",
        "x[1] -W1[1,2]- beta1[2]", "x[2] -W1[2,2]- beta1[2]", "1 -W2[0]- yhat", "beta1[1] -W2[1]- yhat",
        "beta1[2] -W2[2]- yhat",
      ])
    let moons = try builtIn("half-moons")
    let top = try #require(moons.graph.quantity(named: "L")).id
    let large = try #require(NeuralNetwork(to: top, of: moons))
    #expect(large.units.count == 11 && large.connections.count == 41)
  }

  @Test("More than ten units of a layer are folded, ten are not") func folds() throws {
    func spec(_ count: Int) throws -> Exercise {
      let row = (0..<count).map { Double($0) / 10 }
      return try Exercise(
        ExerciseSpec(
          id: "wide", title: "Wide", trains: "x", about: "x.",
          given: [
            Given(name: "x", value: .number(1)), Given(name: "w", value: .vector(row)),
            Given(name: "v", value: .vector(row)),
          ],
          define: [Named("z", "x * w"), Named("a", "tanh(z)"), Named("L", "v . a")], loss: ["L"],
          parameters: ["w", "v"],
          steps: [
            StepSpec(id: "s", ask: "L?", answer: "L", precision: .exact, hints: ["a.", "b."], worked: "c.")
          ]))
    }
    for (count, fold) in [(10, nil), (11, "⋮ 2"), (18, "⋮ 9")] as [(Int, String?)] {
      let exercise = try spec(count)
      let request = PictureRequest(
        size: Size(columns: 80, rows: 24), theme: Theme(depth: .none), knowing: .everything(of: exercise.graph))
      let text = try exercise.picture(.network, request).description
      #expect(text.contains("⋮") == (fold != nil))
      if let fold { #expect(text.contains(fold), "\(text)") }
    }
  }

  @Test("A closed gate is marked and what it feeds is dotted; an open one is marked open") func gates() throws {
    let exercise = try Exercise(
      ExerciseSpec(
        id: "gate", title: "Gates", trains: "x", about: "x.",
        given: [
          Given(name: "x", value: .number(1)), Given(name: "w", value: .vector([2, -3])),
          Given(name: "v", value: .vector([1, 1])),
        ],
        define: [Named("z", "x * w"), Named("a", "relu(z)"), Named("L", "v . a")], loss: ["L"], parameters: ["w", "v"],
        steps: [StepSpec(id: "s", ask: "L?", answer: "L", precision: .exact, hints: ["a.", "b."], worked: "c.")]))
    let loss = try #require(exercise.graph.quantity(named: "L")).id
    let network = try #require(NeuralNetwork(to: loss, of: exercise))
    let open = Diagram(network, of: exercise, knowing: .everything(of: exercise.graph), in: .ascii)
    func gate(_ diagram: Diagram, _ name: String) -> Bool? { diagram.nodes.first { $0.name == name }?.isOpen }
    #expect(gate(open, "a[1]") == true && gate(open, "a[2]") == false)
    #expect(open.edges.filter(\.isClosed).count == 1)
    let closed = Diagram(network, of: exercise, knowing: PictureKnowledge(values: []), in: .ascii)
    #expect(gate(closed, "a[1]") == nil && closed.edges.allSatisfy { !$0.isClosed })
  }

  @Test("A value that may not be shown is in no diagram, nor is its weight") func knowledge() throws {
    let exercise = try builtIn("sigmoid-2-2-1")
    let graph = exercise.graph
    for kind in [PictureKind.network, .graph] {
      for hidden in ["yhat", "beta1[2]", "W1[2,2]", "loss"] {
        let id = try #require(graph.quantity(named: hidden)).id
        var knowledge = PictureKnowledge.everything(of: graph)
        knowledge.values.remove(id)
        // What it is computed from would show in its place.
        for sum in ["alpha2", "alpha1[2]"] { knowledge.values.remove(try #require(graph.quantity(named: sum)).id) }
        let loss = try #require(graph.quantity(named: "loss")).id
        let diagram =
          kind == .graph
          ? Diagram(computationOf: loss, of: exercise, knowing: knowledge, in: .ascii)
          : try #require(NeuralNetwork(to: loss, of: exercise)).diagram(exercise, knowledge)
        let number = try #require(exercise.trace.values[id.index].number)
        let shown = NumberStyle.significant(3).text(number, in: .ascii)
        if kind == .network || hidden == "yhat" || hidden == "loss" {
          let node = diagram.nodes.first { $0.name == hidden }
          #expect(node?.value == nil)
          #expect(hidden.hasPrefix("W1") == false || diagram.edges.allSatisfy { $0.label != shown })
        }
      }
    }
    let nothing = PictureKnowledge(values: [], showsUnits: true, showsConnections: false)
    let loss = try #require(graph.quantity(named: "loss")).id
    let network = try #require(NeuralNetwork(to: loss, of: exercise))
    let drawn = network.diagram(exercise, nothing)
    #expect(drawn.edges.isEmpty && drawn.nodes.allSatisfy { $0.value == nil && $0.gradient == nil })
    #expect(network.diagram(exercise, PictureKnowledge(values: [], showsUnits: false)).nodes.isEmpty)
  }

  @Test("The chain being asked is lit from the loss backwards, and each factor found shows as found") func chain()
    throws
  {
    let exercise = try builtIn("sigmoid-2-2-1")
    let graph = exercise.graph
    let loss = try #require(graph.quantity(named: "loss")).id
    let asked = try #require(graph.quantity(named: "d(loss)/d(W1[2,1])")).id
    let first = try #require(graph.quantity(named: "d(loss)/d(yhat)")).id
    let knowledge = PictureKnowledge(values: [first])
    let chain = LitChain(to: asked, in: graph, knowing: knowledge)
    #expect(chain.links.map { graph[$0.by].name } == ["yhat", "alpha2", "beta1[1]", "alpha1[1]", "W1[2,1]"])
    #expect(chain.links.map(\.isFound) == [true, false, false, false, false])
    let network = try #require(NeuralNetwork(to: loss, of: exercise))
    let diagram = Diagram(network, of: exercise, knowing: knowledge, lit: chain, in: .ascii)
    func light(_ from: String, _ to: String) -> Diagram.Light? {
      diagram.edges.first { diagram.nodes[$0.from].name == from && diagram.nodes[$0.to].name == to }?.light
    }
    #expect(light("yhat", "loss") == .found)
    #expect(light("beta1[1]", "yhat") == .asked && light("x[2]", "beta1[1]") == .asked)
    #expect(light("beta1[2]", "yhat") == Diagram.Light.none && light("x[1]", "beta1[1]") == Diagram.Light.none)
    let layout = try #require(DiagramLayout(diagram, size: Size(columns: 80, rows: 16), isASCII: true))
    let text = layout.grid(theme: Theme(depth: .none, isASCII: true)).description
    #expect(text.count { $0 == "<" } == 1 && text.count { $0 == "?" } == 2)
  }
}

extension NeuralNetwork {
  fileprivate func diagram(_ exercise: Exercise, _ knowledge: PictureKnowledge) -> Diagram {
    Diagram(self, of: exercise, knowing: knowledge, in: .ascii)
  }
}
