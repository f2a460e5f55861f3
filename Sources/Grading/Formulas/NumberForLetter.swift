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
  /// No more meanings of one number are tried than this.
  private static let mostMeanings = 6
  /// No more letters than this are looked at.
  private static let mostLetters = 24

  /// How far the value of the typed formula may be off, relative to what is asked, where a number in it was rounded: by
  /// half of it, since 0.1 may stand for 1 − 0.88.
  private static let mostRounding = 0.5

  /// A formula that a number may stand for, and the letters in it.
  private typealias Meaning = (formula: Expression, letters: [Expression])

  private let question: FormulaQuestion
  /// The exercise's own numbers; its unknown, which no number stands for, has one at random.
  private let run: Evaluation<Double>

  init(_ question: FormulaQuestion) {
    self.question = question
    run = question.exercise.evaluate(unknown: 0.618_033_988_75)
  }

  /// The letters to keep, where putting them back for numbers makes the formula right; nothing where none does.
  func letters(missingIn typed: Expression) -> [Expression]? {
    // Each place where a number stands is one for itself: the 1 of 1 − ŷ stays where the 1 for y goes.
    let numbers = Array(typed.numbers.prefix(Self.mostNumbers))
    let mayBeRounded = numbers.contains { $0 != $0.rounded() }
    guard !numbers.isEmpty, let distance = distanceAtTheExercisesNumbers(typed),
      distance <= (mayBeRounded ? Self.mostRounding : Tolerance.constantFactor)
    else { return nil }
    let letters = letters
    func meanings(of number: Double) -> [Meaning] { Self.meanings(of: number, among: letters) }
    // Where no number was rounded, the value is that of what is asked.
    guard
      distance <= Tolerance.constantFactor
        || numbers.contains(where: { $0 != $0.rounded() && !meanings(of: $0).isEmpty })
    else { return nil }
    var ways: [[Int: Meaning]] = [[:]]
    for (place, meanings) in numbers.map(meanings).enumerated() {
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

  /// How far the typed formula is from what is asked at the exercise's own numbers, relative to the larger: about 0 where
  /// only letters are missing. Nothing where either has no value.
  private func distanceAtTheExercisesNumbers(_ typed: Expression) -> Double? {
    guard let asked = try? value(of: question.asked).elements,
      let own = try? value(of: typed).elements, asked.count == own.count
    else { return nil }
    let distances = zip(asked, own).map { asked, own in
      asked == own ? 0 : (asked - own).magnitude / max(asked.magnitude, own.magnitude)
    }
    return distances.allSatisfy(\.isFinite) ? distances.max() : nil
  }

  private func value(of formula: Expression) throws(FormulaError) -> Tensor<Double> {
    try question.exercise.value(of: formula, over: run)
  }

  /// The single numbers that the answer may be written in, each with its value in the exercise.
  private var letters: [(formula: Expression, value: Double)] {
    let graph = question.exercise
    var letters: [(formula: Expression, value: Double)] = []
    for term in question.terms ?? graph.symbols.keys.sorted().map(Expression.name) {
      guard case .name(let name) = term.kind, let symbol = graph.symbols[name] else {
        if let value = try? value(of: term).elements.first { letters.append((term, value)) }
        continue
      }
      let shape = symbol.tensor.shape
      for (place, id) in symbol.tensor.elements.prefix(Self.mostLetters).enumerated() {
        let indices = zip(shape.indices(at: place), symbol.origin).map { $0 + $1 }
        letters.append((shape == .scalar ? term : Expression(.index(term, indices)), run[id]))
      }
      if letters.count >= Self.mostLetters { break }
    }
    return letters.filter {
      $0.value.isFinite && $0.formula != question.asked && $0.formula.kind != .name(graph.unknown ?? "")
    }
  }

  /// The formulas whose value a number is, the simplest first.
  private static func meanings(
    of number: Double, among letters: [(formula: Expression, value: Double)]
  ) -> [Meaning] {
    guard number != 0 else { return [] }
    let unit = number.unitInLastPlace
    var found: [Meaning] = []
    func consider(
      _ value: Double, _ letters: @autoclosure () -> [Expression], _ formula: @autoclosure () -> Expression
    ) {
      guard found.count < mostMeanings, number.isWritten(for: value.magnitude, to: unit) else { return }
      found.append((value < 0 ? Expression(.negate(formula())) : formula(), letters()))
    }
    for (letter, value) in letters { consider(value, [letter], letter) }
    for (letter, value) in letters { consider(1 - value, [letter], Expression(.binary(.subtract, .number(1), letter))) }
    for (place, first) in letters.enumerated() {
      for (other, second) in letters.enumerated() where place != other {
        consider(
          first.value - second.value, [first.formula, second.formula],
          Expression(.binary(.subtract, first.formula, second.formula)))
      }
    }
    for (letter, value) in letters {
      consider(
        value * (1 - value), [letter],
        Expression(.binary(.multiply, letter, Expression(.binary(.subtract, .number(1), letter)))))
    }
    return found
  }
}

extension FormulaQuestion {
  /// Whether an answer of numbers alone is about the value at the exercise's own numbers.
  func isValueOfTheExercise(_ typed: Expression) -> Bool {
    guard typed.isAllNumbers, typed.numbers.contains(where: { $0 != $0.rounded() }) else { return false }
    let run: Evaluation<Double> = exercise.evaluate()
    guard let asked = try? exercise.value(of: asked, over: run).elements,
      let own = try? exercise.value(of: typed, over: run).elements,
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
  /// Whether a typed number is a value rounded or cut to a unit in its last place; nothing but equal without a unit.
  fileprivate func isWritten(for value: Double, to unit: Double?) -> Bool {
    if self == value { return true }
    guard let unit else { return false }
    let more = (value - self) / unit
    // A hair beyond, for what a binary fraction does to a decimal one.
    return more > -0.500_001 && more < 1.000_001
  }

  /// What one in the last decimal typed is worth; nothing for a whole number.
  fileprivate var unitInLastPlace: Double? {
    guard self != rounded(), let places = decimalPlaces else { return nil }
    return (0..<places).reduce(1.0) { unit, _ in unit / 10 }
  }

  /// The digits behind the point, as short as the number is written; nothing with an exponent.
  private var decimalPlaces: Int? {
    let text = "\(self)"
    guard !text.contains("e"), let point = text.firstIndex(of: ".") else { return nil }
    return text.distance(from: point, to: text.endIndex) - 1
  }
}
