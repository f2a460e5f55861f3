import Formula

/// How precisely an answer is asked for.
public enum Precision: Hashable, Sendable {
  /// This many digits after the decimal point.
  case decimals(Int)
  /// This many digits from the first one that is not zero, counted by the decade of the true value.
  case significant(Int)
  /// The value itself, not a rounding of it.
  case exact
}

/// Why a text is no precision.
public enum PrecisionMistake: Mistake, Error {
  /// There is nothing but blanks.
  case missing
  /// It is neither "exact" nor a number of digits.
  case unknown(String)
  /// A number of decimals that cannot be asked for.
  case decimals(Int)
  /// A number of significant figures that cannot be asked for.
  case significant(Int)
}

extension Precision {
  /// The most decimals an exercise can ask for.
  public static let mostDecimals = 15
  /// The most significant figures an exercise can ask for: a `Double` holds no more.
  public static let mostSignificant = 15

  /// Reads "1 decimal", "3 decimals", "3 decimal places", "3 significant", "3 significant figures" or "exact".
  ///
  /// Throws a ``PrecisionMistake``.
  public init(parsing text: String) throws(PrecisionMistake) {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace)
    if words == ["exact"] {
      self = .exact
      return
    }
    guard let first = words.first else { throw .missing }
    guard let count = Int(first), words.count >= 2 else { throw .unknown(text) }
    switch words.dropFirst().joined(separator: " ") {
    case "decimal", "decimals", "decimal place", "decimal places":
      guard (0...Self.mostDecimals).contains(count) else { throw .decimals(count) }
      self = .decimals(count)
    case "significant", "significant figure", "significant figures", "significant digit", "significant digits":
      guard (1...Self.mostSignificant).contains(count) else { throw .significant(count) }
      self = .significant(count)
    default:
      throw .unknown(text)
    }
  }
}

extension Precision: CustomStringConvertible {
  /// The precision in the words a learner reads: "1 decimal", "3 significant figures", "a whole number", "exact".
  public var description: String {
    switch self {
    case .decimals(0): "a whole number"
    case .decimals(1): "1 decimal"
    case .decimals(let count): "\(count) decimals"
    case .significant(1): "1 significant figure"
    case .significant(let count): "\(count) significant figures"
    case .exact: "exact"
    }
  }
}
