import Formula

/// The sum of a loss and of its gradient over rows of data, at parameters that change from one run to the next.
///
/// The derivatives are the graph's own quantities, run over ``Lanes``: a row of data a lane. What depends on neither rows nor
/// parameters is computed once, what depends on the parameters alone once for each change of them, and only the rest for
/// each row. Memory does not grow with runs or rows.
///
/// ```swift
/// var batch = BatchGradient(of: loss, by: [w, b], over: [x, y], in: graph)
/// batch?.set([0.5, 0])
/// var sums = [0.0, 0.0]
/// let sum = batch?.addGradient(of: [0, 1, 2], in: columns, to: &sums)   // sum.loss, sums[0] = Σ d(loss)/d(w)
/// ```
public struct BatchGradient: Sendable {
  /// What some rows come to together.
  public struct RowSum: Hashable, Sendable {
    /// The sum of their losses.
    public var loss = 0.0
    /// How many of them were classified as the data says; 0 where nothing is classified.
    public var correctCount = 0
  }

  /// Instructions that lead to some nodes: those that depend on parameters only, and those that depend on rows.
  private struct Program: Sendable {
    var prelude: [Int] = []
    var staged: [Int] = []
    /// Whether the prelude was run since the parameters were set, over lanes and over single numbers.
    var isCurrent = (lanes: false, single: false)

    /// The places of the two programs: loss and gradient, and the loss alone.
    static let gradient = 0
    static let loss = 1
  }

  private let nodes: Nodes
  private let tape: Tape
  private let variables: [NodeID]
  private let parameters: [NodeID]
  private let loss: NodeID
  private let gradients: [NodeID]
  private let classified: (probability: NodeID, target: NodeID)?
  private var programs: [Program] = []
  private var lanes: [Lanes]
  private var single: [Lane]
  private var totals: [Lanes]

  /// Fewer rows than this are run one by one.
  private static let fewest = 6

  /// Prepares the sums of `loss` and of its derivatives by `parameters` over rows in which `variables` vary; nil where the graph
  /// does not hold a derivative.
  ///
  /// - Parameter classified: the probability of class 1, and the class that the data says; correct is a probability above ½ for
  ///   class 1 and not above it for class 0.
  public init?(
    of loss: QuantityID, by parameters: [QuantityID], over variables: [QuantityID],
    classified: (probability: QuantityID, target: QuantityID)? = nil, in graph: Graph
  ) {
    let slopes = parameters.compactMap { parameter in
      graph.quantity(
        for: Expression(.derivative(of: graph[loss].expression, by: graph[parameter].expression, partial: false)))
    }
    guard slopes.count == parameters.count else { return nil }
    let compact = CompactNodes(
      leadingTo: [loss] + slopes + (classified.map { [$0.probability, $0.target] } ?? []),
      changing: variables + parameters, in: graph)
    nodes = compact.nodes
    tape = Tape(nodes)
    self.variables = variables.map(compact.place)
    self.parameters = parameters.map(compact.place)
    self.loss = compact.place(loss)
    self.classified = classified.map { (compact.place($0.probability), compact.place($0.target)) }
    gradients = slopes.map(compact.place)
    totals = [Lanes](repeating: Lanes(0), count: slopes.count)
    lanes = tape.slots(unknown: Lanes(.nan))
    single = tape.slots(unknown: Lane(.nan))
    let outputs = [self.loss] + (self.classified.map { [$0.probability] } ?? [])
    programs.append(prepare(leadingTo: outputs + gradients))
    programs.append(prepare(leadingTo: outputs))
  }

  /// Sorts what leads to some nodes by what it depends on, and runs what depends on nothing that changes.
  private mutating func prepare(leadingTo targets: [NodeID]) -> Program {
    let fixed = Set(variables).union(parameters)
    var needed = Set(targets)
    var places: [Int] = []
    for (place, instruction) in tape.instructions.enumerated().reversed() {
      let output = Int(instruction.output)
      guard needed.contains(output), !fixed.contains(output) else { continue }
      places.append(place)
      needed.formUnion(nodes[output].inputs)
    }
    var (byRow, byParameter) = (Set(variables), Set(parameters))
    var (constant, program) = ([Int](), Program())
    for place in places.reversed() {
      let output = Int(tape.instructions[place].output)
      let inputs = nodes[output].inputs
      if inputs.contains(where: byRow.contains) {
        byRow.insert(output)
        program.staged.append(place)
      } else if inputs.contains(where: byParameter.contains) {
        byParameter.insert(output)
        program.prelude.append(place)
      } else {
        constant.append(place)
      }
    }
    tape.run(&lanes, only: constant[...])
    tape.run(&single, only: constant[...])
    return program
  }

