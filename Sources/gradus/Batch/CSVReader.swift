/// Reads comma-separated values as RFC 4180 has them, one record at a time.
///
/// A field in quotes may hold commas, line ends and doubled quotes. A record that breaks the rules costs itself only: reading
/// goes on with the line after the one it began on.
struct CSVReader {
  /// One record: its fields, or what is wrong with it.
  struct Record {
    /// The line it began on, from 1.
    let line: Int
    let fields: Result<[String], CSVMistake>
    /// The bytes it was read from.
    let raw: [UInt8]

    /// Where a field begins on its line, in Unicode scalars from 1.
    func column(ofField field: Int) -> Int {
      var (fieldsLeft, column, isQuoted) = (field, 1, false)
      for byte in raw {
        if fieldsLeft == 0 { break }
        if byte == quote { isQuoted.toggle() }
        if byte == comma, !isQuoted { fieldsLeft -= 1 }
        if byte == newline { column = 1 } else if byte & 0xC0 != 0x80 { column += 1 }
      }
      return column
    }
  }

  /// No record is longer than this many bytes.
  static let longest = 1 << 16

  private let source: ByteSource
  private var line = 1
  /// What was read of a bad record, whose line is left only when another record is asked for.
  private var abandoned: (bytes: [UInt8], line: Int)?

  init(_ source: ByteSource) { self.source = source }

  /// The next record that is not an empty line, or nil at the end.
  mutating func next() -> Record? {
    if let bad = abandoned {
      abandoned = nil
      skipLine(after: bad.bytes, begunOn: bad.line)
    }
    while true {
      let start = line
      var raw: [UInt8] = []
      var scan = FieldScan()
      while !scan.isAtEnd {
        guard let byte = source.next() else {
          if raw.isEmpty { return nil }
          scan.finish()
          break
        }
        raw.append(byte)
        if byte == newline { line += 1 }
        if raw.count > Self.longest { scan.fail(.tooLong) } else { scan.take(byte) }
      }
      if let mistake = scan.mistake {
        abandoned = (raw, start)
        return Record(line: start, fields: .failure(mistake), raw: raw)
      }
      if scan.fields == [[]], raw.first != quote { continue }
      return Record(line: start, fields: text(of: scan.fields), raw: raw)
    }
  }

  private func text(of fields: [[UInt8]]) -> Result<[String], CSVMistake> {
    var texts: [String] = []
    for field in fields {
      guard let text = String(validating: field, as: UTF8.self) else {
        return .failure(.notUTF8)
      }
      texts.append(text)
    }
    return .success(texts)
  }

  /// Leaves the line that a bad record began on, and gives back what was read beyond it.
  private mutating func skipLine(after raw: [UInt8], begunOn start: Int) {
    if let end = raw.firstIndex(of: newline) {
      source.giveBack(raw[(end + 1)...])
    } else {
      source.skipLine()
    }
    line = start + 1
  }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")

/// The fields of one record as its bytes come in.
private struct FieldScan {
  private enum State { case fieldStart, plain, quoted, quoteInQuoted, afterReturn }

  private(set) var fields: [[UInt8]] = [[]]
  private(set) var isAtEnd = false
  private(set) var mistake: CSVMistake?
  private var state = State.fieldStart

  mutating func fail(_ found: CSVMistake) {
    mistake = found
    isAtEnd = true
  }

  /// The input ends here.
  mutating func finish() {
    if state == .quoted { fail(.openQuote) } else { isAtEnd = true }
  }

  mutating func take(_ byte: UInt8) {
    switch (state, byte) {
    case (.quoted, quote): state = .quoteInQuoted
    case (.quoted, _): append(byte)
    case (.quoteInQuoted, quote):
      append(byte)
      state = .quoted
    case (_, newline): isAtEnd = true
    case (.afterReturn, _): fail(.strayReturn)
    case (_, carriageReturn): state = .afterReturn
    case (_, comma):
      fields.append([])
      state = .fieldStart
    case (.fieldStart, quote): state = .quoted
    case (.quoteInQuoted, _): fail(.textAfterQuote)
    case (_, quote): fail(.strayQuote)
    default:
      append(byte)
      state = .plain
    }
  }

  private mutating func append(_ byte: UInt8) { fields[fields.count - 1].append(byte) }
}
