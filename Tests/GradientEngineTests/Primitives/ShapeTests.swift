import Formula
import TestSupport
import Testing

@testable import GradientEngine

/// A shape of any rank, small enough to be gone through.
private func randomShape(_ random: inout SeededGenerator) -> Shape {
  Shape((0..<Int.random(in: 0...Shape.highestRank, using: &random)).map { _ in Int.random(in: 1...3, using: &random) })
}

private func randomTensor(_ shape: Shape, _ random: inout SeededGenerator) -> Tensor<Double> {
  Tensor(shape, (0..<shape.count).map { _ in Double.random(in: 0.5...2, using: &random) })
}

/// What a formula in `a` and `b` comes to.
private func value(_ formula: Expression, _ tensors: [Tensor<Double>]) throws -> Tensor<Double> {
  var builder = GraphBuilder()
  for (name, tensor) in zip(["a", "b", "c"], tensors) { builder.give(name, tensor) }
  builder.giveUnknown("y")
  let graph = builder.graph()
  let run: Evaluation<Double> = graph.evaluate(unknown: 1)
  return try FormulaEvaluator(graph, run).value(of: formula)
}

/// Expects a formula to come to the shape that a rule states, or to be refused with the same mistake; tells which.
@discardableResult
private func expect(
  _ formula: Expression, _ tensors: [Tensor<Double>], shape rule: () throws(GraphMistake) -> Shape
) throws -> Bool {
  let shape: Shape
  do {
    shape = try rule()
  } catch {
    let refusal = #expect(throws: FormulaError.self) { try value(formula, tensors) }
    #expect(refusal?.graphMistake == error)
    return false
  }
  #expect(try value(formula, tensors).shape == shape, "\(formula.kind)")
  return true
}

