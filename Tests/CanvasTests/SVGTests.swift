import Testing

@testable import Canvas

@Suite("SVGTests") struct SVGTests {
  private func grid() -> Grid {
    var grid = Grid(size: Size(columns: 8, rows: 2))
    grid.write("a<&>", at: Position(column: 0, row: 0), style: .title)
    grid.write("▀█⠑", at: Position(column: 4, row: 0), style: Style(paper: Shade(.sequential, level: 0)))
    grid.write("─┼損", at: Position(column: 0, row: 1))
    return grid
  }

  @Test("Text stands at the places of its cells, escaped; bold stays bold") func text() {
    let svg = grid().svg(theme: Theme(depth: .full, paper: .light))
    #expect(svg.contains("x=\"0 10 20 30\" xml:space=\"preserve\">a&lt;&amp;&gt;</text>"))
    #expect(svg.contains("font-weight=\"bold\""))
    #expect(svg.hasPrefix("<svg") && svg.contains("viewBox=\"0 0 80 40\""))
  }

  @Test("What stands apart begins at a place of its own; a mark on a letter has the letter's") func places() {
    var grid = Grid(size: Size(columns: 12, rows: 1))
    grid.write("a b   z\u{302}c", at: Position(column: 0, row: 0))
    let svg = grid.svg(theme: Theme(depth: .full, paper: .light))
    #expect(svg.contains("x=\"0 10 20\" xml:space=\"preserve\">a b</text>"))
    #expect(svg.contains("x=\"60 60 70\" xml:space=\"preserve\">z\u{302}c</text>"))
  }

  @Test("Blocks, braille and lines are shapes, not text") func shapes() {
    let svg = grid().svg(theme: Theme(depth: .full, paper: .light))
    for character in "▀█⠑─┼" { #expect(!svg.contains(character)) }
    #expect(svg.contains("損"))
    // The upper half of the cell at column 4, exactly.
    #expect(svg.contains("M40 0h10v10h-10z"))
  }

  @Test("A paper is one rectangle for a run of cells") func papers() {
    let svg = grid().svg(theme: Theme(depth: .full, paper: .light))
    #expect(svg.contains("<path fill=\"#ffffd7\" shape-rendering=\"crispEdges\" d=\"M40 0h30v20h-30z\"/>"))
  }

  @Test("Every block of every set covers its dots and nothing else") func blocks() {
    for set in [MarkSet.halfBlocks, .quadrants, .sextants] {
      for bits in 1..<(1 << (set.across * set.down)) {
        guard case .blocks(let blocks)? = CellShape.shape(String(set.glyph(UInt8(bits)))) else {
          Issue.record("\(set) \(bits) is no block")
          continue
        }
        let area = blocks.reduce(0) { $0 + $1.2 * $1.3 }
        #expect(area * set.across * set.down == 24 * 24 * bits.nonzeroBitCount)
      }
    }
  }
}
