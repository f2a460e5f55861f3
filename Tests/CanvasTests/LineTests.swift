import Testing

@testable import Canvas

@Test(arguments: [
  ("How fast does it change?", 10, ["How fast", "does it", "change?"]),
  ("fits", 4, ["fits"]),
  ("exactly so", 7, ["exactly", "so"]),
  ("", 5, [""]),
  ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]),
  ("an abcdefgh", 4, ["an", "abcd", "efgh"]),
  ("one\ntwo\n\nthree", 9, ["one", "two", "", "three"]),
  ("  keeps indent", 9, ["  keeps", "indent"]),
  ("損失は損失", 4, ["損失", "は損", "失"]),
  ("x\u{302} x\u{302}", 1, ["x\u{302}", "x\u{302}"]),
  ("no\u{A0}break here", 9, ["no\u{A0}break", "here"]),
  ("損", 1, ["損"]),
])
func wrapping(text: String, width: Int, lines: [String]) {
  #expect(Line(text).wrapped(to: width).map(\.text) == lines)
}

@Test func wrappedLinesHang() {
  #expect(Line("∂ℓ/∂W = 1 · 2 · 3").wrapped(to: 11, hanging: 2).map(\.text) == ["∂ℓ/∂W = 1 ·", "  2 · 3"])
  #expect(Line("abcdef").wrapped(to: 3, hanging: 1).map(\.text) == ["abc", " de", " f"])
  #expect(Line("abc def").wrapped(to: 3, hanging: 5).map(\.text) == ["abc", "def"])
}

@Test func stylesSurviveWrapping() {
  var line = Line("one ", .muted)
  line.append("two three", .value)
  let lines = line.wrapped(to: 8)
  #expect(lines.map(\.text) == ["one two", "three"])
  #expect(lines[0].spans.map(\.style) == [.muted, .value])
  #expect(lines[1].spans == [Span("three", .value)])
}

@Test(arguments: [
  ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""), ("損失は", 4, "損…"),
  ("損失は", 5, "損失…"), ("", 0, ""),
])
func clipping(text: String, width: Int, clipped: String) {
  #expect(clip(text, to: width) == clipped)
}

@Test func clippingWithAnASCIIEllipsis() {
  #expect(clip("abcdef", to: 5, ellipsis: "...") == "ab...")
}

@Test func equalStylesJoin() {
  var line: Line = "a"
  line.append("b")
  line.append("", .value)
  line.append("c", .value)
  line.append(Line("d", .value))
  #expect(line.spans == [Span("ab"), Span("cd", .value)])
  #expect(line.width == 4)
}
