import Canvas

/// Bytes from a terminal, read as keys.
///
/// What terminals send today is a small common language (ECMA-48 control sequences as xterm uses them); a terminal's
/// own description adds to it. A lone Escape and the beginning of a sequence look alike, so the reader of the bytes
/// waits for ``patience`` and then calls ``flush()``.
///
/// ```swift
/// var decoder = KeyDecoder()
/// decoder.feed([0x1B, 0x5B, 0x41])
/// decoder.next()  // .key(.up)
/// ```
struct KeyDecoder {
  static let escape: UInt8 = 0x1B

  /// A paste is cut here; no answer is nearly as long.
  static let longestPaste = 65_536
  /// A control sequence that has not ended by then is not one.
  private static let longestSequence = 256

  private let sequences: [[UInt8]: Key]
  private var bytes: [UInt8] = []
  private var position = 0
  private var paste: [UInt8]?
  /// What the terminal sends of itself and has not ended yet.
  private var dropped: ControlString?
  /// What the last bytes may have begun, had more come with them.
  private var perhapsBegun: ControlString?

  /// A decoder that also knows these keys.
  init(sequences: [[UInt8]: Key] = [:]) { self.sequences = sequences }

  /// Takes in bytes as they came.
  mutating func feed(_ new: some Sequence<UInt8>) {
    bytes.removeSubrange(..<position)
    position = 0
    let new = Array(new)
    if !new.isEmpty {
      if let begun = perhapsBegun, begun.mayContinue(with: new) { dropped = begun }
      perhapsBegun = nil
    }
    // A string that never ends does not outlast Enter, which comes alone where it is typed.
    if new == [0x0D] { dropped = nil }
    bytes.append(contentsOf: new)
  }

  /// How long to wait for more bytes before ``flush()``; nil where nothing is incomplete.
  ///
  /// People do not press `[` within 25 ms after Escape; a sequence once begun, or a paste, may travel slowly.
  var patience: Duration? {
    if paste != nil { return .milliseconds(1000) }
    if dropped != nil { return nil }
    switch bytes.count - position {
    case 0: return nil
    case 1 where bytes[position] == Self.escape: return .milliseconds(25)
    default: return .milliseconds(250)
    }
  }

  /// Takes what is incomplete as it stands: Escape is Escape, a broken character is unreadable, a paste has ended.
  ///
  /// What the terminal sends of itself stays so, however late its end comes.
  mutating func flush() {
    if dropped != nil { return }
    if let pasted = paste {
      paste = nil
      flushed.append(.paste(text(of: pasted + bytes[position...])))
      position = bytes.count
    } else if position < bytes.count {
      let rest = bytes[position...]
      if rest.count == 2, rest.first == Self.escape, let last = rest.last {
        // Alt-O is also how the sequences of some function keys begin, and Alt-P a string of the terminal.
        let key = Self.alt(last)
        perhapsBegun = ControlString(introducer: last)
        if key != nil || perhapsBegun != nil {
          position += 2
          if let key { flushed.append(key) }
          return
        }
      }
      if rest.count > 2, rest.starts(with: [Self.escape, UInt8(ascii: "[")]) {
        position = bytes.count
        dropped = .controlSequence
        return
      }
      position += 1
      flushed.append(rest.first == Self.escape ? .key(.escape) : .character("\u{FFFD}"))
    }
  }

  private var flushed: [KeyEvent] = []

  /// The next event that is complete; nil where more bytes are needed.
  mutating func next() -> KeyEvent? {
    if !flushed.isEmpty { return flushed.removeFirst() }
    while position < bytes.count {
      if paste != nil {
        guard let text = endOfPaste() else { return nil }
        return .paste(text)
      }
      if let string = dropped {
        guard drop(string) else { return nil }
        continue
      }
      switch decode(bytes[position...]) {
      case .event(let event, let length):
        position += length
        return event
      case .nothing(let length): position += length
      case .pasteBegins(let length):
        position += length
        paste = []
      case .stringBegins(let string, let length):
        position += length
        dropped = string
      case .incomplete: return nil
      }
    }
    return nil
  }

