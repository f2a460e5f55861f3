/// The nodes of a graph as one flat list of instructions, which any arithmetic can run.
///
/// A slot holds one number; constants and givens have theirs filled beforehand, so running computes only what depends on
/// something. No class and no closure is met on the way.
public struct Tape: Sendable {
  struct Instruction: Sendable {
    let operation: Operation
    let output: Int32
    /// The slots of the first two inputs, which most operations have no more than.
    let first, second: Int32
    /// Where the slots of all inputs are listed in `operands`.
    let inputs: Int32
    let count: Int32
  }

  let instructions: [Instruction]
  private let operands: [Int32]
  private let initial: [Double]
  private let unknowns: [Int]

  /// How many slots a run needs.
  var slotCount: Int { initial.count }

  init(_ nodes: Nodes) {
    var instructions: [Instruction] = []
    var operands: [Int32] = []
    var initial = [Double](repeating: 0, count: nodes.count)
    var unknowns: [Int] = []
    for id in nodes.indices {
      let node = nodes[id]
      switch node.operation {
      case .constant(let value), .given(let value): initial[id] = value
      case .unknown: unknowns.append(id)
      default:
        instructions.append(
          Instruction(
            operation: node.operation, output: Int32(id), first: Int32(node.inputs.first ?? 0),
            second: Int32(node.inputs.dropFirst().first ?? 0), inputs: Int32(operands.count),
            count: Int32(node.inputs.count)))
        operands += node.inputs.map { Int32($0) }
      }
    }
    self.instructions = instructions
    self.operands = operands
    self.initial = initial
    self.unknowns = unknowns
  }

  /// The slots before a run: constants and givens in place.
  @_specialize(where S == Double)
  @_specialize(where S == Interval)
  @_specialize(where S == Lanes)
  @_specialize(where S == Polynomial)
  func slots<S: Scalar>(unknown: S) -> [S] {
    var slots = initial.map { S(written: $0) }
    for slot in unknowns { slots[slot] = unknown }
    return slots
  }

  /// Runs every instruction in order.
  @_specialize(where S == Double)
  @_specialize(where S == Interval)
  @_specialize(where S == Lanes)
  @_specialize(where S == Polynomial)
  func run<S: Scalar>(_ slots: inout [S]) { run(instructions.indices, &slots) { _ in false } }

  /// Runs every instruction, but keeps the slots marked in `fixed` as they are: what depends on them is computed from them.
  @_specialize(where S == Double)
  @_specialize(where S == Interval)
  @_specialize(where S == Lanes)
  @_specialize(where S == Polynomial)
  func run<S: Scalar>(_ slots: inout [S], keeping fixed: [Bool]) {
    run(instructions.indices, &slots) { fixed[Int($0.output)] }
  }

  /// Runs only the instructions at these places, which must be in order.
  @_specialize(where S == Double)
  @_specialize(where S == Interval)
  @_specialize(where S == Lanes)
  @_specialize(where S == Polynomial)
  @_specialize(where S == PolynomialOver<Interval>)
  func run<S: Scalar>(_ slots: inout [S], only places: ArraySlice<Int>) { run(places, &slots) { _ in false } }

  /// Runs only the instructions at these places, but keeps the slots marked in `fixed` as they are.
  @_specialize(where S == Double)
  @_specialize(where S == Polynomial)
  func run<S: Scalar>(_ slots: inout [S], only places: ArraySlice<Int>, keeping fixed: [Bool]) {
    run(places, &slots) { fixed[Int($0.output)] }
  }

  @inline(__always)
  private func run<S: Scalar>(_ places: some Sequence<Int>, _ slots: inout [S], skipping: (Instruction) -> Bool) {
    slots.withUnsafeMutableBufferPointer { slots in
      operands.withUnsafeBufferPointer { operands in
        instructions.withUnsafeBufferPointer { instructions in
          for place in places where !skipping(instructions[place]) {
            Self.step(instructions[place], slots, operands)
          }
        }
      }
    }
  }

  @inline(__always)
  private static func step<S: Scalar>(
    _ instruction: Instruction, _ slots: UnsafeMutableBufferPointer<S>, _ operands: UnsafeBufferPointer<Int32>
  ) {
    slots[Int(instruction.output)] = instruction.operation.value(
      Operands(instruction: instruction, slots: slots, operands: operands))
  }

  /// The inputs of an instruction, where they are.
  private struct Operands<Number: Scalar>: OperandList {
    let instruction: Instruction
    let slots: UnsafeMutableBufferPointer<Number>
    let operands: UnsafeBufferPointer<Int32>

    @inline(__always) var count: Int { Int(instruction.count) }
    // Where the place is a constant, as in most operations, one of the three is all that is compiled.
    @inline(__always) subscript(place: Int) -> Number {
      if place == 0 { return slots[Int(instruction.first)] }
      if place == 1 { return slots[Int(instruction.second)] }
      return slots[Int(operands[Int(instruction.inputs) + place])]
    }
  }
}