  /// Sets the parameters, in the order in which they were stated.
  public mutating func set(_ values: [Double]) {
    precondition(values.count == parameters.count)
    for (node, value) in zip(parameters, values) {
      lanes[node] = Lanes(value)
      single[node] = Lane(value)
    }
    for place in programs.indices { programs[place].isCurrent = (false, false) }
  }

  /// Runs some rows and adds their derivatives to `sums`, in the order of the parameters.
  ///
  /// - Parameters:
  ///   - rows: places in the columns; in steps of the order given, so that sums are the same every time.
  ///   - columns: the numbers of each variable, in the order in which the variables were stated.
  public mutating func addGradient(
    of rows: ArraySlice<Int32>, in columns: [[Double]], to sums: inout [Double]
  ) -> RowSum {
    precondition(columns.count == variables.count && sums.count == gradients.count)
    var sum = RowSum()
    guard rows.count >= Self.fewest else {
      startSingle(Program.gradient)
      for row in rows {
        runSingle(Program.gradient, Int(row), columns, &sum)
        for (place, node) in gradients.enumerated() { sums[place] += single[node].value }
      }
      return sum
    }
    startLanes(Program.gradient)
    for place in totals.indices { totals[place] = Lanes(0) }
    forEachBlock(of: rows) { batch, block in
      batch.runLanes(Program.gradient, block, columns, &sum)
      batch.addTotals(width: block.count)
    }
    for place in sums.indices { sums[place] += totals[place].sum(of: Lanes.count) }
    return sum
  }

  /// Runs some rows without their derivatives.
  public mutating func loss(of rows: ArraySlice<Int32>, in columns: [[Double]]) -> RowSum {
    precondition(columns.count == variables.count)
    var sum = RowSum()
    guard rows.count >= Self.fewest else {
      startSingle(Program.loss)
      for row in rows { runSingle(Program.loss, Int(row), columns, &sum) }
      return sum
    }
    startLanes(Program.loss)
    forEachBlock(of: rows) { batch, block in batch.runLanes(Program.loss, block, columns, &sum) }
    return sum
  }

  // MARK: - Lanes

  private mutating func forEachBlock(
    of rows: ArraySlice<Int32>, _ body: (inout BatchGradient, ArraySlice<Int32>) -> Void
  ) {
    for start in stride(from: rows.startIndex, to: rows.endIndex, by: Lanes.count) {
      body(&self, rows[start..<min(start + Lanes.count, rows.endIndex)])
    }
  }

  private mutating func startLanes(_ program: Int) {
    if !programs[program].isCurrent.lanes { tape.run(&lanes, only: programs[program].prelude[...]) }
    programs[program].isCurrent.lanes = true
  }

  private mutating func runLanes(
    _ program: Int, _ rows: ArraySlice<Int32>, _ columns: [[Double]], _ sum: inout RowSum
  ) {
    for (column, node) in zip(columns, variables) { lanes[node].gather(column, at: rows) }
    tape.run(&lanes, only: programs[program].staged[...])
    sum.loss += lanes[loss].sum(of: rows.count)
    if let classified {
      sum.correctCount += lanes[classified.probability].count(agreeingWith: lanes[classified.target], of: rows.count)
    }
  }

  private mutating func addTotals(width: Int) {
    if width == Lanes.count {
      for (place, node) in gradients.enumerated() { totals[place] = totals[place] + lanes[node] }
    } else {
      for (place, node) in gradients.enumerated() { totals[place].add(lanes[node], count: width) }
    }
  }

  // MARK: - Single rows

  private mutating func startSingle(_ program: Int) {
    if !programs[program].isCurrent.single { tape.run(&single, only: programs[program].prelude[...]) }
    programs[program].isCurrent.single = true
  }

