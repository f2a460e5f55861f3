import Formula
import Grading

/// Prose as an author writes it: text, formulas in backticks, and values in braces.
///
/// `` `alpha1[2]` `` is a formula shown as it would be written by hand, `{loss}` is the value of a formula to four
/// significant figures, and `{loss to 3 decimals}` to as many as it says. A doubled backtick or brace stands for itself.
/// Line breaks separate paragraphs.
struct ProseTemplate {
  /// A stretch of the template.
  enum Piece {
    case text(String)
    /// The sides of an equation, or the one formula that stands alone, and where each starts in the template.
    case formulas([Expression], starts: [Int])
    case value(Expression, NumberStyle, range: Range<Int>)
  }

  private(set) var pieces: [Piece] = []
  /// What could not be read; the ranges count Unicode scalars of the template.
  private(set) var mistakes: [FormulaError] = []

  /// The formulas whose values the text gives away.
  var values: [(formula: Expression, range: Range<Int>)] {
    pieces.compactMap { if case .value(let formula, _, let range) = $0 { (formula, range) } else { nil } }
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
        readValue(scalars, in: inside, with: parser)
      }
      position = end + 1
    }
    finishText(&self)
  }

  private mutating func readFormulas(_ scalars: [Unicode.Scalar], in range: Range<Int>, with parser: Formula.Parser) {
    var sides: [Expression] = []
    var starts: [Int] = []
    var start = range.lowerBound
    for end in Array(range).filter({ scalars[$0] == "=" }) + [range.upperBound] {
      if let side = formula(scalars, in: start..<end, with: parser) {
        sides.append(side)
        starts.append(start)
      }
      start = end + 1
    }
    pieces.append(.formulas(sides, starts: starts))
  }

  private mutating func readValue(_ scalars: [Unicode.Scalar], in range: Range<Int>, with parser: Formula.Parser) {
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
        return
      }
    }
    guard let formula = formula(scalars, in: range.lowerBound..<end, with: parser) else { return }
    pieces.append(.value(formula, style, range: range))
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
