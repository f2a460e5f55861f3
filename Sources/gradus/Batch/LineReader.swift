/// Lines of bytes that are not blank, with their numbers.
struct LineReader {
  private let source: ByteSource
  private var line = 0

  init(_ source: ByteSource) { self.source = source }

  mutating func next() -> (line: Int, bytes: [UInt8])? {
    while true {
      line += 1
      var bytes: [UInt8] = []
      var isAtEnd = true
      while let byte = source.next() {
        isAtEnd = byte != newline
        if !isAtEnd { break }
        bytes.append(byte)
        // One byte beyond the limit tells that there were more.
        guard bytes.count <= CSVReader.longest else {
          source.skipLine()
          return (line, bytes)
        }
      }
      if bytes.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") && $0 != UInt8(ascii: "\r") }) {
        return (line, bytes)
      }
      if isAtEnd { return nil }
    }
  }
}

private let newline = UInt8(ascii: "\n")
