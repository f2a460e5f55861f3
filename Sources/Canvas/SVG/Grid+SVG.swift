extension Grid {
  /// The grid as an SVG picture that looks as a terminal of this theme would show it.
  ///
  /// Characters stand in a monospace font, each at the place of its cell; blocks, dots of braille and lines are drawn as
  /// shapes, so that none shows a gap. An unknown paper is drawn light.
  public func svg(theme: Theme = Theme()) -> String {
    var drawing = SVGDrawing(theme)
    let (width, height) = (CellShape.width * size.columns, CellShape.height * size.rows)
    for row in 0..<size.rows { drawing.add(self.row(row), row: row) }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \
      font-family="'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="\(CellShape.fontSize)">
      <rect width="\(width)" height="\(height)" fill="\(drawing.palette.paper)"/>
      \(drawing.text)</svg>

      """
  }
}

/// The colours of a picture of a terminal.
struct SVGPalette {
  let paper: String
  let ink: String
  private let isLight: Bool

  init(_ paper: Theme.Paper) {
    isLight = paper != .dark
    self.paper = isLight ? "#ffffff" : "#101418"
    ink = isLight ? "#24292f" : "#d0d0d0"
  }

  /// The colour of a number as terminals count them: 16 to 255 as they are everywhere, 0 to 15 as many terminals have them.
  func colour(_ number: Int) -> String {
    if number < 16 { return isLight ? Self.onLight[number] : Self.onDark[number] }
    if number >= 232 { return Self.hex([8 + 10 * (number - 232), 8 + 10 * (number - 232), 8 + 10 * (number - 232)]) }
    let cube = number - 16
    return Self.hex([cube / 36, cube / 6 % 6, cube % 6].map { $0 == 0 ? 0 : 55 + 40 * $0 })
  }

  private static func hex(_ levels: [Int]) -> String {
    levels.reduce(into: "#") { text, level in
      let digits = String(level, radix: 16)
      text += digits.count < 2 ? "0" + digits : digits
    }
  }

  private static let onDark = [
    "#000000", "#cd3131", "#0dbc79", "#e5e510", "#4f8fea", "#bc3fbc", "#11a8cd", "#d0d0d0", "#666666", "#f14c4c",
    "#23d18b", "#f5f543", "#6bb0ff", "#d670d6", "#29b8db", "#ffffff",
  ]
  private static let onLight = [
    "#000000", "#b02020", "#1a7f37", "#8a6d00", "#0a51c4", "#8e2a8e", "#0b7285", "#57606a", "#6e7781", "#cf222e",
    "#2da44e", "#bf8700", "#218bff", "#a475f9", "#3192aa", "#ffffff",
  ]
}

/// A cell of the picture, in pixels, and the characters that are drawn as shapes.
enum CellShape {
  static let width = 10
  static let height = 20
  /// The size at which a character of the font is as wide as a cell.
  static let fontSize = "16.61"

  /// What a character is drawn as.
  enum Shape {
    /// Rectangles, as left, top, width and height in parts of 24 of the cell.
    case blocks([(Int, Int, Int, Int)])
    /// Braille, as bits in the order of ``MarkSet/glyph(_:)``.
    case dots(UInt8)
    /// Strokes from the middle of the cell to its edges: left, right, up, down; and whether they are thick.
    case strokes(Set<Edge>, isHeavy: Bool)
    /// The whole cell, so dense.
    case tint(Double)
  }

  enum Edge { case left, right, up, down }

  /// The shape of a character; nil for one that is written.
  static func shape(_ text: String) -> Shape? { shapes[text] }

  private static let shapes: [String: Shape] = {
    var shapes: [String: Shape] = ["░": .tint(0.25), "▒": .tint(0.5), "▓": .tint(0.75)]
    for set in [MarkSet.halfBlocks, .quadrants, .sextants] {
      for bits in 1..<(1 << (set.across * set.down)) {
        // A block that several sets have is drawn in the fewest pieces, those of the coarsest.
        let text = String(set.glyph(UInt8(bits)))
        if shapes[text] == nil { shapes[text] = .blocks(blocks(UInt8(bits), set)) }
      }
    }
    for bits in 1...255 { shapes[String(MarkSet.braille.glyph(UInt8(bits)))] = .dots(UInt8(bits)) }
    let strokes: [(String, Set<Edge>)] = [
      ("─", [.left, .right]), ("│", [.up, .down]), ("┌", [.right, .down]), ("╭", [.right, .down]),
      ("┐", [.left, .down]),
      ("╮", [.left, .down]), ("└", [.right, .up]), ("╰", [.right, .up]), ("┘", [.left, .up]), ("╯", [.left, .up]),
      ("├", [.right, .up, .down]), ("┤", [.left, .up, .down]), ("┬", [.left, .right, .down]),
      ("┴", [.left, .right, .up]),
      ("┼", [.left, .right, .up, .down]),
    ]
    for (text, edges) in strokes { shapes[text] = .strokes(edges, isHeavy: false) }
    shapes["━"] = .strokes([.left, .right], isHeavy: true)
    shapes["┃"] = .strokes([.up, .down], isHeavy: true)
    return shapes
  }()

  private static func blocks(_ bits: UInt8, _ set: MarkSet) -> [(Int, Int, Int, Int)] {
    let (wide, high) = (24 / set.across, 24 / set.down)
    return (0..<set.across * set.down).filter { bits >> UInt8($0) & 1 == 1 }.map { bit in
      (bit % set.across * wide, bit / set.across * high, wide, high)
    }
  }
}

/// The elements of a picture, row by row.
struct SVGDrawing {
  let palette: SVGPalette
  private let theme: Theme
  private(set) var text = ""

  init(_ theme: Theme) {
    self.theme = theme
    palette = SVGPalette(theme.paper)
  }

  /// Adds a row: the papers, then what stands on them, cells of one look together.
  mutating func add(_ cells: ArraySlice<Cell>, row: Int) {
    let looks = cells.map { look(of: $0.style) }
    let texts = cells.map(\.text)
    for run in runs(looks.map(\.paper)) {
      guard let paper = looks[run.lowerBound].paper else { continue }
      text += rect(
        24 * run.lowerBound, 24 * row, 24 * run.count, 24, fill: paper)
    }
    for run in runs(looks) { add(texts, looks[run.lowerBound], run, row) }
  }

  /// How a cell looks: its colours after all emphasis.
  private struct Look: Hashable {
    var ink: String
    var paper: String?
    var emphasis: Style.Emphasis
  }

  private func look(of style: Style) -> Look {
    let appearance = theme.appearance(of: style)
    let look = Look(
      ink: appearance.ink.map(palette.colour) ?? palette.ink, paper: appearance.paper.map(palette.colour),
      emphasis: appearance.emphasis)
    guard look.emphasis.contains(.reverse) else { return look }
    return Look(ink: look.paper ?? palette.paper, paper: look.ink, emphasis: look.emphasis.subtracting(.reverse))
  }

  private func runs<Value: Equatable>(_ values: [Value]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (place, value) in values.enumerated() {
      if let last = runs.last, values[last.lowerBound] == value {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }

  private mutating func add(_ texts: [String], _ look: Look, _ run: Range<Int>, _ row: Int) {
    var (shapes, written) = ("", [(column: Int, text: String)]())
    for column in run where texts[column] != " " && !texts[column].isEmpty {
      if let shape = CellShape.shape(texts[column]) {
        shapes += path(shape, column, row)
      } else {
        written.append((column, texts[column]))
      }
    }
    let dim = look.emphasis.contains(.dim) ? " opacity=\"0.65\"" : ""
    if !shapes.isEmpty { text += "<path fill=\"\(look.ink)\"\(dim) d=\"\(shapes)\"/>\n" }
    var words: [[(column: Int, text: String)]] = []
    for character in written {
      if let last = words.last?.last, character.column - last.column <= 2 {
        words[words.count - 1].append(character)
      } else {
        words.append([character])
      }
    }
    for word in words { add(word, look, row) }
  }

  /// Writes characters that stand at most one empty cell apart. Each has its place; a viewer that knows only of the first
  /// place goes wrong by no more than such a stretch is long.
  private mutating func add(_ word: [(column: Int, text: String)], _ look: Look, _ row: Int) {
    var (content, places, end) = ("", [Int](), word.first?.column ?? 0)
    for (column, character) in word {
      if column > end {
        content += " "
        places.append(end)
      }
      content += escaped(character)
      // A mark on a letter takes a place in the list, too.
      places += Array(repeating: column, count: character.utf16.count)
      end = column + displayWidth(character)
    }
    let x = places.map { String(CellShape.width * $0) }.joined(separator: " ")
    var attributes = "fill=\"\(look.ink)\"" + (look.emphasis.contains(.dim) ? " opacity=\"0.65\"" : "")
    if look.emphasis.contains(.bold) { attributes += " font-weight=\"bold\"" }
    if look.emphasis.contains(.underline) { attributes += " text-decoration=\"underline\"" }
    let base = CellShape.height * row + 15
    text += "<text \(attributes) y=\"\(base)\" x=\"\(x)\" xml:space=\"preserve\">\(content)</text>\n"
  }

  // MARK: - Shapes

  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.append(character)
      }
    }
  }

  /// A rectangle in parts of 24 of a cell.
  private func rect(_ left: Int, _ top: Int, _ wide: Int, _ high: Int, fill: String) -> String {
    "<path fill=\"\(fill)\" shape-rendering=\"crispEdges\" d=\"\(box(left, top, wide, high))\"/>\n"
  }

  private func box(_ left: Int, _ top: Int, _ wide: Int, _ high: Int) -> String {
    let (x, y) = (pixels(left * CellShape.width), pixels(top * CellShape.height))
    return
      "M\(x) \(y)h\(pixels(wide * CellShape.width))v\(pixels(high * CellShape.height))h-\(pixels(wide * CellShape.width))z"
  }

  /// A number of parts of 24 pixels, with two decimals.
  private func pixels(_ parts: Int) -> String {
    let hundredths = (parts * 100 + 12) / 24
    guard hundredths % 100 != 0 else { return String(hundredths / 100) }
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  private func path(_ shape: CellShape.Shape, _ column: Int, _ row: Int) -> String {
    let (left, top) = (24 * column, 24 * row)
    switch shape {
    case .blocks(let blocks):
      return blocks.map { box(left + $0.0, top + $0.1, $0.2, $0.3) }.joined()
    case .dots(let bits):
      return (0..<8).filter { bits >> UInt8($0) & 1 == 1 }.map { bit in
        box(left + 4 + bit % 2 * 12, top + 2 + bit / 2 * 6, 5, 3)
      }.joined()
    case .strokes(let edges, let isHeavy):
      let (wide, high) = isHeavy ? (6, 3) : (3, 2)
      var parts = ""
      if edges.contains(.left) || edges.contains(.right) {
        let from = edges.contains(.left) ? 0 : 12 - wide / 2
        let to = edges.contains(.right) ? 24 : 12 + wide / 2
        parts += box(left + from, top + 12 - high / 2, to - from, high)
      }
      if edges.contains(.up) || edges.contains(.down) {
        let from = edges.contains(.up) ? 0 : 12
        let to = edges.contains(.down) ? 24 : 12
        parts += box(left + 12 - wide / 2, top + from, wide, to - from)
      }
      return parts
    case .tint(let density):
      // Stripes of the density, as a terminal's font has dots.
      return (0..<6).map { box(left, top + 4 * $0, 24, max(1, Int(density * 4))) }.joined()
    }
  }
}
