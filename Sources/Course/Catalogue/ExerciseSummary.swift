#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the catalogue shows of an exercise, read without reading the exercise.
struct ExerciseSummary: Hashable {
  var id: String
  var title: String
  var trains: String
  var stepCount: Int

  /// Picks the head out of a file's bytes, by looking only at how its lines begin.
  ///
  /// Nil where the file is laid out in a way that only a YAML reader understands.
  init?(scanning bytes: UnsafeBufferPointer<UInt8>) {
    var found: [String: String] = [:]
    var lines = LineScan(bytes: bytes)
    while let line = lines.next() {
      guard let first = line.first, first != UInt8(ascii: " "), first != UInt8(ascii: "#") else { continue }
      if line.starts(with: "steps:".utf8) {
        guard line.dropFirst(6).allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) else { return nil }
        guard let count = lines.countItems() else { return nil }
        found["steps"] = String(count)
        continue
      }
      for key in ["id", "title", "trains"] where line.starts(with: key.utf8) {
        guard line.dropFirst(key.utf8.count).first == UInt8(ascii: ":") else { continue }
        guard let value = plainScalar(line.dropFirst(key.utf8.count + 1)), !lines.nextLineIsIndented else { return nil }
        found[key] = value
      }
    }
    guard let id = found["id"], let title = found["title"], let trains = found["trains"],
      let stepCount = found["steps"].flatMap({ Int($0) })
    else { return nil }
    self.init(id: id, title: title, trains: trains, stepCount: stepCount)
  }

  init(id: String, title: String, trains: String, stepCount: Int) {
    self.id = id
    self.title = title
    self.trains = trains
    self.stepCount = stepCount
  }
}

/// The text of a plain scalar after its key; nil for any other kind of value, and for what may not reach a terminal.
private func plainScalar(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
  guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
  let trimmed = text.trimmingSpaces
  guard let first = trimmed.unicodeScalars.first, !"\"'|>&*!{[@`%#?,-".unicodeScalars.contains(first),
    !trimmed.contains(" #"), !trimmed.contains(": "), !trimmed.hasSuffix(":"),
    trimmed.unicodeScalars.allSatisfy({ ForbiddenCharacter($0) == nil })
  else { return nil }
  return trimmed
}

extension String {
  fileprivate var trimmingSpaces: String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}

/// The lines of a file, one after another.
private struct LineScan {
  let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> Slice<UnsafeBufferPointer<UInt8>>? {
    guard position < bytes.count, let base = bytes.baseAddress else { return nil }
    let start = position
    let length = memchr(base + start, 0x0A, bytes.count - start).map {
      UnsafeRawPointer($0) - UnsafeRawPointer(base + start)
    }
    let end = length.map { start + $0 } ?? bytes.count
    position = end + 1
    return bytes[start..<end]
  }

  var nextLineIsIndented: Bool { position < bytes.count && bytes[position] == UInt8(ascii: " ") }

  /// How many items the block sequence has that begins here; nil where what follows is no such sequence.
  mutating func countItems() -> Int? {
    var indent: Int?
    var count = 0
    while true {
      let before = position
      guard let line = next() else { break }
      let spaces = line.prefix { $0 == UInt8(ascii: " ") }.count
      guard let first = line.dropFirst(spaces).first, first != UInt8(ascii: "\r") else { continue }
      if first == UInt8(ascii: "#") { continue }
      let isItem = first == UInt8(ascii: "-") && [nil, UInt8(ascii: " ")].contains(line.dropFirst(spaces + 1).first)
      if indent == nil {
        guard isItem else { return nil }
        indent = spaces
      }
      if spaces == indent, isItem {
        count += 1
      } else if spaces == 0 || spaces < indent ?? 0 {
        position = before
        break
      }
    }
    return indent == nil ? nil : count
  }
}
