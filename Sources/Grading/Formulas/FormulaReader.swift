import Formula
import GradientEngine

/// Reads a learner's formula: the formula language, and what handouts and keyboards make of it.
///
/// `**` is a power, σ′(z) the slope of a function, `\\hat y` ŷ, and names may be written as in ``QuantityNames``.
struct FormulaReader: Sendable {
  /// The longest formula that is read from a learner, in Unicode scalars.
  static let longest = 2_000

  private let parser: Parser
  let names: QuantityNames?

  /// Reads the names of `graph`; without one every name is left as it is typed.
  init(notation: Notation, vocabulary: Vocabulary, graph: Graph? = nil, definitions: [String: Expression] = [:]) {
    var vocabulary = vocabulary
    for name in slopes.keys where vocabulary.functions[name] == nil { vocabulary.functions[name] = 1...1 }
    parser = Parser(notation: notation, vocabulary: vocabulary, readsDecimalCommas: true)
    names = graph.map { QuantityNames($0, notation: notation, vocabulary: vocabulary, definitions: definitions) }
  }

  func read(_ text: String) throws(Unreadable) -> Expression { try reading(text).formula }

  /// The formula, the indices in it that were put in parentheses, and whether all of it is the slope of a function, σ′(z).
  func reading(
    _ text: String
  ) throws(Unreadable) -> (formula: Expression, slips: [TypedFormula.BracketSlip], isSlope: Bool) {
    let scalars = try TypedText(text, atMost: Self.longest, expected: .formula).scalars
    let typed = try TypedFormula(scalars, names: names)
    let parsed: Expression
    do {
      parsed = typed.placed(try parser.parse(typed.text))
    } catch {
      throw Unreadable(FormulaError(error.mistake, at: typed.range(error.range)), readingTo: scalars.count)
    }
    let formula = try names?.resolved(parsed) ?? parsed
    return (formula.replacing(slope), typed.slips, slope(formula) != nil)
  }

  /// The slope that a primed function stands for.
  private func slope(_ part: Expression) -> Expression? {
    guard case .call(let name, let arguments) = part.kind, let function = slopes[name], let argument = arguments.first
    else { return nil }
    let argumentRead = argument.replacing(slope)
    let isNumber = names.map { argumentRead.isSingleNumber(in: $0.graph) } ?? true
    let written = isNumber ? function.writtenSlope : function.writtenSlope.elementByElement
    return written.replacing { leaf in
      switch leaf.kind {
      case .name("x"): argumentRead
      case .name("y"): Expression(.call(function.rawValue, [argumentRead]), range: part.range)
      default: nil
      }
    }
  }
}

extension Expression {
  /// A formula of numbers with products and quotients that also take vectors, element by element.
  fileprivate var elementByElement: Expression {
    replacing { part in
      switch part.kind {
      case .binary(.multiply, let left, let right):
        Expression(.binary(.elementwise, left.elementByElement, right.elementByElement))
      case .binary(.divide, let left, let right):
        Expression(
          .binary(.elementwise, left.elementByElement, Expression(.binary(.power, right.elementByElement, .number(-1))))
        )
      default: nil
      }
    }
  }
}

/// The functions whose slope may be called by the name with a prime.
private let slopes: [String: ElementaryFunction] = {
  var slopes = Dictionary(uniqueKeysWithValues: ElementaryFunction.allCases.map { ($0.rawValue + "'", $0) })
  slopes["sigma'"] = .sigmoid
  return slopes
}()

extension Unreadable {
  /// A formula that does not fit the exercise.
  init(_ error: FormulaError) { self.init(FormulaRefusal.misfit(error), at: error.range) }

  /// A text of `length` scalars that is no formula, or not yet.
  fileprivate init(_ error: FormulaError, readingTo length: Int) {
    let isAtEnd = error.range.lowerBound >= length
    self.init(
      isAtEnd && error.endsTooEarly ? FormulaRefusal.unfinished(error) : .misfit(error),
      at: isAtEnd ? length..<length : error.range.clamped(to: 0..<length))
  }
}

extension FormulaError {
  /// Whether more text may make a formula of it.
  fileprivate var endsTooEarly: Bool {
    if case .endsTooEarly = mistake as? SyntaxMistake { true } else { false }
  }
}
