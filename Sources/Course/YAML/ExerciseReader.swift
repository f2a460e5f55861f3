import Formula

/// Reads an exercise file into an ``Exercise``, or into everything that is wrong with it.
public enum ExerciseReader {
  /// The format this reader understands: the file's `format:` line.
  public static let format = 1
  /// So many mistakes of a file are listed at most.
  static let mostListed = 200

  /// Reads an exercise from a text; `file` names it in diagnostics.
  ///
  /// There is an exercise exactly when there are no diagnostics. Diagnostics come in the order of the file.
  public static func read(text: String, file: String) -> (exercise: Exercise?, diagnostics: [Diagnostic]) {
    read(bytes: text.utf8, file: file)
  }

  /// Reads an exercise from the bytes of a file.
  public static func read(
    bytes: some Collection<UInt8>, file: String
  ) -> (exercise: Exercise?, diagnostics: [Diagnostic]) {
    let reading = ExerciseReading(bytes: bytes, file: file)
    return (reading.exercise, reading.diagnostics)
  }

  /// Reads an exercise from the file at a path; throws a ``FileError`` where there is nothing to read.
  public static func read(path: String) throws(FileError) -> (exercise: Exercise?, diagnostics: [Diagnostic]) {
    read(bytes: try readFile(path, limit: SourceText.longest + 1), file: path)
  }

  /// Reads what a text states, without making an exercise of it; `file` names it in diagnostics.
  ///
  /// There is a spec exactly when there are no diagnostics.
  public static func spec(text: String, file: String) -> (spec: ExerciseSpec?, diagnostics: [Diagnostic]) {
    do {
      var document = try Document(SourceText(bytes: text.utf8, file: file))
      let spec = document.spec()
      guard document.mistakes.isEmpty else { return (nil, document.mistakes.inFileOrder()) }
      return (spec, [])
    } catch let errors as DocumentErrors {
      return (nil, errors.diagnostics)
    } catch let diagnostic as Diagnostic {
      return (nil, [diagnostic])
    } catch {
      return (nil, [])
    }
  }
}

/// What came of reading a file: the exercise or its mistakes, and where its parts stand.
struct ExerciseReading {
  let exercise: Exercise?
  /// What the file states, as far as it could be read.
  let spec: ExerciseSpec?
  /// What is wrong, in the order of the file; nothing exactly where there is an exercise.
  let diagnostics: [Diagnostic]
  private var places: SourceMap?

  init(bytes: some Collection<UInt8>, file: String) {
    do throws(DocumentErrors) {
      var document = try Document(Self.source(bytes, file))
      let spec = document.spec()
      var builder = ExerciseBuilder(unread: document.unread)
      let exercise = spec.flatMap { builder.exercise($0) }
      document.report(builder.mistakes)
      self.exercise = document.mistakes.isEmpty ? exercise : nil
      self.spec = spec
      diagnostics = document.mistakes.inFileOrder().capped(at: ExerciseReader.mostListed)
      places = document.places
    } catch {
      exercise = nil
      spec = nil
      diagnostics = error.diagnostics
    }
  }

  private static func source(_ bytes: some Collection<UInt8>, _ file: String) throws(DocumentErrors) -> SourceText {
    do {
      return try SourceText(bytes: bytes, file: file)
    } catch {
      throw DocumentErrors(diagnostics: [error])
    }
  }

  /// Mistakes found in the exercise later, at their places in the file.
  func diagnostics(for mistakes: [SpecMistake]) -> [Diagnostic] {
    guard var places else { return [] }
    return mistakes.map { places.diagnostic(for: $0) }
  }
}
