import Canvas
import Course
import Formula
import GradientEngine
import Grading

/// How to type the names of an exercise that are shown with symbols no key has: ŷ as `yhat`.
///
/// In ASCII every name is shown as it is typed, so there is nothing to tell.
struct Spellings {
  /// What is shown, and the same as it can be typed.
  let pairs: [(shown: String, typed: String)]

  /// Those of an exercise: each name once, of a list or matrix one element; then a derivative.
  init(of exercise: Exercise, look: TextStyle) {
    let names = exercise.givens.map(\.name) + exercise.definitions.map(\.name)
    let plain = names.filter { !$0.hasSuffix("'") }
    // One of the names with a prime tells how all are typed.
    let all = plain + names.filter { $0.hasSuffix("'") }.prefix(1)
    let derivative = exercise.steps.lazy.compactMap(\.answer).first { $0.isTotalDerivative }
    self.init(all.map { exercise.element(of: $0) } + [derivative].compactMap(\.self), look: look)
  }

  /// Those that an answer in letters may need at a step.
  init(for step: Step, look: TextStyle) {
    self.init(step.question.kind.spelledFormulas(asked: step.answer), look: look)
  }

  private init(_ formulas: [Expression], look: TextStyle) {
    guard !look.isASCII else {
      pairs = []
      return
    }
    let typing = TextStyle(charset: .ascii, notation: look.notation)
    pairs = formulas.reduce(into: []) { pairs, formula in
      let pair = (shown: look.text(formula), typed: typing.text(formula))
      if pair.shown != pair.typed, !pairs.contains(where: { $0.shown == pair.shown }) { pairs.append(pair) }
    }
  }

  private static let heading = "How to type these symbols:"

  /// A sentence and the pairs, as many on a line as fit.
  func blocks(width: Int) -> [[Line]] {
    guard !pairs.isEmpty else { return [] }
    let boxes = pairs.map { Box([Self.line($0)]) }
    return [[Line(Self.heading, .heading)] + Box.flow(boxes, width: width)]
  }

  /// The pairs on one line, as many as there is room for.
  func beside(column: Int, width: Int) -> Line {
    var line = Line()
    for pair in pairs {
      let gap = line.spans.isEmpty ? String(repeating: " ", count: column) + "typed: " : "   "
      let next = Self.line(pair, name: .muted, typed: .muted)
      guard line.width + displayWidth(gap) + next.width <= width else { break }
      line.append(gap, .muted)
      line.append(next)
    }
    return line
  }

  /// The same for plain lines.
  var plainLines: [String] {
    pairs.isEmpty ? [] : [Self.heading + " " + pairs.map { "\($0.shown) as \($0.typed)" }.joined(separator: ", ") + "."]
  }

  private static func line(
    _ pair: (shown: String, typed: String), name: Style = .formula, typed: Style = .input
  ) -> Line {
    var line = Line(pair.shown, name)
    line.append(" ", .muted)
    line.append(pair.typed, typed)
    return line
  }
}

extension Exercise {
  /// A name, or an element of the list or matrix that it stands for: one that shows which index comes first.
  fileprivate func element(of name: String) -> Expression {
    guard let symbol = graph.symbols[name], symbol.tensor.shape != .scalar else { return .name(name) }
    let indices = zip(symbol.origin, symbol.tensor.shape.axes).enumerated().map { axis, bounds in
      axis == 0 ? bounds.0 + bounds.1 - 1 : bounds.0
    }
    return Expression(.index(.name(name), indices))
  }
}

extension Expression {
  fileprivate var isTotalDerivative: Bool {
    if case .derivative(_, _, false) = kind { true } else { false }
  }
}
