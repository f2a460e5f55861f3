import Canvas
import Testing
import TutorUI

@testable import Terminal

/// The bytes by which terminals send a key; empty where none is known.
private func bytes(of event: KeyEvent) -> String {
  switch event {
  case .character(let character): String(character)
  case .interrupt: "\u{3}"
  case .key(let key): bytes(of: key)
  case .paste, .mouse, .resize, .endOfInput: ""
  }
}

private func bytes(of key: Key) -> String {
  let functions = ["OP", "OQ", "OR", "OS", "[15~", "[17~", "[18~", "[19~", "[20~", "[21~", "[23~", "[24~"]
  return switch key {
  case .up: "\u{1B}[A"
  case .down: "\u{1B}[B"
  case .right: "\u{1B}[C"
  case .left: "\u{1B}[D"
  case .wordLeft: "\u{1B}[1;5D"
  case .wordRight: "\u{1B}[1;5C"
  case .home: "\u{1B}[H"
  case .end: "\u{1B}[F"
  case .pageUp: "\u{1B}[5~"
  case .pageDown: "\u{1B}[6~"
  case .enter: "\r"
  case .tab: "\t"
  case .backTab: "\u{1B}[Z"
  case .escape: "\u{1B}"
  case .backspace: "\u{7F}"
  case .delete: "\u{1B}[3~"
  case .insert: "\u{1B}[2~"
  case .function(let number): functions.indices.contains(number - 1) ? "\u{1B}" + functions[number - 1] : ""
  // Ctrl-H is the byte that some terminals send for Backspace, and is read as that; both are bound alike.
  case .control("h"): "\u{1B}[104;5u"
  case .control(let letter): letter.asciiValue.map { String(Unicode.Scalar($0 & 0x1F)) } ?? ""
  case .alt(let letter): "\u{1B}\(letter)"
  }
}

@Suite("Keys of the key map") struct BoundKeyTests {
  @Test("Every key in the key map has bytes that are read as it, also one by one", arguments: KeyContext.allCases)
  func decoded(_ context: KeyContext) {
    for key in KeyMap.bindings.filter({ $0.context == context }).flatMap(\.keys) {
      let bytes = Array(bytes(of: key).utf8)
      #expect(!bytes.isEmpty, "no terminal sends \(key)")
      for size in [bytes.count, 1] where size > 0 {
        var decoder = KeyDecoder()
        var events: [KeyEvent] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
          decoder.feed(bytes[start..<min(start + size, bytes.count)])
          while let event = decoder.next() { events.append(event) }
        }
        if events.isEmpty, decoder.patience != nil {
          decoder.flush()
          while let event = decoder.next() { events.append(event) }
        }
        #expect(events == [key], "\(bytes) in pieces of \(size)")
      }
    }
  }
}