  private mutating func runSingle(_ program: Int, _ row: Int, _ columns: [[Double]], _ sum: inout RowSum) {
    for (column, node) in zip(columns, variables) { single[node] = Lane(column[row]) }
    tape.run(&single, only: programs[program].staged[...])
    sum.loss += single[loss].value
    if let classified, (single[classified.probability].value > 0.5) == (single[classified.target].value > 0.5) {
      sum.correctCount += 1
    }
  }
}

/// The nodes of a graph that lead to some quantities, without copies and products with 1, and each only once.
///
/// The values are the same to the last bit; there are fewer of them, so that they stay in the nearest cache.
private struct CompactNodes {
  private(set) var nodes = Nodes()
  private var places: [NodeID: NodeID] = [:]
  private let graph: Graph

  init(leadingTo targets: [QuantityID], changing: [QuantityID], in graph: Graph) {
    self.graph = graph
    let changing = Set(changing.map { graph[$0].node })
    var needed = Set(targets.map { graph[$0].node }).union(changing)
    for node in graph.nodes.indices.reversed() where needed.contains(node) && !changing.contains(node) {
      needed.formUnion(graph.nodes[node].inputs)
    }
    for node in needed.sorted() {
      places[node] = changing.contains(node) ? nodes.unshared(.given(0)) : take(graph.nodes[node])
    }
  }

  /// The place of a quantity.
  func place(_ id: QuantityID) -> NodeID { places[graph[id].node] ?? 0 }

  private mutating func take(_ node: Node) -> NodeID {
    let inputs = node.inputs.map { places[$0] ?? 0 }
    switch node.operation {
    case .given(let value): return nodes.constant(value)
    case .copy: return inputs[0]
    case .multiply, .dot:
      guard inputs.count == 2 else { return nodes.emit(node.operation, inputs) }
      if isOne(inputs[0]) { return inputs[1] }
      return isOne(inputs[1]) ? inputs[0] : nodes.emit(.multiply, inputs)
    default: return nodes.emit(node.operation, inputs)
    }
  }

  private func isOne(_ node: NodeID) -> Bool { nodes[node].operation == .constant(1) }
}

extension Lanes {
  /// Takes the first lanes from the places of a column; the others repeat the first, so that they compute nothing strange.
  fileprivate mutating func gather(_ column: [Double], at rows: ArraySlice<Int32>) {
    let filler = rows.first.map { column[Int($0)] } ?? 0
    withUnsafeMutableBytes(of: &values) { bytes in
      let lanes = bytes.assumingMemoryBound(to: Double.self)
      var lane = 0
      for row in rows {
        lanes[lane] = column[Int(row)]
        lane += 1
      }
      while lane < Lanes.count {
        lanes[lane] = filler
        lane += 1
      }
    }
  }

  /// The sum of the first lanes, in their order.
  fileprivate func sum(of count: Int) -> Double {
    withUnsafeBytes(of: values) { bytes in
      let lanes = bytes.assumingMemoryBound(to: Double.self)
      var sum = 0.0
      for lane in 0..<count { sum += lanes[lane] }
      return sum
    }
  }

  /// How many of the first lanes lie on the same side of ½ as those of `other`.
  fileprivate func count(agreeingWith other: Lanes, of count: Int) -> Int {
    var found = 0
    withUnsafeBytes(of: values) { own in
      withUnsafeBytes(of: other.values) { others in
        let (own, others) = (own.assumingMemoryBound(to: Double.self), others.assumingMemoryBound(to: Double.self))
        for lane in 0..<count where (own[lane] > 0.5) == (others[lane] > 0.5) { found += 1 }
      }
    }
    return found
  }

  /// Adds the first lanes of `other`.
  fileprivate mutating func add(_ other: Lanes, count: Int) {
    withUnsafeMutableBytes(of: &values) { own in
      withUnsafeBytes(of: other.values) { others in
        let (own, others) = (own.assumingMemoryBound(to: Double.self), others.assumingMemoryBound(to: Double.self))
        for lane in 0..<count { own[lane] += others[lane] }
      }
    }
  }
}
