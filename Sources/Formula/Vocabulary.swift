/// The functions a formula may call, and how many arguments each takes.
///
/// The module that evaluates formulas has the language's own, `Vocabulary.standard`, from its table of functions.
public struct Vocabulary: Sendable {
  /// Function name to the number of arguments it takes.
  public var functions: [String: ClosedRange<Int>]

  /// The signs by which functions are shown, which may be typed too.
  static let signs = ["sigmoid": "σ", "sqrt": "√", "relu'": "relu′"]

  /// Other spellings of functions.
  static let synonyms = Dictionary(uniqueKeysWithValues: signs.map { ($1, $0) })
    .merging(["sigma": "sigmoid", "ln": "log"]) { sign, _ in sign }

  /// Whether a word is a function, or another spelling of one.
  public func calls(_ word: String) -> Bool { functions[Self.synonyms[word] ?? word] != nil }

  /// Makes a vocabulary of exactly these functions.
  public init(functions: [String: ClosedRange<Int>]) {
    self.functions = functions
  }
}
