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
  private(set) var failure: String?
  /// Bytes given back, the next one last.
  private var returned: [UInt8] = []

  /// Opens the file at a path; `-` is standard input.
  ///
  /// - Throws: an `Unopened` with the system's reason.
  init(path: String) throws(Unopened) {
    name = path == "-" ? "standard input" : path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Unopened(path: path, reason: String(cString: strerror(errno))) }
  }

  /// A source of bytes in memory.
  init(_ bytes: [UInt8]) {
    name = "text"
    descriptor = -1
    buffer = bytes
    end = bytes.count
  }

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

  private func refill() -> Bool {
    guard descriptor >= 0 else { return false }
    position = 0
    repeat { end = read(descriptor, &buffer, buffer.count) } while end < 0 && errno == EINTR
    if end < 0 {
      failure = String(cString: strerror(errno))
      end = 0
    }
    return end > 0
  }

  /// A file that could not be opened.
  struct Unopened: Error {
    let path: String
    let reason: String
  }
}
