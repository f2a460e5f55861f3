import BigInt
import Formula
import GradientEngine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A function that is worked out where it is called with a number, `tanh(1.2)`.
enum NumberFunction: Hashable, Sendable {
  case elementary(ElementaryFunction)
  case tan

  /// By its name, in small or large letters, or its sign.
  init?(_ name: String) {
    switch name.lowercased() {
    case "ln": self = .elementary(.log)
    case "sigma", "σ": self = .elementary(.sigmoid)
    case "tan": self = .tan
    case let name:
      guard let function = ElementaryFunction(rawValue: name) else { return nil }
      self = .elementary(function)
    }
  }

  /// As it is echoed.
  var written: String {
    switch self {
    case .elementary(.log): "ln"
    case .elementary(let function): function.rawValue
    case .tan: "tan"
    }
  }

  func value(_ x: Double) -> Double {
    switch self {
    case .elementary(let function): function.value(x)
    case .tan: ElementaryFunction.sin.value(x) / ElementaryFunction.cos.value(x)
    }
  }

  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

  /// The numbers that have a name.
  static let constants: [String: (written: String, value: Double)] = [
    "e": ("e", exp(1)), "pi": ("pi", .pi), "π": ("pi", .pi),
  ]
}

extension Rational {
  /// How many of its digits a number that was worked out in binary is sure of.
  private static let sureDigits = 15

  /// A finite number that was worked out in binary, in as many digits as it has.
  init(computed value: Double) {
    let exact = value.rational
    self = exact.isZero ? exact : Rational(exact.rounded(toPlaces: Self.sureDigits + 2 - exact.decade).value)
  }

  /// What arithmetic with such numbers came to, in the digits that are sure.
  var roundedAsComputed: Rational { isZero ? self : Rational(rounded(toPlaces: Self.sureDigits - 1 - decade).value) }
}
