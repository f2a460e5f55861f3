/// The functions a formula may call, and how many arguments each takes.
public struct Vocabulary: Sendable {
  /// Function name to the number of arguments it takes.
  public var functions: [String: ClosedRange<Int>]

  /// The functions of the language itself.
  public static let standard = Vocabulary(functions: [
    "exp": 1...1, "log": 1...1, "sqrt": 1...1, "abs": 1...1, "sign": 1...1, "step": 1...1,
    "sin": 1...1, "cos": 1...1, "sinh": 1...1, "cosh": 1...1, "tanh": 1...1,
    "sigmoid": 1...1, "relu": 1...1, "softplus": 1...1, "softmax": 1...1,
    "sum": 1...1, "mean": 1...1, "max": 1...64, "min": 1...64, "transpose": 1...1,
    "coefficient": 2...2, "constant": 2...2,
  ])

  /// Other spellings of those functions.
  static let synonyms = ["sigma": "sigmoid", "ln": "log", "σ": "sigmoid", "√": "sqrt"]

  /// Words that no quantity may be called by.
  public static let reserved = Set(standard.functions.keys).union(["d", "partial", "ln"])

  /// Makes a vocabulary of exactly these functions.
  public init(functions: [String: ClosedRange<Int>]) {
    self.functions = functions
  }
}
