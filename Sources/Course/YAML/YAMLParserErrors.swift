import Formula
import Yams

extension SourceText {
  /// What the YAML parser objects to.
  func diagnostic(for error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let opened = context.map { FileMistake.Opened(what: $0.text, line: $0.mark.line, column: $0.mark.column) }
      return diagnostic(
        at: Place(mark), FileMistake.notYAML(problem: problem, within: opened, YAMLRemedy(against: problem)))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      let first = Place(context.mark)
      return diagnostic(
        at: second(key, after: first) ?? first, FileMistake.duplicateKey(key, firstLine: first.line))
    case .reader(let problem, let offset, _, _):
      return diagnostic(
        at: place(at: min(offset ?? 0, scalars.count)),
        FileMistake.notYAML(problem: problem, within: nil, .printableText))
    default:
      return diagnostic(at: nil, FileMistake.unreadableYAML)
    }
  }

  /// The next line below a mark that has the same key in the same column.
  private func second(_ key: String, after first: Place) -> Place? {
    let wanted = Array((key + ":").unicodeScalars)
    for line in first.line + 1..<first.line + 2000 {
      let candidate = Place(line: line, column: first.column)
      let start = position(of: candidate)
      guard start < scalars.count else { return nil }
      if place(at: start) == candidate, scalars[start...].starts(with: wanted) { return candidate }
    }
    return nil
  }
}

extension YAMLRemedy {
  /// The parser's objections come as sentences only, so what helps is told by words in them.
  fileprivate init?(against problem: String) {
    let remedies: [(String, YAMLRemedy)] = [
      ("mapping values are not allowed", .quotesAroundColon), ("cannot start any token", .quotesAroundSign),
      ("expected key", .oneColumn), ("expected '-' indicator", .oneColumn), ("expected ',' or", .comma),
      ("unexpected end of stream", .closing), ("could not find expected ':'", .colon),
      ("exceeded max depth", .fewerLevels), ("nesting", .fewerLevels), ("undefined alias", .quotesAroundAsterisk),
    ]
    guard let remedy = remedies.first(where: { problem.contains($0.0) })?.1 else { return nil }
    self = remedy
  }
}

extension SourceText.Place {
  init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}
