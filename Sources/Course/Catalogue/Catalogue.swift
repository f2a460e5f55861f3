import Formula
import Synchronization

/// The exercises there are: those in the program, and those in folders that were added.
///
/// Making a catalogue reads no file and decodes nothing. A line of it is read when it is looked at, and an exercise when
/// it is opened, so that sixty exercises cost no more at the start than six.
public struct Catalogue: Sendable {
  /// The exercises, in the order in which they are listed: the program's own first, then each folder's by file name.
  public let entries: [Entry]

  /// An exercise in the catalogue.
  public struct Entry: Sendable {
    /// Where the exercise's file is.
    public let source: Source
    private let summary: CachedSummary

    init(_ source: Source) {
      self.source = source
      summary = CachedSummary(source)
    }

    /// The word by which the exercise is opened.
    public var id: String { summary.value.id }
    /// The title; what is wrong, where the file cannot be read.
    public var title: String { summary.value.title }
    /// What the exercise trains, on one line.
    public var trains: String { summary.value.trains }
    /// How many questions it asks.
    public var stepCount: Int { summary.value.stepCount }
  }

  /// Where an exercise's file is.
  public enum Source: Hashable, Sendable {
    /// In the program, under this name.
    case builtIn(String)
    /// At this path.
    case file(String)

    /// The file's name, as diagnostics call it.
    public var file: String {
      switch self {
      case .builtIn(let name), .file(let name): name
      }
    }
  }

  /// The exercises in the program, and those in `folders`.
  ///
  /// Throws a ``FileError`` where a folder cannot be read.
  public static func builtIn(adding folders: [String] = []) throws(FileError) -> Catalogue {
    var sources = EmbeddedExercises.files.map { Source.builtIn($0) }
    for folder in folders {
      let stem = folder.hasSuffix("/") ? folder : folder + "/"
      sources += try exerciseFiles(in: folder).map { .file(stem + $0) }
    }
    return Catalogue(entries: sources.map(Entry.init))
  }

  /// The exercises whose id an earlier one already has; they cannot be opened by it. A broken file takes no id.
  public var duplicates: [Diagnostic] {
    var first: [String: Entry] = [:]
    return entries.compactMap { entry in
      guard let taken = first[entry.id] else {
        first[entry.id] = entry
        return nil
      }
      guard isValid(taken) else {
        first[entry.id] = entry
        return nil
      }
      return isValid(entry) ? Diagnostic.idTaken(entry.id, in: entry.source.file, by: taken.source.file) : nil
    }
  }

  private func isValid(_ entry: Entry) -> Bool {
    if case .builtIn = entry.source { return true }
    return (try? read(entry))?.exercise != nil
  }

  /// The entry with an id; where there are several, the first.
  public func entry(_ id: String) throws(CatalogueError) -> Entry {
    if let entry = entries.first(where: { $0.id == id }) { return entry }
    throw .unknown(id, suggestion: nearest(id, in: entries.map(\.id)))
  }

  /// Reads the exercise with an id; where several files have it, the first that is valid.
  ///
  /// Throws a ``CatalogueError`` where there is none, where its file cannot be read, and where it has mistakes.
  public func open(_ id: String) throws(CatalogueError) -> Exercise {
    var refusal: CatalogueError?
    for entry in entries where entry.id == id {
      do {
        let (exercise, diagnostics) = try read(entry)
        if let exercise { return exercise }
        refusal = refusal ?? .mistakes(diagnostics)
      } catch {
        refusal = refusal ?? error
      }
    }
    if let refusal { throw refusal }
    throw .unknown(id, suggestion: nearest(id, in: entries.map(\.id)))
  }

  /// The built-in exercise with an id, unless a file is just that one; by it no other exercise can be opened.
  public static func builtInFile(withID id: String, otherThan path: String) -> String? {
    for name in EmbeddedExercises.files {
      guard let bytes = EmbeddedExercises.bytes(of: name), ExerciseSummary(scanning: bytes)?.id == id else { continue }
      let own = try? readFile(path, limit: SourceText.longest + 1)
      return own?.elementsEqual(bytes) == true ? nil : name
    }
    return nil
  }

