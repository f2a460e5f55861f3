import Glibc
import Testing

@testable import Canvas

@Test(arguments: [
  ("", 0), ("abc", 3), ("α¹ = 24", 7), ("∂ℓ/∂ŷ", 5), ("x\u{302}", 1), ("W²₁₁ᵀ·σ′", 8), ("⎡−1  2⎤", 7), ("損失", 4),
  ("한", 2), ("a\u{200B}b", 2), ("\u{AD}", 0), ("👩‍👩‍👧", 2), ("🇩🇪", 1), ("\u{1B}[", 2), ("\r\n", 1),
])
func widthsInColumns(text: String, columns: Int) {
  #expect(displayWidth(text) == columns)
}

/// What is sent to the terminal must be as wide as the C library, and so ncurses and the terminal, believe.
@Test func everyShownScalarIsAsWideAsTheLibrarySays() throws {
  let previous = setlocale(LC_CTYPE, nil).map { String(cString: $0) } ?? "C"
  try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
  defer { setlocale(LC_CTYPE, previous) }
  // Swift's Glibc module leaves `wcwidth` out.
  typealias Wcwidth = @convention(c) (wchar_t) -> Int32
  let wcwidth = unsafeBitCast(try #require(dlsym(nil, "wcwidth")), to: Wcwidth.self)
  // The blocks that exercises and prose draw from: Latin, Greek, general punctuation, super- and subscripts, letter-like
  // signs, arrows, mathematics, box drawing, geometric shapes, Japanese, Han.
  let blocks: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0xA0...0x24F, 0x300...0x3FF, 0x1D00...0x1DBF, 0x2010...0x2027, 0x2030...0x205E, 0x2070...0x209C,
    0x2100...0x214F, 0x2190...0x22FF, 0x2308...0x23AE, 0x2500...0x25FC, 0x3041...0x30FF, 0x4E00...0x9FA5,
  ]
  var different: [String] = []
  for code in blocks.joined() {
    guard let scalar = Unicode.Scalar(code), scalar.properties.generalCategory != .unassigned else { continue }
    guard scalar.properties.generalCategory != .format else { continue }  // never sent
    if displayWidth(scalar) != Int(wcwidth(wchar_t(bitPattern: code))) { different.append(String(code, radix: 16)) }
  }
  #expect(different == [])
}

@Test func aCellNeverHoldsWhatWouldSteerTheTerminal() {
  for text in ["\u{1B}", "\u{7}", "\u{7F}", "\u{9B}", "\r\n", "\n", "\u{2028}"] {
    for character in text { #expect(cellText(character) == "\u{FFFD}") }
  }
  #expect(cellText("👩‍👩‍👧") == "👩")
  #expect(cellText("❤️") == "❤")
  #expect(cellText("x\u{302}") == "x\u{302}")
  let crowded = Character("x" + String(repeating: "\u{302}", count: 40))
  #expect(cellText(crowded).unicodeScalars.count == 5)
}
