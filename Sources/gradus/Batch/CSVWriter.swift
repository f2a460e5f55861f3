/// A record as one line of comma-separated values, quoted where it has to be.
///
/// Bytes are looked at, not characters: a quote with a combining mark after it is a character of its own to Swift, but
/// still a quote to whoever reads the line.
func csvLine(_ fields: [String]) -> String {
  var line: [UInt8] = []
  for (index, field) in fields.enumerated() {
    if index > 0 { line.append(comma) }
    // An empty line would be no record at all.
    let isQuoted =
      field.utf8.contains { $0 == quote || $0 == comma || $0 == newline || $0 == carriageReturn }
      || field.isEmpty && fields.count == 1
    guard isQuoted else {
      line.append(contentsOf: field.utf8)
      continue
    }
    line.append(quote)
    for byte in field.utf8 {
      if byte == quote { line.append(quote) }
      line.append(byte)
    }
    line.append(quote)
  }
  return String(decoding: line, as: UTF8.self)
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")
