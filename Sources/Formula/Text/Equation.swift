/// A formula on its own, or several that are equal, `ŷ = σ(α²) = 0.1192`, to be written in a notation.
public struct Equation: Hashable, Sendable {
  /// The sides, left to right.
  public let sides: [Expression]
  /// How names look.
  public let notation: Notation
  /// How many digits numbers are shown with.
  public let digits: NumberStyle
  /// Whether the only side is written as a name: coefficients of a polynomial have theirs in words.
  private let isName: Bool

  /// States that the sides are equal.
  public init(_ sides: [Expression], in notation: Notation, digits: NumberStyle = .full) {
    self.sides = sides
    self.notation = notation
    self.digits = digits
    isName = false
  }

  /// The name of what a formula stands for, as before an equals sign: `coefficient of y in J`.
  public init(nameOf formula: Expression, in notation: Notation, digits: NumberStyle = .full) {
    sides = [formula]
    self.notation = notation
    self.digits = digits
    isName = true
  }

  /// The sides as text; of neighbours that are written alike one is left out, and the first is written as a name.
  public func sides(in charset: Charset) -> [String] {
    let texts = sides.map { notation.show($0, in: charset, digits: digits) }
    var kept = texts.enumerated().filter { $0.offset == 0 || texts[$0.offset - 1] != $0.element }.map(\.element)
    if sides.count > 1 || isName { kept[0] = notation.label(of: sides[0], in: charset, digits: digits) }
    return kept
  }

  /// The equation on one line.
  public func text(in charset: Charset) -> String { sides(in: charset).joined(separator: " = ") }
}
