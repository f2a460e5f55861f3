import Formula
import TestSupport
import Testing

@testable import GradientEngine

extension Operation {
  /// The operation after this one in a walk over all that compute something; a case that is added has no place in it, and
  /// does not compile, until it is put there.
  fileprivate var next: Operation? {
    switch self {
    case .constant, .given, .unknown: .named(.e)
    case .named(.e): .named(.pi)
    case .named(.pi): .copy
    case .copy: .add
    case .add: .subtract
    case .subtract: .multiply
    case .multiply: .divide
    case .divide: .power
    case .power: .negate
    case .negate: .sum
    case .sum: .dot
    case .dot: .maximum
    case .maximum: .minimum
    case .minimum: .maximumShare(1)
    case .maximumShare: .minimumShare(1)
    case .minimumShare: .softmax(2)
    case .softmax: .coefficient(1)
    case .coefficient: .function(.tanh)
    case .function(let function): .slope(function)
    case .slope: nil
    }
  }

  fileprivate static var all: [Operation] {
    var operations: [Operation] = []
    var last = Operation.unknown
    while let next = last.next {
      operations.append(next)
      last = next
    }
    return operations
  }

  fileprivate var referenceName: String { "\(self)".prefix { $0 != "(" }.description }
}

/// One operation on given inputs, with a node for its derivative by each.
private struct Single {
  let operation: Operation
  let inputs: [Double]

  func value(_ inputs: [Double]) -> Double { operation.value(inputs) }

  /// The derivatives by each input from the entry's rule; nil where it has none.
  func derivatives() -> [Double]? {
    var nodes = Nodes()
    let givens = inputs.map { nodes.unshared(.given($0)) }
    let root = nodes.unshared(operation, givens)
    var results: [NodeID] = []
    for place in inputs.indices {
      guard let term = nodes.localDerivative(of: root, byInput: place) else { return nil }
      results.append(nodes.emit(term))
    }
    let tape = Tape(nodes)
    var slots: [Double] = tape.slots(unknown: .nan)
    tape.run(&slots)
    return results.map { slots[$0] }
  }
}

/// What every operation on scalars must hold to; one without reference values fails.
@Suite("Every operation in the table")
struct OperationTableTests {
  /// Inputs and the reference's value; of functions and coefficients others take care.
  private func rows(_ operation: Operation) throws -> [(inputs: [Double], value: Double)] {
    switch operation {
    case .coefficient: return [([0.75], 0)]
    case .named(let constant): return [([], constant.value)]
    case .function(let function): return [([0.75], function.value(0.75))]
    case .slope(let function): return [([0.75, function.value(0.75)], function.slope(0.75, function.value(0.75)))]
    default: return try #require(PrimitiveReference.operations[operation.referenceName], "\(operation)")
    }
  }

  @Test("has the value of the reference in every arithmetic")
  func values() throws {
    for operation in Operation.all {
      for (inputs, value) in try rows(operation) {
        let single = Single(operation: operation, inputs: inputs)
        #expect(agree(single.value(inputs), value, to: 1e-13), "\(operation) \(inputs)")
        let lanes: Lanes = operation.value(inputs.map { Lanes($0) })
        #expect(lanes[3] == single.value(inputs))
        let bounds: Interval = operation.value(inputs.map { Interval($0) })
        #expect(bounds.contains(single.value(inputs)) && bounds.contains(value), "\(operation) \(inputs)")
        let polynomial: Polynomial = operation.value(inputs.map { Polynomial($0) })
        #expect(polynomial.constant == single.value(inputs))
        #expect(operation.primitive.inputCounts.contains(inputs.count))
      }
    }
  }

