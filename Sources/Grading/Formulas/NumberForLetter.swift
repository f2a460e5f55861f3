import Formula
import GradientEngine

/// Looks for the letters whose numbers a learner put into a formula, `-(y - yhat)*yhat*(1 - yhat)*0.5`.
///
/// A number may stand for a quantity that the answer may be written in, for its difference from 1 or from another, or for
/// q(1 − q), all as the exercise's own numbers give them, rounded or cut to the digits typed.
struct NumberForLetter {
  /// No more ways of putting letters in are tried than this.
  private static let mostTries = 128
  /// No more numbers than this are looked at.
  private static let mostNumbers = 8
  /// No more letters than this are looked at.
  private static let mostLetters = 24

  private let letters: [(formula: Expression, value: Double)]
  private let question: FormulaQuestion

  init(_ question: FormulaQuestion) {
    self.question = question
    let run: Evaluation<Double> = question.exercise.evaluate()
    let evaluator = FormulaEvaluator(question.exercise, run)
    var letters: [(formula: Expression, value: Double)] = []
    for formula in question.letters.prefix(Self.mostLetters) {
      guard let value = try? evaluator.value(of: formula).elements.first, value.isFinite else { continue }
      letters.append((formula, value))
    }
    self.letters = letters
  }

  /// The letters to keep, where putting them back for numbers makes the formula right; nothing where none does.
  func letters(missingIn typed: Expression) -> [Expression]? {
    // Each place where a number stands is one for itself: the 1 of 1 − ŷ stays where the 1 for y goes.
    let numbers = Array(typed.numbers.prefix(Self.mostNumbers))
    var ways: [[Int: (formula: Expression, letters: [Expression])]] = [[:]]
    for (place, number) in numbers.enumerated() {
      let meanings = meanings(of: number)
      ways += ways.flatMap { way in meanings.map { way.merging([place: $0]) { _, new in new } } }
      if ways.count > Self.mostTries { ways.removeLast(ways.count - Self.mostTries) }
    }
    for way in ways where !way.isEmpty {
      var place = -1
      let put = typed.replacing { part in
        guard case .number = part.kind else { return nil }
        place += 1
        return way[place]?.formula
      }
      guard (try? question.compare(put))??.isEquivalent == true else { continue }
      return way.sorted { $0.key < $1.key }.flatMap(\.value.letters)
        .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    return nil
  }

  /// The formulas whose value a number is, the simplest first.
  private func meanings(of number: Double) -> [(formula: Expression, letters: [Expression])] {
    guard number != 0 else { return [] }
    var found: [(formula: Expression, letters: [Expression])] = []
    func consider(_ formula: Expression, _ value: Double, _ letters: [Expression]) {
      guard number.isWritten(for: value.magnitude), found.count < 6 else { return }
      found.append((value < 0 ? Expression(.negate(formula)) : formula, letters))
    }
    for (letter, value) in letters { consider(letter, value, [letter]) }
    for (letter, value) in letters { consider(Expression(.binary(.subtract, .number(1), letter)), 1 - value, [letter]) }
    for (first, one) in letters {
      for (second, other) in letters where first != second {
        consider(Expression(.binary(.subtract, first, second)), one - other, [first, second])
      }
    }
    for (letter, value) in letters {
      let rest = Expression(.binary(.subtract, .number(1), letter))
      consider(Expression(.binary(.multiply, letter, rest)), value * (1 - value), [letter])
    }
    return found
  }
}

extension FormulaQuestion {
  /// The single numbers that the answer may be written in.
  fileprivate var letters: [Expression] {
    let graph = exercise
    let names = terms ?? graph.symbols.keys.sorted().map { Expression.name($0) }
    return names.flatMap { term -> [Expression] in
      guard case .name(let name) = term.kind, let symbol = graph.symbols[name] else { return [term] }
      let shape = symbol.tensor.shape
      guard shape != .scalar else { return [term] }
      return (0..<min(shape.count, 24)).map { place in
        Expression(.index(term, zip(shape.indices(at: place), symbol.origin).map { $0 + $1 }))
      }
    }.filter { $0 != asked }
  }

  /// Whether an answer of numbers alone is about the value at the exercise's own numbers.
  func isValueOfTheExercise(_ typed: Expression) -> Bool {
    guard typed.isAllNumbers, typed.numbers.contains(where: { $0 != $0.rounded() }) else { return false }
    let evaluator = FormulaEvaluator(exercise, exercise.evaluate() as Evaluation<Double>)
    guard let asked = try? evaluator.value(of: asked).elements, let own = try? evaluator.value(of: typed).elements,
      asked.count == 1, own.count == 1, asked[0].isFinite, asked[0] != 0
    else { return false }
    return (asked[0] - own[0]).magnitude <= 0.01 * asked[0].magnitude
  }
}

extension Expression {
  /// The numbers that stand in it, in reading order.
  fileprivate var numbers: [Double] {
    if case .number(let value) = kind { return [value] }
    return kind.children.flatMap(\.numbers)
  }
}

extension Double {
  /// Whether a typed number is a value to its digits, rounded or cut.
  fileprivate func isWritten(for value: Double) -> Bool {
    if self == value { return true }
    guard self != rounded(), let places = decimalPlaces else { return false }
    let unit = (0..<places).reduce(1.0) { unit, _ in unit / 10 }
    return (self - value).magnitude < unit * 1.000_001
  }

  /// The digits behind the point, as short as the number is written; nothing with an exponent.
  private var decimalPlaces: Int? {
    let text = "\(self)"
    guard !text.contains("e"), let point = text.firstIndex(of: ".") else { return nil }
    return text.distance(from: point, to: text.endIndex) - 1
  }
}
