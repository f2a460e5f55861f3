/// What keeps a text from being a formula.
public enum SyntaxMistake: Mistake {
  /// There is nothing but blanks.
  case empty
  /// It has more than ``Parser/longest`` characters.
  case tooLong
  /// It is nested too deep, or has too many parts in a row.
  case tooManyParts
  /// It stops where something must follow.
  case endsTooEarly(Expected)
  /// Something stands where something else must.
  case unexpected(Found, Expected)
  /// A character that no formula has.
  case meaninglessCharacter(Unicode.Scalar)
  /// A number beyond the largest `Double`.
  case numberTooLarge
  /// A raised minus sign without digits.
  case exponentWithoutDigits
  /// What is called is not a function; with the function whose name is near.
  case unknownFunction(String, near: String?)
  /// A function is given too many or too few arguments.
  case argumentCount(function: String, found: Int, allowed: ClosedRange<Int>)

  /// What was found where something else must stand.
  public enum Found: Hashable, Sendable {
    case number(Double)
    /// A name as it was typed.
    case name(String)
    /// A sign as it was typed.
    case symbol(String)
    case index, exponent
  }

  /// What must stand at a place.
  public enum Expected: Hashable, Sendable {
    /// A sign, and which one it is among those of its kind.
    case symbol(Character, SymbolRole)
    case operand
    case operatorOrEnd
    case wholeIndex
    /// The rest of `d(a)/d(b)`.
    case otherHalf(of: String)
  }

  /// What a sign is there for.
  public enum SymbolRole: Hashable, Sendable {
    case endsIndex, endsParenthesis, endsList
    case betweenHalves, beforeDenominator
    /// Opens or closes the half of a derivative that is written with this sign.
    case opensHalf(String), closesHalf(String)
  }
}
