import Formula
import GradientEngine

/// Reads a learner's formula: the formula language, `**` for a power, and σ′(z) for the slope of a function.
struct FormulaReader: Sendable {
  /// The longest formula that is read from a learner, in Unicode scalars.
  static let longest = 2_000

  private let parser: Parser

  init(notation: Notation, vocabulary: Vocabulary) {
    var vocabulary = vocabulary
    for name in slopes.keys where vocabulary.functions[name] == nil { vocabulary.functions[name] = 1...1 }
    parser = Parser(notation: notation, vocabulary: vocabulary)
  }

  func read(_ text: String) throws(Unreadable) -> Expression {
    let scalars = try TypedText(text, atMost: Self.longest, expected: .formula).scalars
    do {
      return try parser.parse(Self.canonical(scalars)).replacing(Self.slope)
    } catch {
      throw Unreadable(error, readingTo: scalars.count)
    }
  }

  /// The text with its signs in the places where they were, so that a caret still points at them.
  private static func canonical(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    var position = 0
    let first = scalars.firstIndex { !$0.properties.isWhitespace }
    while position < scalars.count {
      if scalars[position] == "*", position + 1 < scalars.count, scalars[position + 1] == "*" {
        view.append(contentsOf: "^ ".unicodeScalars)
        position += 2
        continue
      }
      view.append(position == first && scalars[position] == "=" ? " " : scalars[position])
      position += 1
    }
    return String(view)
  }

  /// The slope that a primed function stands for.
  private static func slope(_ part: Expression) -> Expression? {
    guard case .call(let name, let arguments) = part.kind, let function = slopes[name], let argument = arguments.first
    else { return nil }
    let argumentRead = argument.replacing(slope)
    return function.writtenSlope.replacing { leaf in
      switch leaf.kind {
      case .name("x"): argumentRead
      case .name("y"): Expression(.call(function.rawValue, [argumentRead]), range: part.range)
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
