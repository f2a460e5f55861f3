import Formula

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of a file or of standard input, read a piece at a time, so that a file of any length takes no more memory.
final class ByteSource {
  /// What the input is called in messages.
  let name: String
  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var position = 0
  private var end = 0
  /// Why reading ended before the end, where it did.
  private(set) var failure: ReadingFailure?
  /// Bytes given back, the next one last.
  private var returned: [UInt8] = []

  /// Opens the file at a path; `-` is standard input.
  ///
  /// - Throws: an `Unopened` with the system's reason.
  init(path: String) throws(Unopened) {
    name = path == "-" ? "standard input" : path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Unopened(path: path, reason: .system(errno)) }
  }

  /// A source of bytes in memory.
  init(_ bytes: [UInt8]) {
    name = "text"
    descriptor = -1
    buffer = bytes
    end = bytes.count
  }

  private init(standardInput: ()) {
    name = "standard input"
    descriptor = STDIN_FILENO
  }

  /// The bytes of standard input.
  static var standardInput: ByteSource { ByteSource(standardInput: ()) }

  deinit {
    if descriptor > STDERR_FILENO { close(descriptor) }
  }

  /// The next byte, or nil at the end.
  func next() -> UInt8? {
    if let byte = returned.popLast() { return byte }
    if position == end, !refill() { return nil }
    defer { position += 1 }
    return buffer[position]
  }

  /// The next line as text without its end, cut where it is longer than so many bytes; nil at the end of the input.
  func line(longest: Int) -> String? {
    var bytes: [UInt8] = []
    var byte = next()
    if byte == nil { return nil }
    while let read = byte, read != UInt8(ascii: "\n") {
      bytes.append(read)
      if bytes.count == longest {
        skipLine()
        break
      }
      byte = next()
    }
    if failure != nil { return nil }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Gives bytes back, to be read again in the same order.
  func giveBack(_ bytes: ArraySlice<UInt8>) { returned += bytes.reversed() }

  /// Leaves out the mark that some programs put before UTF-8 text.
  func skipByteOrderMark() {
    var read: [UInt8] = []
    for expected in [0xEF, 0xBB, 0xBF] as [UInt8] {
      guard let byte = next() else { break }
      read.append(byte)
      if byte != expected { break }
    }
    if read != [0xEF, 0xBB, 0xBF] { giveBack(read[...]) }
  }

  /// Leaves the rest of a line, unless it has none: then reading ends with a failure.
  func skipLine() {
    while let byte = returned.popLast() {
      if byte == UInt8(ascii: "\n") { return }
    }
    var count = 0
    while position < end || refill() {
      if let lineEnd = buffer[position..<end].firstIndex(of: UInt8(ascii: "\n")) {
        position = lineEnd + 1
        return
      }
      count += end - position
      position = end
      guard count < Self.longestSkip else {
        return fail(.endlessLine(bytes: Self.longestSkip))
      }
    }
  }

  /// No line goes on for longer: a device such as `/dev/zero` never ends one.
  private static let longestSkip = 8 << 20

  private func fail(_ reason: ReadingFailure) {
    failure = reason
    returned = []
    position = 0
    end = 0
  }

  private func refill() -> Bool {
    guard descriptor >= 0, failure == nil else { return false }
    position = 0
    repeat { end = read(descriptor, &buffer, buffer.count) } while end < 0 && errno == EINTR
    if end < 0 { fail(.system(errno)) }
    return end > 0
  }

  /// A file that could not be opened.
  struct Unopened: Error {
    let path: String
    let reason: ReadingFailure
  }
}

/// Why bytes can no longer be read.
enum ReadingFailure: Hashable {
  /// The system's reason, by its number.
  case system(Int32)
  /// A line goes on for longer than any text has lines.
  case endlessLine(bytes: Int)

  /// The reason in words.
  var text: Text {
    switch self {
    case .system(let code): Text(prose: String(cString: strerror(code)))
    case .endlessLine(let bytes): "a line has more than \(bytes >> 20) million bytes"
    }
  }
}
