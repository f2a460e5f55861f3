import Testing

@testable import GradientEngine

extension Graph {
  func value(_ name: String) throws -> Double {
    let found = try #require(self.quantity(named: name), "no \(name)")
    return try #require(values()[found.id.index].number)
  }
}

/// Whether two numbers agree to a relative error; zero agrees with zero only.
func agree(_ a: Double, _ b: Double, to relative: Double) -> Bool { abs(a - b) <= relative * max(abs(a), abs(b)) }