  /// What the front of some bytes says, and how many of them say it.
  private enum Step {
    case event(KeyEvent, Int)
    case nothing(Int)
    case pasteBegins(Int)
    case stringBegins(ControlString, Int)
    case incomplete
  }

  /// Drops what belongs to a string; false where more bytes must tell whether it goes on.
  private mutating func drop(_ string: ControlString) -> Bool {
    switch string.step(bytes[position...]) {
    case .more(let length): position = min(position + length, bytes.count)
    case .end(let length):
      position += length
      dropped = nil
    case .incomplete: return false
    }
    return true
  }

  private func decode(_ rest: ArraySlice<UInt8>) -> Step {
    guard let first = rest.first else { return .incomplete }
    switch first {
    case Self.escape: return decodeEscape(rest)
    case 0x0D, 0x0A: return .event(.key(.enter), 1)
    case 0x09: return .event(.key(.tab), 1)
    case 0x08, 0x7F: return .event(.key(.backspace), 1)
    case 0x03: return .event(.interrupt, 1)
    case 0x00: return .event(.key(.control(" ")), 1)
    case 0x01..<0x20: return .event(control(first), 1)
    case 0x20..<0x7F: return .event(.character(Character(Unicode.Scalar(first))), 1)
    default: return decodeCharacter(rest)
    }
  }

  private func control(_ byte: UInt8) -> KeyEvent {
    let letter = Character(Unicode.Scalar(byte | 0x40))
    return .key(.control(Character(letter.lowercased())))
  }

  /// One scalar of UTF-8. Each byte that is none reads as U+FFFD, so that the typist sees that something came.
  private func decodeCharacter(_ rest: ArraySlice<UInt8>) -> Step {
    let length = rest[rest.startIndex] >= 0xF0 ? 4 : rest[rest.startIndex] >= 0xE0 ? 3 : 2
    var iterator = rest.prefix(length).makeIterator()
    var codec = UTF8()
    if case .scalarValue(let scalar) = codec.decode(&iterator) {
      if let string = ControlString(scalar) { return .stringBegins(string, length) }
      let isControl = scalar.properties.generalCategory == .control
      return isControl ? .nothing(length) : .event(.character(Character(scalar)), length)
    }
    let continues = rest.dropFirst().prefix(length - 1).allSatisfy { $0 & 0xC0 == 0x80 }
    let mayBecome = rest.count < length && continues && (0xC2...0xF4).contains(rest[rest.startIndex])
    return mayBecome ? .incomplete : .event(.character("\u{FFFD}"), 1)
  }

  private func decodeEscape(_ rest: ArraySlice<UInt8>) -> Step {
    guard rest.count > 1 else { return .incomplete }
    for length in stride(from: min(rest.count, 12), to: 1, by: -1) {
      if let key = sequences[Array(rest.prefix(length))] { return .event(.key(key), length) }
    }
    switch rest[rest.startIndex + 1] {
    case UInt8(ascii: "["): return decodeControlSequence(rest)
    case UInt8(ascii: "O"): return decodeSingleShift(rest)
    case 0x7F, 0x08: return .event(.key(.control("w")), 2)  // Alt-Backspace, which deletes a word
    case UInt8(ascii: "\\"): return .nothing(2)  // the end of a string whose beginning is gone
    case let next where ControlString(introducer: next) != nil:
      guard rest.count > 2, let string = ControlString(introducer: next) else { return .incomplete }
      return .stringBegins(string, 2)
    case let next: return Self.alt(next).map { .event($0, 2) } ?? .event(.key(.escape), 1)
    }
  }

  /// A letter with Alt held, which comes as Escape and the letter in one go; nil where the byte is no letter.
  ///
  /// Other characters are not taken so: a script that sends Escape and Enter at once means two keys.
  private static func alt(_ byte: UInt8) -> KeyEvent? {
    let letter = Character(Unicode.Scalar(byte))
    return letter.isASCII && letter.isLetter ? .key(.alt(Character(letter.lowercased()))) : nil
  }

