import Formula

/// One mistake in an exercise file, and where it is.
public struct Diagnostic: Error, Sendable {
  /// The file's name as it was given to the reader.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// The column in Unicode scalars, counted from 1.
  public let column: Int
  /// What is wrong, and what would have been right.
  public let mistake: any Mistake

  /// Makes a diagnostic for a place in a file.
  public init(file: String, line: Int = 1, column: Int = 1, _ mistake: any Mistake) {
    self.file = file
    self.line = line
    self.column = column
    self.mistake = mistake
  }

  /// A file whose exercise has the id of another file's.
  public static func idTaken(_ id: String, in file: String, by other: String) -> Diagnostic {
    Diagnostic(file: file, CatalogueMistake.idTaken(id, by: other))
  }

  /// The message with what was expected and the suggestion, on one line and without the place.
  public func sentence(in charset: Charset) -> String { mistake.sentence.text(in: charset).revealingHidden() }

  /// `file:line:column: message; expected …; did you mean …?`
  public var text: Text { "\(prose: file):\(line):\(column): \(mistake.sentence)" }

  /// The same on one line, with what is hidden in it shown and the file's name as it is, so that it can be opened.
  public func text(in charset: Charset) -> String {
    "\(file.revealingHidden()):\(line):\(column): \(sentence(in: charset))"
  }
}

extension Diagnostic: Hashable {
  /// Whether both are the same mistake at the same place.
  public static func == (left: Diagnostic, right: Diagnostic) -> Bool {
    left.file == right.file && left.line == right.line && left.column == right.column
      && AnyHashable(left.mistake) == AnyHashable(right.mistake)
  }
  /// Hashes the place: there are hardly ever two mistakes at one, and one may hold all the names there are.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(line)
    hasher.combine(column)
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The whole diagnostic in Unicode.
  public var description: String { text(in: .unicode) }
}

extension [Diagnostic] {
  /// Each diagnostic once, in the order of the file; what is reported at one place keeps its order.
  func inFileOrder() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.enumerated()
      .sorted { ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset) }
      .map(\.element)
  }

  /// The first `limit` of them, and how many more there are.
  func capped(at limit: Int) -> [Diagnostic] {
    guard count > limit else { return self }
    let next = self[limit]
    return prefix(limit) + [
      Diagnostic(
        file: next.file, line: next.line, column: next.column, FileMistake.moreMistakes(count - limit))
    ]
  }
}
