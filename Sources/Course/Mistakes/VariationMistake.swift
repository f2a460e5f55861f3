import Formula
import GradientEngine

/// What is wrong with how an exercise varies.
enum VariationMistake: Mistake {
  case notADecimal(String, key: String)
  case unknownCondition(String)
  case unknownSigns(String)
  /// What a number is drawn from is said twice, or not at all.
  case twoSources(String)
  case noSource(String)
  case halfRange(String, missing: String)
  /// A range has no number, or does not end on a step.
  case emptyRange(String, from: FixedDecimal, to: FixedDecimal)
  case unevenSteps(String, from: FixedDecimal, to: FixedDecimal, step: FixedDecimal)
  case nothingLeft(String)
  case tooManyNumbers(String, limit: Int)
  /// A choice is neither a number nor as large as what is given.
  case otherShape(String, Shape)
  case signsOfChoices(String)
  /// Only what is given can vary.
  case notGiven(String, among: [String], near: String?)
  case letterVaries(String)
  case noComparison(String)
  case nothingVaries
  /// Prose has a number where a variant has another.
  case fixedNumber(String)
  /// No draw of so many keeps all conditions; the conditions that fail most often, and in how many of a hundred.
  case impossible(seed: Int, draws: Int, failures: [VariantReport.Failure])
  /// A variant is no exercise that could be worked.
  case unusable(seed: Int, Text)

  var message: Text {
    switch self {
    case .notADecimal(let text, let key): "\(code: text.clipped) in \(code: key) is no decimal"
    case .unknownCondition(let word): "\(code: word.clipped) is no condition of variants"
    case .unknownSigns(let word): "\(code: "signs") is \(code: word.clipped)"
    case .twoSources(let name): "\(code: name) varies over a range and over choices"
    case .noSource(let name): "\(code: name) does not say what it varies over"
    case .halfRange(let name, let missing): "\(code: name) has no \(code: missing)"
    case .emptyRange(let name, let from, let to): "\(code: name) goes from \(number: "\(from)") to \(number: "\(to)")"
    case .unevenSteps(let name, let from, let to, let step):
      """
      \(code: name) does not come from \(number: "\(from)") to \(number: "\(to)") in whole steps of \(number: "\(step)")
      """
    case .nothingLeft(let name): "no number is left for \(code: name)"
    case .tooManyNumbers(let name, _): "\(code: name) varies over too many numbers"
    case .otherShape(let name, let shape): "a choice for \(code: name) is \(shape.words)"
    case .signsOfChoices(let name): "choices for the whole of \(code: name) cannot change their signs"
    case .notGiven(let name, _, _): "\(code: name.clipped) in \(code: "vary") is not given"
    case .letterVaries(let name): "\(code: name) is unknown and stays a letter"
    case .noComparison(let text): "\(code: text.clipped) compares nothing"
    case .nothingVaries: "\(code: "vary") varies nothing"
    case .fixedNumber(let formula): "\(code: formula) varies, but a number stands for it here"
    case .impossible(let seed, let draws, let failures):
      """
      no variant for seed \(seed): none of \(draws) draws keeps all conditions; \
      \(list: failures.prefix(3).map { "\($0.condition.words) fails in \($0.percent) of 100" })
      """
    case .unusable(let seed, let why): "the variant with seed \(seed) cannot be used: \(why)"
    }
  }

  var expected: Text? {
    switch self {
    case .notADecimal: "at most nine digits, such as -0.25"
    case .unknownCondition: "\(list: VariantCondition.allCases.map { Text(prose: $0.rawValue) }, .or)"
    case .unknownSigns: "\(code: "any")"
    case .twoSources: "one of the two"
    case .noSource: "\(code: "from") and \(code: "to"), \(code: "choices"), or \(code: "signs: any")"
    case .halfRange: "both ends"
    case .emptyRange: "\(code: "to") above \(code: "from"), and a step above 0"
    case .unevenSteps: "a step that leads from one end to the other"
    case .nothingLeft: "some number to draw"
    case .tooManyNumbers(_, let limit): "at most \(limit)"
    case .otherShape: "a number, or the shape of the given value"
    case .signsOfChoices: "the choices with the signs that they have"
    case .notGiven(_, let names, _): "one of \(names: names)"
    case .letterVaries: "a given number"
    case .noComparison: "two formulas with <, <=, >, >= or != between them"
    case .nothingVaries: "a given name under \(code: "values")"
    case .fixedNumber(let formula): "\(code: "{\(formula)}")"
    case .impossible: "conditions that some of the numbers keep"
    case .unusable: nil
    }
  }

  var suggestion: String? {
    switch self {
    case .notGiven(_, _, let near): near
    case .unknownCondition(let word): nearest(word, in: VariantCondition.allCases.map(\.rawValue))
    default: nil
    }
  }
}