  /// Reads an entry's exercise, or everything that is wrong with it.
  public func read(_ entry: Entry) throws(CatalogueError) -> (exercise: Exercise?, diagnostics: [Diagnostic]) {
    let reading = try reading(entry)
    return (reading.exercise, reading.diagnostics)
  }

  func reading(_ entry: Entry) throws(CatalogueError) -> ExerciseReading {
    switch entry.source {
    case .builtIn(let name):
      guard let bytes = EmbeddedExercises.bytes(of: name) else { throw .unknown(name, suggestion: nil) }
      return ExerciseReading(bytes: bytes, file: name)
    case .file(let path):
      do {
        return ExerciseReading(bytes: try readFile(path, limit: SourceText.longest + 1), file: path)
      } catch {
        throw .unreadable(error)
      }
    }
  }
}

/// Why an exercise could not be opened.
public enum CatalogueError: Error, Hashable, Sendable {
  /// No exercise has this id; perhaps another one was meant.
  case unknown(String, suggestion: String?)
  /// Its file cannot be read.
  case unreadable(FileError)
  /// Its file has mistakes.
  case mistakes([Diagnostic])
  /// It has no variants with other numbers.
  case noVariants(String)
  /// It has none for the seed asked for, and why.
  case noVariant(String, Text)
}

extension CatalogueError {
  /// The reason in words; for a file with mistakes, a line each.
  public var text: Text {
    switch self {
    case .unknown(let id, let suggestion):
      "there is no exercise \(code: id.clipped)\(suggestion.map { "; did you mean \(prose: $0)?" })"
    case .unreadable(let error): error.text
    case .mistakes(let diagnostics): diagnostics.map(\.text).joined(separator: Text(prose: "\n"))
    case .noVariants(let id): "\(prose: id.clipped) has no variants: it does not say what varies"
    case .noVariant(let id, let reason): "\(prose: id.clipped): \(reason)"
    }
  }
}

extension CatalogueError: CustomStringConvertible {
  /// The reason in Unicode.
  public var description: String { text.unicode }
}

/// A catalogue line that is read when it is first looked at, and then kept.
private final class CachedSummary: Sendable {
  private let source: Catalogue.Source
  private let head = Mutex<ExerciseSummary?>(nil)

  init(_ source: Catalogue.Source) { self.source = source }

  var value: ExerciseSummary {
    head.withLock { head in
      if let head { return head }
      let read = Self.read(source)
      head = read
      return read
    }
  }

  private static func read(_ source: Catalogue.Source) -> ExerciseSummary {
    switch source {
    case .builtIn(let name):
      return EmbeddedExercises.bytes(of: name).map { head(of: $0, source) }
        ?? unreadable(source, "it is missing" as Text)
    case .file(let path):
      do {
        return try readFile(path, limit: SourceText.longest + 1).withUnsafeBufferPointer { head(of: $0, source) }
      } catch {
        return unreadable(source, error.reason.text)
      }
    }
  }

  private static func head(of bytes: UnsafeBufferPointer<UInt8>, _ source: Catalogue.Source) -> ExerciseSummary {
    if let head = ExerciseSummary(scanning: bytes) { return head }
    // Laid out unusually, or broken: the YAML reader knows which.
    let (exercise, diagnostics) = ExerciseReader.read(bytes: bytes, file: source.file)
    guard let exercise else {
      return unreadable(source, diagnostics.first.map { "line \($0.line): \($0.mistake.message)" } ?? "")
    }
    return ExerciseSummary(
      id: exercise.id, title: exercise.title, trains: exercise.trains, stepCount: exercise.steps.count)
  }

  /// The line of a file that says nothing about itself: it is called after the file.
  private static func unreadable(_ source: Catalogue.Source, _ reason: Text) -> ExerciseSummary {
    let name = source.file.split(separator: "/").last.map(String.init) ?? source.file
    let visible = String(String.UnicodeScalarView(name.unicodeScalars.filter { ForbiddenCharacter($0) == nil }))
    let id = visible.hasSuffix(".yaml") ? String(visible.dropLast(5)) : String(visible.dropLast(4))
    return ExerciseSummary(id: id, title: visible, trains: ("cannot be read: \(reason)" as Text).unicode, stepCount: 0)
  }
}
