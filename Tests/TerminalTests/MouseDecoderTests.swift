import Canvas
import Testing

@testable import Terminal

@Suite("Reports of the mouse") struct MouseDecoderTests {
  private func events(_ text: String) -> [KeyEvent] {
    var decoder = KeyDecoder()
    decoder.feed(Array(text.utf8))
    var events: [KeyEvent] = []
    while let event = decoder.next() { events.append(event) }
    return events
  }

  @Test("A press of the left button and the wheel have a place, counted from 0") func presses() {
    #expect(
      events("\u{1B}[<0;1;1M\u{1B}[<64;80;24M\u{1B}[<65;300;100Mx") == [
        .mouse(MouseEvent(.press, at: Position(column: 0, row: 0))),
        .mouse(MouseEvent(.wheelUp, at: Position(column: 79, row: 23))),
        .mouse(MouseEvent(.wheelDown, at: Position(column: 299, row: 99))),
        .character("x"),
      ])
  }

  @Test("Releases, other buttons, moves, held keys and broken reports mean nothing") func others() {
    for report in [
      "<0;3;4m", "<1;3;4M", "<2;3;4M", "<32;3;4M", "<4;3;4M", "<0;3M", "<0;0;4M", "<;;M",
      "<0;9999999999999999999;1M",
    ] {
      #expect(events("\u{1B}[\(report)x") == [.character("x")], "\(report)")
    }
  }

  @Test("A report that comes byte by byte is one event") func slowly() {
    var decoder = KeyDecoder()
    for byte in "\u{1B}[<0;12;7M".utf8 {
      #expect(decoder.next() == nil)
      decoder.feed([byte])
    }
    #expect(decoder.next() == .mouse(MouseEvent(.press, at: Position(column: 11, row: 6))))
  }
}
