import Canvas
import Testing

@testable import Terminal

private func events(_ text: String, sequences: [[UInt8]: Key] = [:]) -> [KeyEvent] {
  var decoder = KeyDecoder(sequences: sequences)
  decoder.feed(text.utf8)
  return drain(&decoder)
}

private func drain(_ decoder: inout KeyDecoder) -> [KeyEvent] {
  var events: [KeyEvent] = []
  while let event = decoder.next() { events.append(event) }
  return events
}

@Test(arguments: [
  ("a", KeyEvent.character("a")), (" ", .character(" ")), ("σ", .character("σ")), ("−", .character("−")),
  ("𝛼", .character("𝛼")), ("\r", .key(.enter)), ("\n", .key(.enter)), ("\t", .key(.tab)), ("\u{7F}", .key(.backspace)),
  ("\u{8}", .key(.backspace)), ("\u{3}", .interrupt), ("\u{17}", .key(.control("w"))), ("\u{1}", .key(.control("a"))),
  ("\u{0}", .key(.control(" "))), ("\u{1C}", .key(.control("\\"))), ("\u{1F}", .key(.control("_"))),
  ("\u{1B}[A", .key(.up)), ("\u{1B}OB", .key(.down)), ("\u{1B}[C", .key(.right)), ("\u{1B}OD", .key(.left)),
  ("\u{1B}[1;5C", .key(.wordRight)), ("\u{1B}[1;3D", .key(.wordLeft)), ("\u{1B}[1;2D", .key(.left)),
  ("\u{1B}Oc", .key(.wordRight)), ("\u{1B}b", .key(.alt("b"))), ("\u{1B}\u{7F}", .key(.control("w"))),
  ("\u{1B}[H", .key(.home)), ("\u{1B}[1~", .key(.home)), ("\u{1B}[7~", .key(.home)), ("\u{1B}OF", .key(.end)),
  ("\u{1B}[4~", .key(.end)), ("\u{1B}[8~", .key(.end)), ("\u{1B}[5~", .key(.pageUp)), ("\u{1B}[6~", .key(.pageDown)),
  ("\u{1B}[3~", .key(.delete)), ("\u{1B}[2~", .key(.insert)), ("\u{1B}[Z", .key(.backTab)),
  ("\u{1B}OP", .key(.function(1))), ("\u{1B}[11~", .key(.function(1))), ("\u{1B}[[A", .key(.function(1))),
  ("\u{1B}[15~", .key(.function(5))), ("\u{1B}[24~", .key(.function(12))), ("\u{1B}[1;2Q", .key(.function(2))),
  ("\u{1B}OM", .key(.enter)), ("\u{1B}Ot", .character("4")), ("\u{1B}On", .character(".")),
  ("\u{1B}Om", .character("-")), ("\u{1B}[13u", .key(.enter)), ("\u{1B}[99;5u", .interrupt),
  ("\u{1B}[27;5;119~", .key(.control("w"))), ("\u{1B}[107;3u", .key(.alt("k"))), ("\u{1B}[27;3;107~", .key(.alt("k"))),
  ("\u{1B}[9;2u", .key(.backTab)),
])
func oneKey(bytes: String, event: KeyEvent) {
  #expect(events(bytes) == [event])
  #expect(events(bytes + bytes) == [event, event])
}

@Test func keysMayComeByteByByte() {
  for text in ["σ", "𝛼", "\u{1B}[1;5C", "\u{1B}OP", "\u{1B}[[B", "\u{1B}[200~a\u{1B}b\u{1B}[201~"] {
    var decoder = KeyDecoder()
    var found: [KeyEvent] = []
    for byte in text.utf8 {
      #expect(found.isEmpty)
      decoder.feed([byte])
      found += drain(&decoder)
    }
    #expect(found == events(text), "\(Array(text.utf8))")
    #expect(found.count == 1)
    #expect(decoder.patience == nil)
  }
}

@Test func escapeIsTakenAloneWhenNothingFollows() {
  var decoder = KeyDecoder()
  decoder.feed([0x1B])
  #expect(decoder.next() == nil)
  #expect(decoder.patience == .milliseconds(25))
  decoder.flush()
  #expect(drain(&decoder) == [.key(.escape)])
  #expect(decoder.patience == nil)
}

