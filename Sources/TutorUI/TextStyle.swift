import Canvas
import Course
import Formula
import GradientEngine
import Tutor

/// How things are written on this screen: the characters that may be used, and the notation of the open exercise.
struct TextStyle {
  let charset: Charset
  var notation: Notation
  private let renderer: TextRenderer

  /// How things are written on a screen of `theme`, where keys are those of `context`.
  init(theme: Theme, context: KeyContext) {
    self.init(charset: theme.isASCII ? .ascii : .unicode) {
      KeyMap.name(of: $0, in: context, ascii: theme.isASCII)
    }
  }

  /// How things are written in `charset`; `keyName` says what carries out a command.
  init(
    charset: Charset, notation: Notation = Notation(),
    keyName: @escaping @Sendable (CommandName) -> String = { $0.rawValue }
  ) {
    self.charset = charset
    self.notation = notation
    renderer = TextRenderer(charset: charset, keyName: keyName)
  }

  var isASCII: Bool { charset == .ascii }
  var ellipsis: String { isASCII ? "..." : "…" }
  /// What stands between two short pieces of information.
  var separator: String { isASCII ? " - " : " · " }

  /// What the program says.
  func text(_ text: Text) -> String { renderer.string(withOneSign(text)) }
  /// An author's or a learner's words, in the characters at hand.
  func text(prose: String) -> String { renderer.string(.prose(prose)) }
  /// A number as it was typed, with a true minus sign where there is one.
  func text(number: String) -> String { renderer.string(.number(number)) }
  /// What the program says in one style, with the names of keys standing out.
  func line(_ text: Text, _ style: Style = .plain) -> Line {
    withOneSign(text).pieces.reduce(into: Line()) { line, piece in
      let isKey = if case .key = piece { true } else { false }
      line.append(renderer.string(piece), isKey ? .key : style)
    }
  }
  /// What a step asks, as it is written.
  func name(of step: Step) -> String { withOneSign(step.label(in: charset)) }

  /// A text whose formulas have every derivative written `d(u)/d(v)` in ASCII; see ``Expression/withOneSign``.
  private func withOneSign(_ text: Text) -> Text {
    guard isASCII else { return text }
    return text.pieces.reduce(into: Text()) { text, piece in
      switch piece {
      case .formula(let equation):
        let sides = equation.sides.map(\.withOneSign)
        text.append(.formula(Equation(sides, in: equation.notation, digits: equation.digits)))
      case .list(let members, let conjunction): text.append(.list(members.map(withOneSign), conjunction))
      case .words, .prose, .sign, .number, .typed, .code, .key: text.append(piece)
      }
    }
  }

  /// A text with formulas in it, their derivatives all written `d(u)/d(v)`; see ``Expression/withOneSign``.
  private func withOneSign(_ text: String) -> String { isASCII ? text.replacing("partial(", with: "d(") : text }

  /// A formula; numbers in it to `digits`.
  func text(_ formula: Expression, _ digits: NumberStyle = .significant(6)) -> String {
    let formula = isASCII ? formula.withOneSign : formula
    guard case .significant = digits else { return notation.show(formula, in: charset, digits: digits) }
    return notation.show(formula.replacing(shortened), in: charset, digits: digits)
  }
  /// The sides of an equation, without equal neighbours.
  func sides(of equation: Equation) -> [String] {
    let sides = equation.sides.map { (isASCII ? $0.withOneSign : $0).replacing(shortened) }
    return Equation(sides, in: equation.notation, digits: equation.digits).sides(in: charset)
  }
  /// The sign between factors.
  var times: String { isASCII ? "*" : "·" }
  /// A number as a factor: what begins with a minus sign, or is a sum, needs parentheses.
  func factor(_ value: Value, _ digits: NumberStyle) -> String {
    let text = text(value, digits)
    return text.contains("−") || text.contains("-") || text.contains(" ") ? "(\(text))" : text
  }
  /// The name of what a formula stands for, as before an equals sign: coefficients are named in words.
  func label(_ formula: Expression) -> String {
    notation.label(of: isASCII ? formula.withOneSign : formula, in: charset, digits: .significant(6))
  }
  /// A value: a number, or a polynomial in the letter that is left open.
  func text(_ value: Value, _ digits: NumberStyle = .significant(6)) -> String { text(value.expression, digits) }

  /// 2.3 − 1.2 comes to 1.0999999999999999: where a number is that close to one of twelve digits, the short one is
  /// meant, and rounding it to six gives 1.1, not 1.10000.
  private func shortened(_ part: Expression) -> Expression? {
    // Few numbers have so many digits; asking for their length is cheaper than writing them.
    guard case .number(let number) = part.kind, number.isFinite, number.description.utf8.count > 14,
      let short = Double(NumberStyle.significant(12).text(number, in: .ascii)),
      (short - number).magnitude <= 4 * number.ulp
    else { return nil }
    return .number(short)
  }

  /// A line no wider than `width`, with an ellipsis where something had to go.
  func clipped(_ line: Line, to width: Int) -> Line { line.clipped(to: width, ellipsis: ellipsis) }

  /// The sign before a verdict; the words after it say the same.
  func sign(_ mark: Mark) -> String {
    switch mark {
    case .right: isASCII ? "+" : "✓"
    case .wrong: isASCII ? "x" : "✗"
    case .free: "!"
    case .unreadable: "?"
    case .shown: isASCII ? "o" : "○"
    case .open: isASCII ? "." : "·"
    case .current: isASCII ? ">" : "▸"
    }
  }
}

/// The signs used beside words.
enum Mark {
  case right, wrong, free, unreadable, shown, open, current
}

extension Expression {
  /// The formula with every derivative written `d(u)/d(v)`, as ∂ is read too: `partial` takes more room than there is.
  fileprivate var withOneSign: Expression {
    replacing { part in
      guard case .derivative(let of, let by, true) = part.kind else { return nil }
      return Expression(.derivative(of: of.withOneSign, by: by.withOneSign, partial: false))
    }
  }
}
