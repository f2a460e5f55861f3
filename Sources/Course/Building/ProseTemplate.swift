import Formula
import Grading

/// Prose as an author writes it: text, formulas in backticks, and values in braces.
///
/// `` `alpha1[2]` `` is a formula shown as it would be written by hand, `{loss}` is the value of a formula to four
/// significant figures, and `{loss to 3 decimals}` to as many as it says. A doubled backtick or brace stands for itself.
/// Within backticks a side of an equation may be a value, too: `` `y = {y}` ``. Line breaks separate paragraphs.
struct ProseTemplate {
  /// A stretch of the template.
  enum Piece {
    case text(String)
    /// The sides of an equation, or the one formula that stands alone.
    case equation([Side])
    case value(Value)
  }

  /// A side of an equation.
  enum Side {
    /// A formula, and where it starts in the template.
    case formula(Expression, start: Int)
    case value(Value)

    /// The formula, where it is shown as such.
    var shownFormula: Expression? {
      if case .formula(let formula, _) = self { formula } else { nil }
    }
  }

  /// A formula whose value is shown, in a style, and where it stands in the template.
  struct Value {
    let formula: Expression
    let style: NumberStyle
    let range: Range<Int>
  }

  private(set) var pieces: [Piece] = []
  /// What could not be read; the ranges count Unicode scalars of the template.
  private(set) var mistakes: [FormulaError] = []

  /// The formulas whose values the text gives away.
  var values: [Value] {
    pieces.flatMap { piece -> [Value] in
      switch piece {
      case .text: []
      case .value(let value): [value]
      case .equation(let sides): sides.compactMap { if case .value(let value) = $0 { value } else { nil } }
      }
    }
  }

  /// Reads a template; every mistake is kept, and reading goes on behind it.
  init(parsing text: String, with parser: Formula.Parser) {
    let scalars = Array(text.unicodeScalars)
    var plain = String.UnicodeScalarView()
    var position = 0
    func finishText(_ template: inout ProseTemplate) {
      if !plain.isEmpty { template.pieces.append(.text(String(plain))) }
      plain = String.UnicodeScalarView()
    }
    while position < scalars.count {
      let scalar = scalars[position]
      guard scalar == "`" || scalar == "{" || scalar == "}" else {
        plain.append(scalar)
        position += 1
        continue
      }
      if scalars[safe: position + 1] == scalar {
        plain.append(scalar)
        position += 2
        continue
      }
      guard scalar != "}" else {
        mistakes.append(FormulaError(StepMistake.closesNothing, at: position..<position + 1))
        position += 1
        continue
      }
      let closing: Unicode.Scalar = scalar == "`" ? "`" : "}"
      guard let end = scalars[(position + 1)...].firstIndex(of: closing) else {
        mistakes.append(
          FormulaError(
            StepMistake.neverClosed(opening: String(scalar), closing: String(closing)), at: position..<position + 1))
        break
      }
      finishText(&self)
      let inside = position + 1..<end
      if scalar == "`" {
        readFormulas(scalars, in: inside, with: parser)
      } else {
        if let value = value(scalars, in: inside, with: parser) { pieces.append(.value(value)) }
      }
      position = end + 1
    }
    finishText(&self)
  }

  private mutating func readFormulas(_ scalars: [Unicode.Scalar], in range: Range<Int>, with parser: Formula.Parser) {
    var sides: [Side] = []
    var start = range.lowerBound
    for end in Array(range).filter({ scalars[$0] == "=" }) + [range.upperBound] {
      let inked = (start..<end).filter { scalars[$0] != " " }
      if let first = inked.first, let last = inked.last, first < last, scalars[first] == "{", scalars[last] == "}" {
        if let value = value(scalars, in: first + 1..<last, with: parser) { sides.append(.value(value)) }
      } else if let side = formula(scalars, in: start..<end, with: parser) {
        sides.append(.formula(side, start: start))
      }
      start = end + 1
    }
    pieces.append(.equation(sides))
  }

  private mutating func value(
    _ scalars: [Unicode.Scalar], in range: Range<Int>, with parser: Formula.Parser
  ) -> Value? {
    var style = NumberStyle.significant(4)
    var end = range.upperBound
    let separator = Array(" to ".unicodeScalars)
    if let place = range.last(where: { scalars[$0..<range.upperBound].starts(with: separator) }) {
      let words = String(String.UnicodeScalarView(scalars[(place + separator.count)..<range.upperBound]))
      do {
        style = try Precision(parsing: words).style
        end = place
      } catch {
        mistakes.append(
          FormulaError(
            error, at: place + separator.count..<max(range.upperBound, place + 5)))
        return nil
      }
    }
    return formula(scalars, in: range.lowerBound..<end, with: parser).map {
      Value(formula: $0, style: style, range: range)
    }
  }

  private mutating func formula(
    _ scalars: [Unicode.Scalar], in range: Range<Int>, with parser: Formula.Parser
  ) -> Expression? {
    do {
      return try parser.parse(String(String.UnicodeScalarView(scalars[range])))
    } catch {
      mistakes.append(error.moved(by: range.lowerBound))
      return nil
    }
  }
}

extension Precision {
  /// How a number is shown at this precision.
  var style: NumberStyle {
    switch self {
    case .decimals(let count): .decimals(count)
    case .significant(let count): .significant(count)
    case .exact: .full
    }
  }
}
