import Formula

/// The words of every mistake in what is given and defined.
extension NetworkMistake {
  var message: Text {
    switch self {
    case .reservedName(let name): "\(code: name) is a word of the formula language"
    case .notAName(let name): "\(code: name.clipped) is not a name"
    case .definedTwice(let name): "\(code: name) is defined twice"
    case .unknownInSection(let name, let section, _, _): "\(code: name.clipped) in \(code: section) is not defined"
    case .notAParameter(let name, _, _): "\(prose: name) is not defined"
    case .onlyAfterUpdate(let name): "\(prose: name) is defined in \(code: "update"), which comes after this"
    case .notGiven(let name, _, _): "\(code: name) in \(code: "domain") is not given"
    case .notANumber(let text, let name): "\(code: text.clipped) in \(code: name) is not a number"
    case .secondUnknown(let first): "a second value is unknown, besides \(code: first)"
    case .tooManyNumbers(let limit): "there are more than \(limit) given numbers"
    case .emptyList(let name): "\(code: name) is an empty list"
    case .unevenRow(let name, .list(let count), _): "a row of \(code: name) is \(count) long"
    case .unevenRow(let name, let found, _): "a row of \(code: name) is \(found.words)"
    case .noValue(let failure): "\(prose: failure.description)"
    case .tooManyFunctions(let count, _): "there are \(count) functions"
    case .noFunctionHead(let text): "\(code: text.clipped) is no function"
    case .tooManyParameters(let head): "\(code: head.clipped) has too many parameters"
    case .repeatedParameter(let head): "\(code: head.clipped) has one parameter twice"
    case .functionDefinedTwice(let name): "the function \(code: name) is defined twice"
    case .functionIsQuantity(let name): "\(code: name) is a quantity, too"
    case .notAnIndex(let text): "\(code: text.clipped) is not an index"
    case .firstIndexCount(let name, let shape, let count):
      "\(code: name) is \(prose: "\(shape)"), but has \(count) first indices here"
    case .unusableSpelling(let spelling): "\(code: spelling.clipped) is no look for a name"
    case .spellingTaken(let spelling, let owner): "\(code: spelling) already stands for \(code: owner)"
    case .noInterval(let name): "the domain of \(code: name) is no interval"
    }
  }

  var expected: Text? {
    switch self {
    case .reservedName: "another name"
    case .notAName: "a letter, then letters, digits and primes, such as alpha1 or w'"
    case .definedTwice: "each name in one place"
    case .unknownInSection(_, _, let names, _), .notGiven(_, let names, _):
      names.isEmpty ? nil : "one of \(names: names)"
    case .notAParameter(_, let parameters, _):
      "a formula in \(prose: parameters.joined(separator: " and "))"
    case .onlyAfterUpdate: "what is given or defined before"
    case .notANumber: "a number such as -0.5 or 1/3"
    case .secondUnknown: "at most one unknown"
    case .tooManyNumbers: "a smaller network"
    case .emptyList: "numbers"
    case .unevenRow(_, _, let width?): "\(width) numbers, as in the first row"
    case .unevenRow: "a list of numbers like the other rows"
    case .noValue: "numbers for which it has a value"
    case .tooManyFunctions(_, let limit): "at most \(limit)"
    case .noFunctionHead: "a name and its parameters, such as g(z) or Loss(a, t)"
    case .tooManyParameters, .repeatedParameter: "up to four parameters, each with a name of its own"
    case .functionDefinedTwice: "each function once"
    case .functionIsQuantity: "another name for the function"
    case .notAnIndex: "0 or 1"
    case .firstIndexCount(_, let shape, _): "\(shape.rank), one for each axis"
    case .unusableSpelling: "up to 12 characters, no space"
    case .spellingTaken: "a look of its own"
    case .noInterval: "[-2, 2] for all numbers between, or {0, 1} for just these"
    }
  }

  var suggestion: String? {
    switch self {
    case .unknownInSection(_, _, _, let near), .notAParameter(_, _, let near),
      .notGiven(_, _, let near):
      near
    default: nil
    }
  }
}
