/// One text being broken into lines: finished lines, the line being filled, and the word that may still move on.
struct LineBreaker {
  let width: Int
  let indent: Int
  private var lines: [Line] = []
  private var line = Line()
  private var lineWidth = 0
  private var lineHasWord = false
  private var gap = Line()
  private var gapWidth = 0
  private var word = Line()
  private var wordWidth = 0

  init(width: Int, indent: Int) {
    self.width = width
    self.indent = indent
  }

  mutating func add(_ character: Character, _ style: Style) {
    if character.isNewline {
      placeWord()
      breakLine(indented: false)
    } else if character == " " || character == "\t" {
      placeWord()
      gap.append(" ", style)
      gapWidth += 1
    } else {
      let characterWidth = displayWidth(character)
      // A word too long for any line is cut at the edge; a cluster wider than the line stands alone.
      if lineWidth + gapWidth + wordWidth + characterWidth > width {
        if lineHasWord {
          breakLine(indented: true)
        }
        if lineWidth + gapWidth + wordWidth + characterWidth > width, wordWidth > 0 {
          placeWord()
          breakLine(indented: true)
        }
      }
      word.append(String(character), style)
      wordWidth += characterWidth
    }
  }

  mutating func finish() -> [Line] {
    placeWord()
    lines.append(line)
    return lines
  }

  private mutating func placeWord() {
    guard wordWidth > 0 || !word.spans.isEmpty else { return }
    if gapWidth > 0, lineWidth + gapWidth + wordWidth <= width {
      line.append(gap)
      lineWidth += gapWidth
    }
    line.append(word)
    lineWidth += wordWidth
    lineHasWord = true
    (gap, gapWidth) = (Line(), 0)
    (word, wordWidth) = (Line(), 0)
  }

  /// Ends the line; the gap before the word that moves on is dropped, the word itself stays pending.
  private mutating func breakLine(indented: Bool) {
    lines.append(line)
    let spaces = indented ? indent : 0
    line = Line(String(repeating: " ", count: spaces))
    if spaces == 0 { line = Line() }
    lineWidth = spaces
    lineHasWord = false
    (gap, gapWidth) = (Line(), 0)
  }
}
