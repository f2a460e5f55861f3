import Testing

@testable import Canvas

private func grid(_ columns: Int, _ rows: Int, _ draw: (inout Grid) -> Void) -> Grid {
  var grid = Grid(size: Size(columns: columns, rows: rows))
  draw(&grid)
  return grid
}

private func at(_ column: Int, _ row: Int) -> Position { Position(column: column, row: row) }

@Test func textAndRules() {
  let screen = grid(12, 4) {
    $0.write("α¹ = 24", at: at(1, 0))
    $0.rule(row: 1)
    $0.writeRight("end", row: 2)
    $0.writeCentred("mid", row: 3)
  }
  #expect(
    screen.description == """
       α¹ = 24
      ────────────
               end
          mid
      """)
}

@Test func writingReturnsTheNextColumnAlsoBeyondTheEdge() {
  _ = grid(4, 1) { grid in
    #expect(grid.write("ab", at: at(0, 0)) == 2)
    #expect(grid.write("損失", at: at(2, 0)) == 6)
    #expect(grid.write("x", at: at(0, 9)) == 1)
  }
}

@Test func textOutsideIsClippedOnEverySide() {
  let screen = grid(4, 2) {
    $0.write("abcdef", at: at(-2, 0))
    $0.write("uvwxyz", at: at(2, 1))
    $0.write("no", at: at(0, -1))
    $0.write("no", at: at(0, 2))
  }
  #expect(screen.lines == ["cdef", "  uv"])
}

@Test func textIsClippedToAnArea() {
  let screen = grid(8, 3) {
    let area = Area(column: 2, row: 1, columns: 3, rows: 1)
    $0.write("--------", at: at(0, 1), in: Area(column: 2, row: 1, columns: 3, rows: 1))
    $0.write("abcdefgh", at: at(0, 1), in: area)
    $0.write("abcdefgh", at: at(0, 2), in: area)
  }
  #expect(screen.lines == ["", "  cde", ""])
}

@Test func halfAWideCharacterIsNeverShown() {
  let clipped = grid(3, 2) {
    $0.write("損失", at: at(0, 0))
    $0.write("損失", at: at(-1, 1))
  }
  #expect(clipped.lines == ["損", " 失"])
  let overwritten = grid(4, 2) {
    $0.write("損失", at: at(0, 0))
    $0.write("x", at: at(1, 0))
    $0.write("損失", at: at(0, 1))
    $0.write("x", at: at(2, 1))
  }
  #expect(overwritten.lines == [" x失", "損x"])
  #expect(overwritten[0, 1].text == "損")
  #expect(overwritten[1, 1].isContinuation)
}

@Test func controlsAreShownNotSent() {
  let screen = grid(8, 1) { $0.write("a\u{1B}[2J\n", at: at(0, 0)) }
  #expect(screen.lines == ["a\u{FFFD}[2J\u{FFFD}"])
}

@Test func stylesStayWithTheirCells() {
  let screen = grid(6, 1) {
    var line = Line("a = ", .formula)
    line.append("1", .value)
    $0.write(line, at: at(0, 0))
    $0.restyle(Area(column: 0, row: 0, columns: 1, rows: 1), .selection)
  }
  #expect(screen[0, 0].style == .selection)
  #expect(screen[1, 0].style == .formula)
  #expect(screen[4, 0].style == .value)
  #expect(screen[5, 0] == .blank)
  #expect(screen[6, 0] == .blank)
}

@Test func areasAreCutFromThreeSides() {
  var rest = Area(Size(columns: 10, rows: 6))
  #expect(rest.cutTop(1) == Area(column: 0, row: 0, columns: 10, rows: 1))
  #expect(rest.cutBottom(2) == Area(column: 0, row: 4, columns: 10, rows: 2))
  #expect(rest.cutLeft(3) == Area(column: 0, row: 1, columns: 3, rows: 3))
  #expect(rest == Area(column: 3, row: 1, columns: 7, rows: 3))
  #expect(rest.inset(columns: 1, rows: 1) == Area(column: 4, row: 2, columns: 5, rows: 1))
  #expect(rest.cutTop(9).size.rows == 3)
  #expect(rest.isEmpty)
  #expect(rest.intersection(Area(Size(columns: 1, rows: 1))).isEmpty)
}

@Test func anASCIITerminalShowsStandIns() {
  let screen = grid(24, 3) {
    $0.rule(row: 0)
    $0.write("┌│┘ ŷ·σ(−2) ≤ ½ … 損 ✓é", at: at(0, 1))
    $0.write("W²₁₁ᵀ x\u{302} naïve ⋮", at: at(0, 2))
  }
  #expect(
    screen.ascii.description == """
      ------------------------
      +|+ y*s(-2) < ? ~ ?? +e
      W211T x naive :
      """)
}
