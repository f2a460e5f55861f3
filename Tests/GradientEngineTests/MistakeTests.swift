import Formula
import TestSupport
import Testing

@testable import GradientEngine

/// A wrong definition, and what is said of it.
@Test(arguments: [
  (["z: W * q"], ["z: q is not defined (at column 5)"]),
  (["z: sigmod"], ["z: sigmod is not defined; did you mean sigmoid? (at column 1)"]),
  (
    ["z: W * y"],
    [
      "z: a 2×3 matrix times a vector of 2 does not work out; expected as many columns on the left as rows on the right (at column 1)"
    ]
  ),
  (
    ["z: x + y"],
    ["z: a vector of 3 and a vector of 2 do not fit together; expected two of one shape, or a scalar (at column 1)"]
  ),
  (
    ["z: x * x"],
    [
      "z: “*” between two vectors could mean two things; expected “.” for the inner product or “.*” element by element (at column 1)"
    ]
  ),
  (["z: x[4]"], ["z: x is a vector of 3 and has no [4]; expected one index, 1 to 3 (at column 1)"]),
  (["z: x[0]"], ["z: x is a vector of 3 and has no [0]; expected one index, 1 to 3 (at column 1)"]),
  (["z: W[1]"], ["z: W is a 2×3 matrix and has no [1]; expected a row, 1 to 2, and a column, 1 to 3 (at column 1)"]),
  (["z: 2^x"], ["z: the exponent is a vector of 3; expected a scalar (at column 1)"]),
  (["z: z + 1"], ["z: z is defined by itself; expected what was defined before (at column 1)"]),
  (
    ["a: b", "b: c", "c: 2 * a"],
    ["c: the definitions go in a circle: a → b → c → a; expected what was defined before (at column 5)"]
  ),
  (["z: q", "a: z + 1", "b: r"], ["z: q is not defined (at column 1)", "b: r is not defined (at column 1)"]),
  (
    ["z: d(x + 1)/d(x)"],
    ["z: only what has a name can stand in a derivative; expected a name such as yhat or W1[2,1] (at column 3)"]
  ),
  (
    ["z: d(x)/d(W)"],
    [
      "z: a vector of 3 differentiated by a 2×3 matrix is more than a matrix; expected one element of either (at column 1)"
    ]
  ),
  (["z: [[1, 2], [3]]"], ["z: this row is a vector of 1; expected 2 numbers, as in the first row (at column 10)"]),
  (["z: [1, W]"], ["z: a 2×3 matrix stands in a list; expected scalars and vectors (at column 5)"]),
  (["z: coefficient(x[1], y)"], ["z: this is not the unknown; expected a name given as unknown (at column 19)"]),
])
func says(definitions: [String], expected: [String]) throws {
  var builder = GraphBuilder()
  builder.give("x", vector(1, 2, 3))
  builder.give("y", vector(1, 2))
  builder.give("W", matrix([1, 2, 3], [4, 5, 6]))
  let errors = builder.define(
    try definitions.map { line in
      let colon = try #require(line.firstIndex(of: ":"))
      let text = line[line.index(colon, offsetBy: 2)...]
      return Definition(name: String(line[..<colon]), formula: try parsed(String(text)))
    })
  #expect(errors.map { "\($0.name): \($0.error)" } == expected)
}

@Test func definitionsMayStandInAnyOrder() throws {
  let graph = try build(given: [("x", scalar(2), nil)], define: [("b", "a + 1"), ("a", "x * 2")]).graph()
  #expect(try graph.value("b") == 5)
}

/// A formula and the value of x that it cannot take.
@Test(arguments: [
  ("log(x)", 0.0, "log of 0 in loss"), ("1/x", 0, "division by 0 in loss"), ("sqrt(x)", -1, "sqrt of −1 in loss"),
  ("exp(x)", 1000, "exp of 1000 in loss"), ("x^0.5", -2, "−2 to the power 0.5 in loss"),
  ("log(x - 1)", 1, "log of 0 in loss"), ("1e200*x*x", 1e100, "a number too large in loss"),
])
func namesWhatIsNotFinite(formula: String, x: Double, expected: String) throws {
  let graph = try build(given: [("x", scalar(x), nil)], define: [("loss", formula), ("more", "loss + 1")]).graph()
  #expect(graph.nonFinite().map(\.description) == [expected])
}

@Test func namesADerivativeThatIsNotFinite() throws {
  let graph = try build(
    given: [("x", scalar(0), nil)], define: [("s", "sqrt(x)"), ("loss", "s")], differentiate: ["loss"], by: ["x"]
  ).graph()
  #expect(
    graph.nonFinite().map(\.description) == ["division by 0 in d(s)/d(x)"]
      || graph.nonFinite().map(\.name) == ["d(s)/d(x)"])
}

@Test func anUnknownInsideAFunctionIsNamed() throws {
  let graph = try build(given: [], unknown: "y", define: [("p", "exp(y)"), ("loss", "p + 1")]).graph()
  #expect(graph.nonFinite().map(\.description) == ["y where only a number can be worked with in p"])
}

@Test func aLossMustBeAScalar() throws {
  var builder = try build(given: [("x", vector(1, 2), nil)], define: [("a", "2 * x")])
  let errors = builder.differentiate(Differentiation(losses: ["a"], variables: ["x"]))
  #expect(errors.map(\.error.sentence.unicode) == ["a is a vector of 2; expected a scalar to differentiate"])
}

@Test func secondDerivativesAreRefusedWithAReason() throws {
  var builder = try sigmoidNet()
  let error = #expect(throws: FormulaError.self) {
    _ = try builder.quantities(for: parsed("d(W2'[1])/d(W2[1])"))
  }
  #expect(error?.message.unicode == "W2'[1] has no derivative here that the language can write")
}