  @Test("has a local derivative that agrees with a central difference, or says that it has none")
  func derivatives() throws {
    for operation in Operation.all {
      for (inputs, _) in try rows(operation) {
        let single = Single(operation: operation, inputs: inputs)
        guard let derivatives = single.derivatives() else {
          #expect(operation.referenceName == "slope" || operation.referenceName == "coefficient")
          continue
        }
        for (place, derivative) in derivatives.enumerated() {
          let h = 1e-6
          let (above, below) = (
            single.value(inputs.moved(at: place, by: h)), single.value(inputs.moved(at: place, by: -h))
          )
          let difference = (above - below) / (2 * h)
          #expect((derivative - difference).magnitude <= 1e-6 * max(1, derivative.magnitude), "\(operation) \(place)")
        }
      }
    }
  }

  @Test("is written as a formula that reads back and comes to the same value")
  func notation() throws {
    let names = ["a", "b", "c", "p", "q", "r"]
    for operation in Operation.all where operation.referenceName != "coefficient" {
      for (inputs, value) in try rows(operation) {
        let written = operation.primitive.written(inputs.indices.map { .name(names[$0]) }, unknown: .name("y"))
        for charset in [Charset.unicode, .ascii] {
          #expect(try Parser().parse(Notation().show(written, in: charset)) == written)
        }
        let graph = try build(given: zip(names, inputs).map { ($0, scalar($1), nil) }, define: []).graph()
        let run: Evaluation<Double> = graph.evaluate()
        let result = try FormulaEvaluator(graph, run).value(of: written)
        #expect(agree(result.elements[0], value, to: 1e-12), "\(operation)")
      }
    }
  }

  @Test("takes coefficients of polynomials, and writes them so that they read back")
  func coefficients() throws {
    let polynomial = Polynomial(coefficients: [2, -3, 5])
    for (power, coefficient) in [(0, 2.0), (1, -3)] {
      let value: Polynomial = Operation.coefficient(power).value([polynomial])
      #expect(value.constant == coefficient)
      let written = Operation.coefficient(power).primitive.written([.name("v")], unknown: .name("y"))
      #expect(try Parser().parse(Notation().show(written, in: .ascii)) == written)
    }
  }

  @Test("gives each an equal share in the derivative at a tie, and writes it so that it comes to that")
  func ties() throws {
    for (isMaximum, other) in [(true, 1.0), (false, 3.0)] {
      for count in 2...5 {
        for losers in 0...2 {
          let inputs = [Double](repeating: 2, count: count) + [Double](repeating: other, count: losers)
          let share = 1 / Double(count)
          let single = Single(operation: isMaximum ? .maximum : .minimum, inputs: inputs)
          let expected = inputs.map { $0 == 2 ? share : 0 }
          #expect(single.derivatives() == expected)
          for place in inputs.indices {
            let operation = isMaximum ? Operation.maximumShare(place) : .minimumShare(place)
            let written = operation.primitive.written(inputs.map { .number($0) }, unknown: .name("y"))
            let graph = GraphBuilder().graph()
            let run: Evaluation<Double> = graph.evaluate()
            #expect(try FormulaEvaluator(graph, run).value(of: written).elements == [expected[place]])
            let bounds: Interval = operation.value(inputs.map { Interval($0) })
            #expect(bounds.contains(expected[place]) && bounds.high - bounds.low < 1e-15)
            let precise: PreciseInterval = operation.value(inputs.map { PreciseInterval($0) })
            #expect(precise.double == expected[place])
          }
        }
      }
    }
  }

  @Test("says why a value is not finite")
  func causes() {
    for operation in Operation.all {
      #expect(!operation.primitive.cause([1, 2, 3, 4]).words.isEmpty)
    }
    #expect(Operation.divide.primitive.cause([1, 0]) == .divisionByZero)
    #expect(Operation.divide.primitive.cause([1e300, 1e-300]).words.ascii.hasSuffix("is too large"))
    #expect(Operation.power.primitive.cause([-2, 0.5]).words.unicode == "−2 to the power 0.5")
  }
}

extension [Double] {
  fileprivate func moved(at place: Int, by difference: Double) -> [Double] {
    var moved = self
    moved[place] += difference
    return moved
  }
}
