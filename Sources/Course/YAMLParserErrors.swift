import Yams

extension SourceText {
  /// A diagnostic at a place, or at the start of the file.
  func diagnostic(
    at place: Place?, _ message: String, expected: String? = nil, suggestion: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      file: file, line: place?.line ?? 1, column: place?.column ?? 1, message: message, expected: expected,
      suggestion: suggestion)
  }

  /// What the YAML reader objects to, in words that help an author.
  func diagnostic(for error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let opened = context.map { " (\($0.text), which began at line \($0.mark.line), column \($0.mark.column))" } ?? ""
      return diagnostic(at: Place(mark), "this is not YAML: \(problem)\(opened)", expected: advice(for: problem))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      let first = Place(context.mark)
      return diagnostic(
        at: second(key, after: first) ?? first, "the key '\(key.clipped)' is given twice, first in line \(first.line)",
        expected: "each key once")
    case .reader(let problem, let offset, _, _):
      let place = place(at: min(offset ?? 0, scalars.count))
      return diagnostic(
        at: place, "this is not YAML: \(problem)", expected: "printable text")
    default:
      return diagnostic(at: nil, "this file cannot be read as YAML")
    }
  }

  private func advice(for problem: String) -> String? {
    if problem.contains("mapping values are not allowed") { return "quotes around a text that has ': ' in it" }
    if problem.contains("cannot start any token") {
      return "quotes around a text that begins with a sign, and spaces instead of tabs in front of a line"
    }
    if problem.contains("expected key") || problem.contains("expected '-' indicator") {
      return "keys of one level in one column, and nothing behind a closing quote"
    }
    if problem.contains("expected ',' or") { return "a comma between entries, and a closing bracket after the last" }
    if problem.contains("unexpected end of stream") { return "a closing quote or bracket before the end of the file" }
    if problem.contains("could not find expected ':'") { return "a colon and a space after the key" }
    if problem.contains("exceeded max depth") || problem.contains("nesting") { return "fewer levels" }
    if problem.contains("undefined alias") { return "quotes around a text that begins with '*'" }
    return nil
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

extension SourceText.Place {
  init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}
