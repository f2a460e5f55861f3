/// What a terminal sends of itself, such as a late reply to a question for its colours: it is no typing and is dropped.
///
/// ECMA-48 has five strings, each from its own introducer to the string terminator `ESC \`; an operating system command
/// may also end with BEL. A control sequence of which only the beginning came in time is dropped the same way.
enum ControlString: Hashable {
  case deviceControl, startOfString, operatingSystemCommand, privacyMessage, applicationCommand
  /// The rest of `ESC [ parameters final`.
  case controlSequence

  /// By the byte behind Escape.
  init?(introducer: UInt8) {
    switch introducer {
    case UInt8(ascii: "P"): self = .deviceControl
    case UInt8(ascii: "X"): self = .startOfString
    case UInt8(ascii: "]"): self = .operatingSystemCommand
    case UInt8(ascii: "^"): self = .privacyMessage
    case UInt8(ascii: "_"): self = .applicationCommand
    default: return nil
    }
  }

  /// By the single character that stands for Escape and the byte.
  init?(_ scalar: Unicode.Scalar) {
    guard (0x80..<0xA0).contains(scalar.value) else { return nil }
    self.init(introducer: UInt8(scalar.value - 0x40))
  }

  /// What is done with the front of some bytes within the string.
  enum Step: Hashable {
    /// So many bytes belong to it, and it goes on.
    case more(Int)
    /// So many bytes belong to it, and it has ended.
    case end(Int)
    /// The next byte tells whether this ends it.
    case incomplete
  }

  func step(_ rest: ArraySlice<UInt8>) -> Step {
    guard let first = rest.first else { return .incomplete }
    if self == .controlSequence {
      switch first {
      case 0x20..<0x40: return .more(1)
      case 0x40..<0x7F: return .end(1)
      default: return .end(0)
      }
    }
    switch first {
    case KeyDecoder.escape:
      guard let next = rest.dropFirst().first else { return .incomplete }
      // Any other sequence breaks the string off.
      return next == UInt8(ascii: "\\") ? .end(2) : .end(0)
    case 0x07 where self == .operatingSystemCommand: return .end(1)
    case 0x18, 0x1A: return .end(1)
    case 0x03: return .end(0)
    case 0xC2:
      guard let next = rest.dropFirst().first else { return .incomplete }
      return next == 0x9C ? .end(2) : .more(2)
    default: return .more(1)
    }
  }

  /// Whether bytes that came together may be the body of such a string; people type one key at a time.
  func mayContinue(with bytes: [UInt8]) -> Bool { bytes.count > 2 && bytes[0] >= 0x20 && bytes[0] < 0x7F }
}
