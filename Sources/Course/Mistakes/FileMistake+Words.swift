import Formula

/// The words of every mistake in a file.
extension FileMistake {
  var message: Text {
    switch self {
    case .tooLarge: "this file has more than \(SourceText.longest / 1024) KiB"
    case .notUTF8: "this byte is not UTF-8"
    case .forbidden(let character): "\(character.words) may not stand in an exercise"
    case .anchor: "anchors and aliases are not accepted"
    case .empty: "this file is empty"
    case .notYAML(let problem, let opened, _): "this is not YAML: \(prose: problem)\(opened.map(\.words))"
    case .unreadableYAML: "this file cannot be read as YAML"
    case .duplicateKey(let key, let line): "the key \(code: key.clipped) is given twice, first in line \(line)"
    case .noFormat: "there is no \(code: "format")"
    case .otherFormat(let found): "the format is \(found.words)"
    case .missingKey(let key): "there is no \(code: key)"
    case .unknownKey(let key, let what, _): "\(what) has no key \(code: key.clipped)"
    case .keyIsNoWord(let found): "a key is \(found.words)"
    case .nameIsNoWord(let found): "a name is \(found.words)"
    case .layout(let what, .list(let count), .options): "\(what) is a list of \(count)"
    case .layout(let what, let found, _): "\(what) is \(found.words)"
    case .blank(let what): "\(what) is empty"
    case .missingInOption(let key): "an option has no \(code: key)"
    case .moreMistakes(let count): "\(count, "more mistake") in this file, not listed"
    }
  }

  var expected: Text? {
    switch self {
    case .tooLarge: "an exercise, which is far shorter"
    case .notUTF8: "a text file saved as UTF-8"
    case .forbidden: "printable text and line breaks only"
    case .anchor: "the value itself, written out"
    case .empty: "an exercise; its first line is \(code: Self.formatLine)"
    case .notYAML(_, _, let remedy): remedy?.words
    case .unreadableYAML: nil
    case .duplicateKey: "each key once"
    case .noFormat: "\(code: Self.formatLine) as the first line"
    case .otherFormat: "\(ExerciseReader.format), the one this version reads"
    case .missingKey(let key): Self.purpose[key]
    case .unknownKey(_, _, let allowed): "one of \(prose: allowed.joined(separator: ", "))"
    case .keyIsNoWord: "a word"
    case .nameIsNoWord: "a name such as alpha1 or w'"
    case .layout(_, _, let expected): expected.words
    case .blank: "some text"
    case .missingInOption("text"): "what can be picked"
    case .missingInOption("true"): "yes or no"
    case .missingInOption: "the reason, for whoever got it wrong"
    case .moreMistakes: nil
    }
  }

  var suggestion: String? {
    if case .unknownKey(let key, _, let allowed) = self { nearest(key, in: allowed) } else { nil }
  }

  private static var formatLine: String { "format: \(ExerciseReader.format)" }

  private static let purpose: [String: Text] = [
    "id": "a word by which the exercise is opened", "title": "a line for the catalogue",
    "trains": "one line on what it trains", "about": "what a learner must know to begin",
    "given": "the names and numbers it starts from", "define": "the formulas of the network",
    "loss": "what the backward pass differentiates", "parameters": "the weights to differentiate by",
    "steps": "the questions",
  ]
}

extension FileMistake.Opened {
  fileprivate var words: Text { " (\(prose: what), which began at line \(line), column \(column))" }
}

extension FileMistake.Layout {
  fileprivate var words: Text {
    switch self {
    case .mapping: "\(code: "key: value") lines"
    case .text: "text on one line"
    case .list: "a list"
    case .questions: "a list of questions"
    case .options: "a list of at least two"
    case .misconceptions: "a list of formulas, each with what to say"
    case .givenValue: "a number, a list of numbers, or \(code: "unknown")"
    case .domain: "[-2, 2] for all numbers between, or {0, 1} for just these"
    }
  }
}

extension FoundNode {
  var words: Text {
    switch self {
    case .text(""): "empty"
    case .text(let text): "\(code: text.clipped)"
    case .list: "a list"
    case .mapping: "a mapping"
    case .alias: "an alias"
    }
  }
}

extension YAMLRemedy {
  fileprivate var words: Text {
    switch self {
    case .quotesAroundColon: "quotes around a text that has \(code: ": ") in it"
    case .quotesAroundSign:
      "quotes around a text that begins with a sign, and spaces instead of tabs in front of a line"
    case .quotesAroundAsterisk: "quotes around a text that begins with \(code: "*")"
    case .oneColumn: "keys of one level in one column, and nothing behind a closing quote"
    case .comma: "a comma between entries, and a closing bracket after the last"
    case .closing: "a closing quote or bracket before the end of the file"
    case .colon: "a colon and a space after the key"
    case .fewerLevels: "fewer levels"
    case .printableText: "printable text"
    }
  }
}

extension ForbiddenCharacter {
  fileprivate var words: Text {
    switch kind {
    case .escape: "an escape character (\(prose: scalar.codePoint))"
    case .control: "a control character (\(prose: scalar.codePoint))"
    case .lineSeparator: "a line separator (\(prose: scalar.codePoint))"
    case .turnsText: "a character that turns text around (\(prose: scalar.codePoint))"
    case .invisible: "an invisible character (\(prose: scalar.codePoint))"
    }
  }
}

extension CatalogueMistake {
  var message: Text {
    switch self {
    case .idTaken(let id, let file): "the exercise id \(code: id) is already taken by \(prose: file)"
    case .idIsCommand(let id): "the exercise id \(code: id) is a command"
    case .idIsNumber(let id): "the exercise id \(code: id) is a number"
    }
  }

  var expected: Text? {
    switch self {
    case .idTaken: "an id of its own"
    case .idIsCommand: "another word"
    case .idIsNumber: "a word, such as \(code: "exercise-1")"
    }
  }
}