/// A terminal sends Alt and a letter as Escape and the letter in one go.
@Test("Escape and a letter in one go are Alt and the letter", arguments: "abcdefghijklmnopqrstuvwxyz")
func altLetter(_ letter: Character) {
  #expect(events("\u{1B}\(letter)") == [.key(.alt(letter))])
  var decoder = KeyDecoder()
  decoder.feed("\u{1B}\(letter.uppercased())".utf8)
  // How the keys of the number pad begin, and two of the strings that terminals send.
  if "opx".contains(letter) { decoder.flush() }
  #expect(drain(&decoder) == [.key(.alt(letter))])
}

@Test("Escape and another key in one go are two keys") func escapeAndAKeyInOneGoAreTwoKeys() {
  #expect(events("\u{1B}7") == [.key(.escape), .character("7")])
  #expect(events("\u{1B}\r") == [.key(.escape), .key(.enter)])
  #expect(events("\u{1B}\u{1B}[A") == [.key(.escape), .key(.up)])
  var decoder = KeyDecoder()
  decoder.feed("\u{1B}[".utf8)
  #expect(decoder.next() == nil)
  #expect(decoder.patience == .milliseconds(250))
  decoder.flush()
  #expect(drain(&decoder) == [.key(.escape), .character("[")])
}

@Test func aPasteIsOneEventWhateverItContains() {
  let pasted = "0.5\r\u{3}\u{1B}[A q −2 \u{1B}"
  #expect(events("\u{1B}[200~\(pasted)\u{1B}[201~x") == [.paste(pasted), .character("x")])
  #expect(events("\u{1B}[201~x") == [.character("x")])
}

@Test func aPasteThatNeverEndsIsTakenAsItStands() {
  var decoder = KeyDecoder()
  decoder.feed("\u{1B}[200~0.5\u{1B}[20".utf8)
  #expect(drain(&decoder) == [])
  #expect(decoder.patience == .milliseconds(1000))
  decoder.flush()
  #expect(drain(&decoder) == [.paste("0.5\u{1B}[20")])
  #expect(decoder.patience == nil)
}

@Test func aHugePasteIsCut() {
  let text = String(repeating: "7", count: 3 * KeyDecoder.longestPaste)
  #expect(
    events("\u{1B}[200~\(text)\u{1B}[201~x") == [
      .paste(String(text.prefix(KeyDecoder.longestPaste))), .character("x"),
    ])
}

@Test func unknownSequencesSayNothing() {
  for unknown in [
    "\u{1B}[99~", "\u{1B}[I", "\u{1B}[?1;2c", "\u{1B}[12;40R", "\u{1B}OI", "\u{1B}[[Z", "\u{1B}[M", "\u{9B}",
  ] {
    #expect(events(unknown + "x").last == .character("x"), "\(Array(unknown.utf8))")
  }
  #expect(events("\u{1B}[99~x") == [.character("x")])
  #expect(events("\u{1B}[" + String(repeating: "1", count: 500) + "~x").last == .character("x"))
}

@Test func brokenCharactersAreSeenAndCostNothingElse() {
  var decoder = KeyDecoder()
  decoder.feed([0xFF, 0x61, 0xE2, 0x61, 0xC3])
  #expect(drain(&decoder) == [.character("\u{FFFD}"), .character("a"), .character("\u{FFFD}"), .character("a")])
  #expect(decoder.patience == .milliseconds(250))
  decoder.flush()
  #expect(drain(&decoder) == [.character("\u{FFFD}")])
}

@Test func whatTheTerminalDescribesComesFirst() {
  let sequences: [[UInt8]: Key] = [Array("\u{1B}[7$".utf8): .home, Array("\u{1B}OP".utf8): .up]
  #expect(events("\u{1B}[7$\u{1B}OP", sequences: sequences) == [.key(.home), .key(.up)])
}

/// Whatever comes, and however it is cut, the decoder comes to an end and keeps nothing back for ever.
@Test func anyBytesAreRead() {
  var seed: UInt64 = 1
  func random() -> UInt64 {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return seed >> 33
  }
  let alphabet: [UInt8] = [
    0x1B, 0x1B, 0x5B, 0x4F, 0x32, 0x30, 0x3B, 0x7E, 0x41, 0x61, 0xC3, 0xE2, 0x88, 0xFF, 0x0D, 0x75,
  ]
  for _ in 0..<1000 {
    var decoder = KeyDecoder()
    for _ in 0..<random() % 20 {
      decoder.feed((0..<random() % 4).map { _ in alphabet[Int(random()) % alphabet.count] })
      _ = drain(&decoder)
    }
    for _ in 0..<100 where decoder.patience != nil {
      decoder.flush()
      _ = drain(&decoder)
    }
    #expect(decoder.patience == nil)
  }
}

