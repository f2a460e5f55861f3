import Formula
import Grading

/// The words of every mistake in a step's own texts.
extension StepMistake {
  var message: Text {
    switch self {
    case .notOneLine(let what): "\(what) is too long"
    case .notAnIdentifier(let what, let text): "\(what) is \(code: text.clipped)"
    case .noSteps: "\(code: "steps") is an empty list"
    case .tooMany(let count, let what, _): "there are \(count) \(what)"
    case .tooManyNumbers: "the steps up to here ask for too many numbers"
    case .idTaken(let id, .line(let line)): "the step id \(code: id) is taken, in line \(line)"
    case .idTaken(let id, .step(let number)): "the step id \(code: id) is taken, by step \(number + 1)"
    case .unknownKind(let word, _): "\(code: word.clipped) is no kind of answer"
    case .missingKey(let key, let step): "\(Self.name(step)) has no \(code: key)"
    case .unusedKey(let key, .number, _, _): "a step has no key \(code: key.clipped)"
    case .unusedKey(let key, let kind, _, _): "a step of kind \(code: kind.word) has no key \(code: key.clipped)"
    case .missingInMisconception(let key): "a misconception has no \(code: key)"
    case .fewHints(0, let step): "\(Self.name(step)) has no \(code: "hints")"
    case .fewHints(let count, let step): "\(Self.name(step)) has \(count, "hint")"
    case .givesAnswerAway: "this gives the answer away"
    case .closesNothing: "this \(code: "}") closes nothing"
    case .neverClosed(let opening, _): "this \(code: opening) opens a formula that never ends"
    case .noFiniteValue: "this has no finite value"
    case .notOneNumber(let shape): "this is \(prose: "\(shape)")"
    }
  }

  var expected: Text? {
    switch self {
    case .notOneLine: "one line of at most 120 characters"
    case .notAnIdentifier: "small letters, digits, and hyphens between them"
    case .noSteps: "a list of questions"
    case .tooMany(_, _, let limit): "at most \(limit)"
    case .tooManyNumbers(let limit): "at most \(limit) in all, each cell of a vector or matrix counted"
    case .idTaken: "an id of its own"
    case .unknownKind: "one of \(prose: AnswerKinds.words.map(\.word).joined(separator: ", "))"
    case .missingKey(let key, _): Self.purpose[key]
    case .unusedKey(_, _, let allowed, _): "one of \(prose: allowed.joined(separator: ", "))"
    case .missingInMisconception("formula"): "what is computed instead"
    case .missingInMisconception: "the sentence that the learner reads"
    case .fewHints: "at least two hints"
    case .givesAnswerAway: "words that lead to it"
    case .closesNothing: "\(code: "}}") where a brace is meant"
    case .neverClosed(_, let closing): "a closing \(code: closing)"
    case .noFiniteValue: "a formula with a number for its value"
    case .notOneNumber: "one number, such as one element of it"
    }
  }

  var suggestion: String? {
    switch self {
    case .unknownKind(_, let near), .unusedKey(_, _, _, let near): near
    default: nil
    }
  }

  private static func name(_ step: String?) -> Text { step.map { "the step \(code: $0)" } ?? "this step" }

  private static let purpose: [String: Text] = [
    "id": "a word by which its progress is kept", "ask": "the question", "answer": "the formula that is asked for",
    "precision": "\"1 decimal\", \"3 significant\" or \"exact\"", "worked": "one line on the method",
    "options": "a list of what can be picked", "model": "the line of code itself",
  ]
}

