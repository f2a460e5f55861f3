import Testing

@testable import Formula

@Suite("What a reader would not see") struct VisibleCharacterTests {
  @Test(
    "Controls, direction marks, joiners, separators, tags and fillers are hidden",
    arguments: [
      0x00...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x180B...0x180F, 0x200B...0x200F,
      0x2028...0x202E,
      0x2060...0x206F, 0x3164...0x3164, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFFE...0xFFFF, 0xE0000...0xE0FFF,
    ] as [ClosedRange<UInt32>])
  func hidden(codes: ClosedRange<UInt32>) {
    for scalar in codes.compactMap(Unicode.Scalar.init) { #expect(scalar.isHidden, "\(scalar.codePoint)") }
  }

  @Test("Letters, signs, spaces and combining marks are seen") func seen() {
    for scalar in "a 0~é\u{A0}e\u{301}x\u{302}a\u{20D7}σ∂ℓ²₁−·≤损👩\u{2009}\u{0E33}".unicodeScalars {
      #expect(!scalar.isHidden, "\(scalar.codePoint)")
    }
  }

  @Test("A text shows what it hides by its number, and keeps the rest") func revealed() {
    #expect("1\u{1B}[2J\u{202E}e\u{301}\n".revealingHidden() == "1U+001B[2JU+202Ee\u{301}U+000A")
    #expect("a\tb\n\r\u{E0041}".revealingHidden(keepingLines: true) == "a\tb\nU+000DU+E0041")
    #expect("\n\u{301}".revealingHidden().unicodeScalars.elementsEqual("U+000A\u{301}".unicodeScalars))
  }
}
