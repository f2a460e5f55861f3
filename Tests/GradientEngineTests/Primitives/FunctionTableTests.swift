import Formula
import TestSupport
import Testing

@testable import GradientEngine

/// What every function of one number in the table must hold to; one without reference values fails.
@Suite("Every function in the table")
struct FunctionTableTests {
  typealias Row = (x: Double, value: Double, slope: Double)

  private func rows(_ function: ElementaryFunction) throws -> [Row] {
    try #require(PrimitiveReference.functions[function.rawValue], "run make-reference.py with \(function)")
  }

  @Test("has the value and the derivative of the reference", arguments: ElementaryFunction.allCases)
  func reference(function: ElementaryFunction) throws {
    for row in try rows(function) {
      #expect(agree(function.value(row.x), row.value, to: 1e-14), "\(function)(\(row.x))")
      #expect(agree(function.slope(row.x, function.value(row.x)), row.slope, to: 1e-13), "\(function)'(\(row.x))")
    }
  }

  @Test("has a derivative that agrees with a central difference", arguments: ElementaryFunction.allCases)
  func centralDifference(function: ElementaryFunction) throws {
    for row in try rows(function) {
      let h = 1e-5
      let difference = (function.value(row.x + h) - function.value(row.x - h)) / (2 * h)
      let slope = function.slope(row.x, function.value(row.x))
      #expect((slope - difference).magnitude <= 1e-6 * max(1, slope.magnitude, function.value(row.x).magnitude))
    }
  }

  @Test("has a written derivative that comes to the computed one", arguments: ElementaryFunction.allCases)
  func writtenSlope(function: ElementaryFunction) throws {
    for row in try rows(function) {
      let y = function.value(row.x)
      let written = Double.evaluate(function.writtenSlope, x: row.x, y: y)
      // As by hand, 1 − y loses digits where y nears 1.
      #expect((written - function.slope(row.x, y)).magnitude <= 1e-12 * max(1, written.magnitude))
    }
  }

  @Test("computes the same in every arithmetic, and within its bounds", arguments: ElementaryFunction.allCases)
  func arithmetics(function: ElementaryFunction) throws {
    for row in try rows(function) {
      let (y, x) = (function.value(row.x), row.x)
      #expect((Lanes(x).applying(function)[7] - y).magnitude <= 2 * y.ulp)
      #expect(Polynomial(x).applying(function).constant == y)
      #expect(Interval(x).applying(function).contains(row.value))
      #expect(Interval.slope(of: function, at: Interval(x), value: Interval(x).applying(function)).contains(row.slope))
      let wide = Interval(x - 0.125, x + 0.125)
      #expect(wide.applying(function).contains(y))
      #expect(Interval.slope(of: function, at: wide, value: wide.applying(function)).contains(function.slope(x, y)))
    }
  }

  @Test("is bounded over every interval by all its values", arguments: ElementaryFunction.allCases)
  func bounds(function: ElementaryFunction) {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let low = Double.random(in: -4...4, using: &random)
      let box = Interval(low, low + Double.random(in: 0...3, using: &random))
      let point = Double.random(in: box.low...box.high, using: &random)
      let value = function.value(point)
      guard value.isFinite, function.value(box.low).isFinite else { continue }
      #expect(box.applying(function).contains(value), "\(function) over \(box) at \(point)")
      let slope = Interval.slope(of: function, at: box, value: box.applying(function))
      #expect(slope.contains(function.slope(point, value)), "\(function)' over \(box) at \(point)")
    }
  }

  @Test("is written so that it reads back", arguments: ElementaryFunction.allCases)
  func notation(function: ElementaryFunction) throws {
    let call = Expression(.call(function.rawValue, [.name("x")]))
    for charset in [Charset.unicode, .ascii] {
      #expect(try Parser().parse(Notation().show(call, in: charset)) == call)
      #expect(try Parser().parse(Notation().show(function.writtenSlope, in: charset)) == function.writtenSlope)
    }
  }

  @Test("has its kinks where its derivative or value jumps, and nowhere else", arguments: ElementaryFunction.allCases)
  func kinks(function: ElementaryFunction) throws {
    let h = 1e-7
    func isSmooth(at x: Double) -> Bool {
      let right = (function.value(x + h) - function.value(x)) / h
      let left = (function.value(x) - function.value(x - h)) / h
      // Beside a jump both differences may be alike, but are as large as the jump over h.
      return (right - left).magnitude <= 1e-4 * max(1, right.magnitude) && right.magnitude < 1e4
    }
    for kink in function.kinks {
      #expect(!isSmooth(at: kink), "\(function) at \(kink)")
      // There is no derivative there; what is taught for it is a number all the same.
      #expect(function.slope(kink, function.value(kink)).isFinite)
    }
    for x in try rows(function).map(\.x) + [-2, -1, 0, 1, 2] where !function.kinks.contains(x) {
      guard function.value(x - h).isFinite, function.slope(x, function.value(x)).isFinite else { continue }
      guard function.value(x).magnitude < 1e3 else { continue }
      #expect(isSmooth(at: x), "\(function) at \(x)")
    }
  }

  @Test("says its name and argument where its value is not finite")
  func cause() throws {
    for (function, x) in [(ElementaryFunction.log, 0.0), (.sqrt, -1), (.exp, 1000)] {
      let cause = Operation.function(function).primitive.cause([x])
      #expect(cause == .function(function, x))
      #expect(cause.words.unicode.hasPrefix("\(function.rawValue) of "))
    }
  }
}
