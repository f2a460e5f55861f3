import Formula
import Yams

/// The text of an exercise file, its lines, and what may not stand in it.
struct SourceText {
  /// No exercise file is longer than this many bytes.
  static let longest = 256 * 1024

  let file: String
  let text: String
  /// The text's Unicode scalars; positions count them.
  let scalars: [Unicode.Scalar]
  /// Where each line starts.
  private let lineStarts: [Int]

  /// A place in the file, both counted from 1.
  struct Place: Hashable {
    let line: Int
    let column: Int
  }

  /// Takes the bytes of a file; throws the diagnostic that keeps them from being an exercise's text at all.
  init(bytes: some Collection<UInt8>, file: String) throws(Diagnostic) {
    guard bytes.count <= Self.longest else {
      throw Diagnostic(file: file, FileMistake.tooLarge)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let place = Self.firstPlaceOutsideUTF8(in: bytes)
      throw Diagnostic(file: file, line: place.line, column: place.column, FileMistake.notUTF8)
    }
    self.init(text: text, file: file)
  }

  /// Takes a text that is known to be short enough.
  init(text: String, file: String) {
    self.file = file
    // Some editors put a byte order mark in front; it says nothing in UTF-8.
    let scalars = Array(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
    self.text = scalars.count == text.unicodeScalars.count ? text : String(String.UnicodeScalarView(scalars))
    self.scalars = scalars
    var starts = [0]
    for (position, scalar) in scalars.enumerated() where scalar == "\n" { starts.append(position + 1) }
    lineStarts = starts
  }

  /// The place of a position, in Unicode scalars from the start.
  func place(at position: Int) -> Place {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= position { low = middle } else { high = middle }
    }
    return Place(line: low + 1, column: position - lineStarts[low] + 1)
  }

  /// The position of a place; the nearest one where the text has no such place.
  func position(of place: Place) -> Int {
    guard lineStarts.indices.contains(place.line - 1) else { return scalars.count }
    return min(lineStarts[place.line - 1] + place.column - 1, scalars.count)
  }

  /// What no exercise may contain, whatever it says: characters that could steer a terminal or turn text around, and
  /// the anchors from which a short file can unfold into an endless one.
  func forbidden() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (position, scalar) in scalars.enumerated() where found.count < 20 {
      if let character = ForbiddenCharacter(scalar), !(scalar == "\r" && scalars[safe: position + 1] == "\n") {
        found.append(diagnostic(at: place(at: position), FileMistake.forbidden(character)))
      }
      if scalar == "&", startsAnchor(at: position) {
        found.append(diagnostic(at: place(at: position), FileMistake.anchor))
      }
    }
    return found
  }

  /// Whether a YAML anchor could start here; an ampersand in running text is followed by a space.
  private func startsAnchor(at position: Int) -> Bool {
    let before = position == 0 ? " " : scalars[position - 1]
    guard before.properties.isWhitespace || "[{,:?-".unicodeScalars.contains(before) else { return false }
    guard let after = scalars[safe: position + 1] else { return false }
    return after == "_" || after == "-" || after.properties.isAlphabetic || ("0"..."9").contains(after)
  }

  /// A diagnostic at a place, or at the start of the file.
  func diagnostic(at place: Place?, _ mistake: any Mistake) -> Diagnostic {
    Diagnostic(file: file, line: place?.line ?? 1, column: place?.column ?? 1, mistake)
  }

  private static func firstPlaceOutsideUTF8(in bytes: some Collection<UInt8>) -> Place {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var (line, column) = (1, 1)
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    return Place(line: line, column: column)
  }
}

extension Collection {
  /// The element at an index, or nil outside.
  subscript(safe index: Index) -> Element? { indices.contains(index) ? self[index] : nil }
}