/// The words of every mistake in what a step asks for.
extension AnswerMistake {
  var message: Text {
    switch self {
    case .notYesOrNo(let what, let text): "\(what) is \(code: text.clipped)"
    case .nothingUnspecified: "this exercise has no functions that could be unspecified"
    case .unknownForm(let word): "\(code: "form") is \(code: word.clipped)"
    case .notADerivative: "this is no derivative"
    case .shape(let shape, _), .notANumber(let shape): "this is \(prose: "\(shape)")"
    case .term(let text, let isName, _, _):
      "\(code: text.clipped) in \(code: "in-terms-of") is \(isName ? "not defined" : "no name" as Text)"
    case .notAPythonName(let name): "\(code: name.clipped) is no name for a line of Python"
    case .fewOptions(let count): "\(code: "options") is a list of \(count)"
    case .trueOptions(0, _): "no option is true"
    case .trueOptions: "more than one option is true"
    case .notFinite(let cause): "this answer has no finite value\(cause.map { ": \($0)" })"
    case .noUnknown: "this answer has no unknown in it"
    case .unknown(let letter, _, _): "this answer has the unknown \(prose: letter) in it"
    case .notWhole: "this answer is no whole number"
    }
  }

  var expected: Text? {
    switch self {
    case .notYesOrNo: "true or false"
    case .nothingUnspecified: "\(code: "functions") with some"
    case .unknownForm: "\(list: WrittenForm.allCases.map { Text(prose: $0.rawValue) }, .or)"
    case .notADerivative: "one, such as d(C)/d(w)"
    case .shape(_, let kind):
      switch kind.shapes {
      case .vector: "a vector"
      case .matrix: "a matrix"
      case .scalar, .any: "one number, such as one element of it"
      }
    case .notANumber: "one number"
    case .term(_, _, let names, _): "names among \(names: names)"
    case .notAPythonName: "letters, digits and underscores, such as w1, but not np"
    case .fewOptions: "a list of at least two"
    case .trueOptions(_, let kind) where kind.subject == .oneOption: "exactly one, for a choice"
    case .trueOptions: "at least one"
    case .notFinite: "a formula with a number for its value"
    case .noUnknown: "a step of kind \(code: "number")"
    case .unknown(let letter, let answer, let kind) where kind.subject == .value && kind.shapes == .scalar:
      Self.parts(of: Notation().show(answer, in: .ascii), letter)
    case .unknown: "one without it"
    case .notWhole: "a formula that counts"
    }
  }

  var suggestion: String? { if case .term(_, _, _, let near) = self { near } else { nil } }

  private static func parts(of answer: String, _ letter: String) -> Text {
    "coefficient(\(prose: answer), \(prose: letter)) or constant(\(prose: answer), \(prose: letter))"
  }
}

/// The words of what shows only when answers are graded.
extension GradingMistake {
  var message: Text {
    switch self {
    case .rejectsOwnAnswer(let step, let answer, let verdict, _):
      "the step \(code: step) does not accept its own answer \(prose: answer): \(verdict)"
    case .hidden(let step, let isGradient, let isOneNumber, let precision, let shown):
      "the step \(code: step) cannot show its \(isGradient ? "gradient" : "answer" as Text): at \(prose: precision.description) \(isOneNumber ? "it" : "a part of it" as Text) is \(number: shown)"
    case .tooManyDigits(let step, let count): "the step \(code: step) asks for an exact answer of \(count) digits"
    case .notAFraction(let step):
      "the step \(code: step) asks for an exact answer, but its value is no fraction"
    case .unknownValue(let step, let precision):
      "the value of the step \(code: step) is not known to \(prose: precision.description): some 600 digits cancel on the way to it"
    case .unreadableSource(let step, let verdict):
      "the step \(code: step) has a \(code: "source-says") that cannot be read: \(verdict)"
    case .tooMuchToRead(let step, _): "the formulas that answer the steps up to \(code: step) are too long in all"
    }
  }

  var expected: Text? {
    switch self {
    case .rejectsOwnAnswer(_, _, _, let kind): kind.asksFormula ? "another model answer" : "another precision"
    case .hidden: "\(code: "precision: 3 significant")"
    case .tooManyDigits, .notAFraction: "a rounded one, such as 3 significant"
    case .unknownValue: "a formula in which less cancels, such as mean((x - m)^2) for mean(x^2) - m^2"
    case .unreadableSource: nil
    case .tooMuchToRead(_, let limit): "at most \(limit) characters"
    }
  }
}
