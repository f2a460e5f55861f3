/// The nodes of a graph as one flat list of instructions, which any arithmetic can run.
///
/// A slot holds one number; constants and givens have theirs filled beforehand, so running computes only what depends on
/// something. No class and no closure is met on the way.
public struct Tape: Sendable {
  struct Instruction: Sendable {
    let operation: Operation
    let output: Int32
    /// Where the slots of the inputs are listed in `operands`.
    let inputs: Int32
    let count: Int32
  }

  private let instructions: [Instruction]
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
            operation: node.operation, output: Int32(id), inputs: Int32(operands.count), count: Int32(node.inputs.count)
          ))
        operands += node.inputs.map { Int32($0) }
      }
    }
    self.instructions = instructions
    self.operands = operands
    self.initial = initial
    self.unknowns = unknowns
  }

  /// The slots before a run: constants and givens in place.
  func slots<S: Scalar>(unknown: S) -> [S] {
    var slots = initial.map { S($0) }
    for slot in unknowns { slots[slot] = unknown }
    return slots
  }

  /// Runs every instruction in order.
  func run<S: Scalar>(_ slots: inout [S]) {
    slots.withUnsafeMutableBufferPointer { slots in
      operands.withUnsafeBufferPointer { operands in
        for instruction in instructions { Self.step(instruction, slots, operands) }
      }
    }
  }

  /// Runs every instruction, but keeps the slots in `fixed` as they are: what depends on them is computed from them.
  func run<S: Scalar>(_ slots: inout [S], keeping fixed: Set<NodeID>) {
    slots.withUnsafeMutableBufferPointer { slots in
      operands.withUnsafeBufferPointer { operands in
        for instruction in instructions where !fixed.contains(Int(instruction.output)) {
          Self.step(instruction, slots, operands)
        }
      }
    }
  }

  @inline(__always)
  private static func step<S: Scalar>(
    _ instruction: Instruction, _ slots: UnsafeMutableBufferPointer<S>, _ operands: UnsafeBufferPointer<Int32>
  ) {
    slots[Int(instruction.output)] = instruction.operation.value(Int(instruction.count)) { place in
      slots[Int(operands[Int(instruction.inputs) + place])]
    }
  }
}