/// A terminal's answers to questions that somebody else asked, or its own late ones: no typing.
private let controlStrings = [
  "\u{1B}]11;rgb:1e1e/1e1e/1e1e\u{1B}\\", "\u{1B}]11;rgb:ffff/ffff/ffff\u{7}", "\u{1B}]52;c;cXVpdA==\u{1B}\\",
  "\u{1B}]lsome title q\u{1B}\\", "\u{1B}P1+r544e=787465726d\u{1B}\\", "\u{1B}P>|XTerm(370) q\u{1B}\\",
  "\u{1B}P1$r0m\u{1B}\\",
  "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}^private q\u{1B}\\", "\u{1B}Xstart of string q\u{1B}\\", "\u{9D}11;rgb:0/0/0\u{9C}",
  "\u{90}1$r0m\u{1B}\\", "\u{1B}[?62;1;2;4;6;9;15;18;21;22;28;29;42;52c", "\u{1B}[>41;370;0c", "\u{1B}[?2026;2$y",
  "\u{1B}[12;40R", "\u{1B}[?1u",
  "\u{1B}[?997;1n", "\u{1B}[8;24;80t", "\u{1B}[=1;2c",
]

@Test("Control strings of the terminal are no typing, wherever they are split", arguments: controlStrings)
func controlStringsAreDropped(_ string: String) {
  #expect(events("a" + string + "b") == [.character("a"), .character("b")])
  let bytes = Array(string.utf8)
  // Byte by byte.
  var decoder = KeyDecoder()
  for byte in bytes {
    decoder.feed([byte])
    #expect(drain(&decoder) == [])
  }
  decoder.feed("b".utf8)
  #expect(drain(&decoder) == [.character("b")])
  // The rest comes so late that the reader has stopped waiting; behind Escape alone it cannot be told from a key.
  for split in 3..<bytes.count where string.unicodeScalars.first == "\u{1B}" {
    var late = KeyDecoder()
    late.feed(bytes[..<split])
    var found = drain(&late)
    for _ in 0..<3 where late.patience != nil {
      late.flush()
      found += drain(&late)
    }
    late.feed(bytes[split...])
    found += drain(&late)
    late.feed("b".utf8)
    #expect(found + drain(&late) == [.character("b")], "split at \(split)")
  }
}

@Test("A string whose introducer alone came in time is dropped when the rest comes in one go")
func lateBodies() {
  for string in controlStrings
  where ["]", "P", "X", "^", "_"].contains(string.dropFirst().first) && string.hasPrefix("\u{1B}") {
    var decoder = KeyDecoder()
    decoder.feed(Array(string.utf8)[..<2])
    decoder.flush()
    // Alt and a letter is what it looked like; no such key does anything.
    let early = drain(&decoder)
    #expect(early.allSatisfy { $0 == .key(.alt("p")) || $0 == .key(.alt("x")) })
    decoder.feed(Array(string.utf8)[2...])
    decoder.feed("b".utf8)
    #expect(drain(&decoder) == [.character("b")], "\(Array(string.utf8))")
  }
}

@Test("A string that never ends outlasts neither Enter nor Ctrl-C, and a new sequence breaks it off")
func unendedStrings() {
  var decoder = KeyDecoder()
  decoder.feed("\u{1B}]0never".utf8)
  #expect(drain(&decoder) == [])
  #expect(decoder.patience == nil)
  decoder.feed("\r".utf8)
  decoder.feed("5".utf8)
  #expect(drain(&decoder) == [.key(.enter), .character("5")])
  #expect(events("\u{1B}Pnever\u{3}") == [.interrupt])
  #expect(events("\u{1B}]0;x\u{1B}[A5") == [.key(.up), .character("5")])
  #expect(events("\u{1B}]0;x\u{18}5") == [.character("5")])
  #expect(events("\u{1B}\\5") == [.character("5")])
  #expect(events("\u{1B}]0;x\u{1B}[200~a\u{1B}]b\u{1B}[201~") == [.paste("a\u{1B}]b")])
}