  /// `ESC O x`: cursor and function keys, and the number pad in its application mode.
  private func decodeSingleShift(_ rest: ArraySlice<UInt8>) -> Step {
    guard rest.count > 2 else { return .incomplete }
    let final = Character(Unicode.Scalar(rest[rest.startIndex + 2]))
    if let key = KeyTable.byLetter[final] { return .event(.key(key), 3) }
    if let key = KeyTable.byShiftedLetter[final] { return .event(.key(key), 3) }
    if let character = KeyTable.numberPad[final] { return .event(.character(character), 3) }
    return .nothing(3)
  }

  /// `ESC [ parameters final`. A sequence that is not known says nothing, as a whole.
  private func decodeControlSequence(_ rest: ArraySlice<UInt8>) -> Step {
    var index = rest.startIndex + 2
    if index < rest.endIndex, rest[index] == UInt8(ascii: "[") {  // the Linux console's F1 to F5: ESC [ [ A
      guard index + 1 < rest.endIndex else { return .incomplete }
      let number = Int(rest[index + 1]) - 0x40
      return (1...5).contains(number) ? .event(.key(.function(number)), 4) : .nothing(4)
    }
    while index < rest.endIndex, (0x20..<0x40).contains(rest[index]) { index += 1 }
    let length = index - rest.startIndex + 1
    guard index < rest.endIndex else {
      return length > Self.longestSequence ? .stringBegins(.controlSequence, length - 1) : .incomplete
    }
    guard (0x40..<0x7F).contains(rest[index]) else {
      // What was broken off behind its parameters was no typing.
      return length > 3 ? .nothing(length - 1) : .event(.key(.escape), 1)
    }
    // A private marker in front, or an intermediate byte behind, makes it a reply and no key.
    let body = rest[(rest.startIndex + 2)..<index]
    if body.first == UInt8(ascii: "<") {
      return mouse(body.dropFirst(), final: rest[index]).map { .event(.mouse($0), length) } ?? .nothing(length)
    }
    if let marker = body.first, (0x3C..<0x40).contains(marker) || body.contains(where: { $0 < 0x30 }) {
      return .nothing(length)
    }
    let text = String(decoding: rest[(rest.startIndex + 2)..<index], as: UTF8.self)
    let parameters = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let final = Character(Unicode.Scalar(rest[index]))
    if final == "~", parameters == [200] { return .pasteBegins(length) }
    return KeyTable.event(parameters: parameters, final: final).map { .event($0, length) } ?? .nothing(length)
  }

  /// What the mouse did, as SGR mode reports it: `button;column;row`, and M for a press.
  ///
  /// Bits of the button say that a key is held or that the mouse moves; none of that means anything here.
  private func mouse(_ body: ArraySlice<UInt8>, final: UInt8) -> MouseEvent? {
    let numbers = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      Int(String(decoding: $0, as: UTF8.self)) ?? -1
    }
    guard final == UInt8(ascii: "M"), numbers.count == 3, (1...10_000).contains(numbers[1]),
      (1...10_000).contains(numbers[2])
    else { return nil }
    let position = Position(column: numbers[1] - 1, row: numbers[2] - 1)
    switch numbers[0] {
    case 0: return MouseEvent(.press, at: position)
    case 64: return MouseEvent(.wheelUp, at: position)
    case 65: return MouseEvent(.wheelDown, at: position)
    default: return nil
    }
  }

  /// Collects a paste; its text once the mark of its end has come.
  private mutating func endOfPaste() -> String? {
    let mark: [UInt8] = [Self.escape] + Array("[201~".utf8)
    while position < bytes.count {
      let rest = bytes[position...]
      if rest.first == Self.escape {
        if rest.starts(with: mark) {
          position += mark.count
          let pasted = paste ?? []
          paste = nil
          return text(of: pasted)
        }
        if rest.count < mark.count, mark.starts(with: rest) { return nil }
      }
      if let count = paste?.count, count < Self.longestPaste { paste?.append(bytes[position]) }
      position += 1
    }
    return nil
  }

  private func text(of pasted: some Sequence<UInt8>) -> String { String(decoding: Array(pasted), as: UTF8.self) }
}
