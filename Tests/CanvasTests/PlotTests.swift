import Glibc
import Testing

@testable import Canvas

@Suite("PlotTests") struct PlotTests {
  /// A map with everything a plot can have: shades, iso-lines, a curve, two kinds of points, arrows, bar and legend.
  private func everything(_ theme: Theme) throws -> Plot {
    var values: [Double] = []
    for row in 0..<49 {
      for column in 0..<81 {
        let (x, y) = (Double(column) / 20 - 2, Double(row) / 16 - 1.5)
        values.append(x * x + 2 * y * y - x * y)
      }
    }
    let field = ScalarField(x: -2...2, y: -1.5...1.5, columns: 81, rows: 49, values: values)
    let scale = ShadeScale(.sequential, try #require(field.range))
    let curve = LinePlot(
      (0...60).map { PlotPoint(Double($0) / 15 - 2, sin(Double($0) / 5)) }, style: .negative, stroke: .dashed)
    let low = Scatter([PlotPoint(-1, -1), PlotPoint(0, 0)], mark: .circle)
    let high = Scatter([PlotPoint(1, 1), PlotPoint(1.5, -1)], mark: .disc)
    let arrows = Arrows([
      Arrows.Arrow(at: PlotPoint(-1.5, 0.5), PlotPoint(1, 0.2)), Arrows.Arrow(at: PlotPoint(1.5, 0), PlotPoint(0, -1)),
    ])
    return Plot(
      x: -2...2, y: -1.5...1.5, xTitle: "w", yTitle: "b",
      layers: [
        AreaPlot(field, scale: scale), IsoLines(of: field, at: Ticks(in: scale.range, atMost: 7).values), curve, low,
        high, arrows,
      ], colourBar: ColourBar(scale, title: "C"),
      legend: [
        LegendEntry(.circle, "class 0", style: .plain, theme: theme),
        LegendEntry(.disc, "class 1", style: .plain, theme: theme),
      ])
  }

  private static let sizes = [Size(columns: 40, rows: 12), Size(columns: 60, rows: 20), Size(columns: 80, rows: 24)]

  @Test("A plot looks as its file says, in every set of marks, depth of colour and size", arguments: MarkSet.allCases)
  func golden(marks: MarkSet) throws {
    for (depth, word) in [(Theme.Depth.none, "none"), (.basic, "16"), (.full, "256")] {
      let theme = Theme(depth: depth, paper: .light, isASCII: marks == .ascii)
      for size in Self.sizes {
        let grid = try everything(theme).grid(size: size, theme: theme, marks: marks)
        expectPlot(grid, theme, "\(marks.rawValue)-\(word)-\(size.columns)x\(size.rows)")
        if marks == .ascii { #expect(grid.description.utf8.allSatisfy { $0 < 0x80 }) }
      }
    }
  }

  @Test("On dark paper without colours, light stays low: the ramp of signs turns round") func darkPaper() throws {
    let theme = Theme(depth: .none, paper: .dark)
    expectPlot(
      try everything(theme).grid(size: Self.sizes[0], theme: theme, marks: .braille), theme, "braille-none-dark-40x12")
  }

  @Test("A plot of any size draws within it and does not fail") func anySize() throws {
    for columns in stride(from: 0, through: 60, by: 5) {
      for rows in 0...14 {
        let size = Size(columns: columns, rows: rows)
        for marks in MarkSet.allCases {
          #expect(try everything(Theme()).grid(size: size, marks: marks).size == size)
        }
      }
    }
  }

  @Test("A dot sets the bit of its place, and the glyphs of a set are all different where they can be") func glyphs() {
    #expect(MarkSet.braille.glyph(0b0000_1001) == "⠑")
    #expect(MarkSet.quadrants.glyph(0b1001) == "▚")
    #expect(MarkSet.sextants.glyph(0b000001) == "🬀")
    #expect(MarkSet.sextants.glyph(0b010110) == "🬔")
    #expect(MarkSet.sextants.glyph(0b111110) == "🬻")
    #expect(MarkSet.ascii.glyph(0b011010) == "/" && MarkSet.ascii.glyph(0b100101) == "\\")
    for set in MarkSet.allCases where set != .ascii {
      let count = 1 << (set.across * set.down)
      #expect(Set((0..<count).map { set.glyph(UInt8($0)) }).count == count)
      for bits in 0..<count { #expect(displayWidth(set.glyph(UInt8(bits))) == 1) }
    }
    for bits in 1..<64 { #expect(MarkSet.ascii.glyph(UInt8(bits)) != " ") }
  }

  @Test("Ticks are multiples of 1, 2 or 5 powers of ten, as many as asked at most, and none is left out") func ticks() {
    for (low, high) in [(0.0, 1.0), (-1.5, 2), (-3, 3), (0.001, 0.0042), (-1200, 45_000), (7, 7.0001)] {
      for count in 2...12 {
        let ticks = Ticks(in: low...high, atMost: count)
        #expect(!ticks.values.isEmpty && ticks.values.count <= count)
        var lead = ticks.step
        while lead < 0.999 { lead *= 10 }
        while lead > 9.99 { lead /= 10 }
        #expect([1, 2, 5].contains(lead.rounded()) && (lead - lead.rounded()).magnitude < 1e-6)
        #expect(ticks.values[0] - low < ticks.step && high - ticks.values[ticks.values.count - 1] < ticks.step)
      }
    }
    #expect(Ticks(in: 0...0, atMost: 5).values.isEmpty)
    #expect(TickLabel.text(-0.5, step: 0.5, isASCII: false) == "−0.5")
    #expect(TickLabel.text(0, step: 0.25, isASCII: true) == "0.00")
    #expect(TickLabel.text(2e7, step: 1e7, isASCII: true) == "2.0e7")
    #expect(TickLabel.text(0.30000000000000004, step: 0.1, isASCII: true) == "0.3")
  }

  @Test("Every point of an iso-line has the value of its level, as the field is linear between its points")
  func isoLines() {
    var values: [Double] = []
    for row in 0..<40 { for column in 0..<30 { values.append(sin(Double(column) / 5) * cos(Double(row) / 7)) } }
    let field = ScalarField(x: 0...29, y: 0...39, columns: 30, rows: 40, values: values)
    for level in [-0.75, -0.25, 0.1, 0.5] {
      let segments = field.isoLine(at: level)
      #expect(segments.count > 20)
      for segment in segments {
        for point in [segment.start, segment.end] {
          #expect((field.value(point.x, point.y) - level).magnitude < 1e-9)
          #expect((sin(point.x / 5) * cos(point.y / 7) - level).magnitude < 0.01)
        }
      }
    }
  }

  @Test("An iso-line of one cell's saddle joins what lies on the same side as the middle") func saddle() {
    let field = ScalarField(x: 0...1, y: 0...1, columns: 2, rows: 2, values: [1, 0, 0, 0.9])
    #expect(field.isoLine(at: 0.4).count == 2)
    let (high, low) = (field.isoLine(at: 0.4)[0], field.isoLine(at: 0.6)[0])
    // Below the mean the two high corners belong together; above it each has a line of its own.
    #expect((high.start.y, high.end.x) == (0, 1))
    #expect((low.start.x, low.end.y) == (0, 0))
  }

  @Test("What is not finite has no iso-line and no shade of its own") func holes() {
    let field = ScalarField(x: 0...2, y: 0...1, columns: 3, rows: 2, values: [0, 1, .nan, 1, 2, .infinity])
    #expect(field.range == 0...2)
    #expect(field.isoLine(at: 1.5).allSatisfy { $0.start.x <= 1 && $0.end.x <= 1 })
  }

  @Test("The sequential ramp darkens with every step, and white or black ink can be read on each") func ramps() {
    for ramp in Ramp.allCases {
      let theme = Theme(depth: .full)
      for level in stride(from: UInt8(0), through: 255, by: 5) {
        let look = theme.appearance(of: Style(paper: Shade(ramp, level: level)))
        #expect(contrast(luminance(look.ink ?? 16), luminance(look.paper ?? 16)) >= 4.5, "\(ramp) \(level)")
      }
    }
    let steps = Ramp.sequential.colours.map(luminance)
    for (light, dark) in zip(steps, steps.dropFirst()) { #expect(contrast(light, dark) > 1.02 && light > dark) }
  }
}