@Suite("Shapes of any rank")
struct ShapeTests {
  @Test("Indices and places lead to each other")
  func indexing() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<200 {
      let shape = randomShape(&random)
      let origin = shape.extents.map { _ in Int.random(in: 0...1, using: &random) }
      for place in 0..<shape.count {
        let indices = shape.indices(at: place)
        #expect(shape.place(of: indices) == place)
        #expect(shape.place(of: zip(indices, origin).map { $0 + $1 }, from: origin) == place)
      }
      #expect(shape.place(of: zip(shape.extents, origin).map { $0 + $1 }, from: origin) == (shape.rank == 0 ? 0 : nil))
      #expect(shape.place(of: origin + [1], from: origin) == nil)
    }
    let tensor = Tensor(Shape([2, 3, 2]), Array(0..<12))
    #expect(tensor[1, 2, 0] == 10)
    #expect(tensor[0, 0, 1] == 1)
  }

  @Test(
    "A shape is told in words",
    arguments: [
      (Shape([]), "a scalar", "a scalar"), (Shape([3]), "a vector of 3", "a vector of 3"),
      (Shape([3, 2]), "a 3×2 matrix", "a 3x2 matrix"), (Shape([2, 3, 4]), "a 2×3×4 tensor", "a 2x3x4 tensor"),
    ])
  func words(shape: Shape, unicode: String, ascii: String) {
    #expect(shape.description == unicode)
    #expect(shape.words.ascii == ascii)
  }

  @Test("Every function of the language comes to the shape that its rule states, or refuses")
  func functions() throws {
    var random = SeededGenerator(seed: 2)
    for function in TensorFunctionTable.functions {
      for _ in 0..<20 {
        let count = min(Int.random(in: function.arity.lowerBound...3, using: &random), function.arity.upperBound)
        let shapes = (0..<count).map { _ in randomShape(&random) }
        let tensors = shapes.map { randomTensor($0, &random) }
        let isCoefficient = function.arity.lowerBound == 2
        let arguments: [Expression] =
          isCoefficient ? [.name("a"), .name("y")] : ["a", "b", "c"].prefix(count).map { .name($0) }
        let formula = Expression(.call(function.name, arguments))
        try expect(formula, tensors) { () throws(GraphMistake) in
          try function.shape(of: isCoefficient ? [shapes[0], .scalar] : shapes)
        }
        #expect(!function.meaning.isEmpty)
      }
    }
  }

  @Test("Every operator comes to the shape that its rule states, or refuses", arguments: BinaryOperator.allCases)
  func operators(op: BinaryOperator) throws {
    var random = SeededGenerator(seed: 3)
    var accepted = 0
    for _ in 0..<600 {
      let shapes = [randomShape(&random), randomShape(&random)]
      // A vector of one number may count as that number.
      guard !shapes.contains(.vector(1)) else { continue }
      let tensors = shapes.map { randomTensor($0, &random) }
      let formula = Expression(.binary(op, .name("a"), .name("b")))
      let isAccepted = try expect(formula, tensors) { () throws(GraphMistake) in
        try op.function(shapes[0], shapes[1]).shape(of: shapes)
      }
      if isAccepted { accepted += 1 }
    }
    #expect(accepted > 10)
  }

  @Test("Products add up along the inner axis")
  func product() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<20 {
      let (height, inner, width) = (
        Int.random(in: 1...3, using: &random), Int.random(in: 2...3, using: &random),
        Int.random(in: 1...3, using: &random)
      )
      let (a, b) = (randomTensor(.matrix(height, inner), &random), randomTensor(.matrix(inner, width), &random))
      let result = try value(parsed("a * b"), [a, b])
      for row in 0..<height {
        for column in 0..<width {
          let expected = (0..<inner).reduce(0) { $0 + a[row, $1] * b[$1, column] }
          #expect(agree(result[row, column], expected, to: 1e-14))
        }
      }
    }
  }

  @Test("A transpose turns the axes round")
  func transpose() throws {
    let tensor = Tensor(Shape([2, 3, 4]), (0..<24).map(Double.init))
    let turned = try value(parsed("transpose(a)"), [tensor])
    #expect(turned.shape == Shape([4, 3, 2]))
    for i in 0..<2 { for j in 0..<3 { for k in 0..<4 { #expect(turned[k, j, i] == tensor[i, j, k]) } } }
    #expect(try value(parsed("transpose(a)"), [vector(1, 2, 3)]).shape == .matrix(1, 3))
  }

  @Test("A tensor written as lists in lists reads back, to four axes")
  func nestedLists() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<40 {
      let tensor = randomTensor(randomShape(&random), &random)
      let written = Notation().show(tensor.map { Expression.number($0) }.nestedList, in: .ascii)
      #expect(try value(parsed(written), []) == tensor)
    }
    let tooDeep = #expect(throws: FormulaError.self) { try value(parsed("[[[[[1]]]]]"), []) }
    #expect(tooDeep?.graphMistake == .tooManyAxes)
    let uneven = #expect(throws: FormulaError.self) { try value(parsed("[[[1, 2]], [[1]]]"), []) }
    #expect(uneven?.message.ascii == "this part is a 1x1 matrix")
    #expect(uneven?.expected?.ascii == "a 1x2 matrix, as the first")
  }

  @Test("Elements of a tensor of three axes have three indices")
  func elements() throws {
    let builder = try build(
      given: [("t", Tensor(Shape([2, 1, 3]), [1, 2, 3, 4, 5, 6]), [0, 1, 1])], define: [("s", "t[1,1,2] + 2*t[0,1,3]")],
      differentiate: ["s"], by: ["t"])
    let graph = builder.graph()
    #expect(try graph.value("s") == 11)
    #expect(try graph.value("d(s)/d(t[0,1,3])") == 2)
    let missed = #expect(throws: FormulaError.self) {
      var scratch = builder
      _ = try scratch.quantities(for: parsed("t[2,1,1]"))
    }
    #expect(missed?.message.ascii == "t is a 2x1x3 tensor and has no [2,1,1]")
    #expect(missed?.expected?.ascii == "3 indices, 0 to 1, 1 to 1 and 1 to 3")
  }
}

@Suite("The vocabulary")
struct VocabularyTests {
  @Test("Every function in the table can be called, and only those")
  func standard() throws {
    #expect(Set(Vocabulary.standard.functions.keys) == Set(TensorFunctionTable.functions.map(\.name)))
    #expect(Set(Vocabulary.reference.map(\.name)) == Set(Vocabulary.standard.functions.keys))
    #expect(throws: FormulaError.self) { try Parser().parse("sigmoidal(1, 2)") }
    #expect(Vocabulary.reserved.isSuperset(of: ["softmax", "d", "partial", "ln"]))
  }
}
