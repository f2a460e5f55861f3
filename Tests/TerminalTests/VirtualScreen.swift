/// As much of a terminal as ncurses uses of xterm: what a person would see, and the modes that must be given back.
///
/// Anything it does not know is collected in `unknown`, so that a test can insist that there is nothing.
struct VirtualScreen: CustomStringConvertible {
  private(set) var columns: Int
  private(set) var rows: Int
  private(set) var isAlternate = false
  private(set) var isCursorShown = true
  private(set) var marksPastes = false
  private(set) var isKeypadApplication = false
  /// How often the whole screen was blanked: more than once a resize would flicker.
  private(set) var clears = 0
  private(set) var unknown: [String] = []
  /// Whether the program asked to be told of the mouse, and in which form.
  private(set) var reportsMouse = false
  private(set) var reportsMouseInSGR = false
  private(set) var column = 0
  private(set) var row = 0

  private var cells: [[String]]
  private var mainCells: [[String]] = []
  private var mainCursor = (column: 0, row: 0)
  private var region: ClosedRange<Int>
  private var pending: [UInt8] = []
  private var last = " "

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Self.blank(columns, rows)
    region = 0...(rows - 1)
  }

  /// The rows from top to bottom, without the spaces at their ends.
  var lines: [String] {
    cells.map { row in
      let end = row.lastIndex { $0 != " " } ?? -1
      return row[...end].joined()
    }
  }

  var description: String { lines.joined(separator: "\n") }

  mutating func resize(columns: Int, rows: Int) {
    func fitted(_ cells: [[String]]) -> [[String]] {
      (0..<rows).map { row in
        (0..<columns).map { row < cells.count && $0 < cells[row].count ? cells[row][$0] : " " }
      }
    }
    cells = fitted(cells)
    mainCells = fitted(mainCells)
    (self.columns, self.rows) = (columns, rows)
    region = 0...(rows - 1)
    (column, row) = (min(column, columns - 1), min(row, rows - 1))
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) {
    var rest = (Array(pending) + bytes)[...]
    while let length = step(rest) { rest = rest.dropFirst(length) }
    pending = Array(rest)
  }

  // MARK: - Reading

  /// Carries out what stands first; how many bytes that was, or nil where more must come.
  private mutating func step(_ pending: ArraySlice<UInt8>) -> Int? {
    guard let first = pending.first else { return nil }
    switch first {
    case 0x1B: return escape(Array(pending.prefix(64)))
    case 0x0D: column = 0
    case 0x0A: lineFeed()
    case 0x08: column = max(0, column - 1)
    case 0x07, 0x0E, 0x0F, 0x00: break
    case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
    case 0x20..<0x7F:
      put(String(Unicode.Scalar(first)), width: 1)
    case 0x80...:
      let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
      guard pending.count >= length else { return nil }
      let text = String(decoding: pending.prefix(length), as: UTF8.self)
      let isMark = text.unicodeScalars.first?.properties.generalCategory == .nonspacingMark
      if isMark, column > 0 {
        cells[row][column - 1] += text
      } else {
        put(text, width: text >= "\u{2E80}" ? 2 : 1)
      }
      return length
    default: unknown.append("control \(first)")
    }
    return 1
  }

  private mutating func escape(_ pending: [UInt8]) -> Int? {
    guard pending.count > 1 else { return nil }
    switch pending[1] {
    case UInt8(ascii: "["):
      guard let end = pending.indices.dropFirst(2).first(where: { (0x40..<0x7F).contains(pending[$0]) }) else {
        return nil
      }
      let text = String(decoding: pending[2..<end], as: UTF8.self)
      control(text, final: Character(Unicode.Scalar(pending[end])))
      return end + 1
    case UInt8(ascii: "("), UInt8(ascii: ")"): return pending.count > 2 ? 3 : nil
    case UInt8(ascii: "="): isKeypadApplication = true
    case UInt8(ascii: ">"): isKeypadApplication = false
    case UInt8(ascii: "M"): row = max(0, row - 1)
    case UInt8(ascii: "7"), UInt8(ascii: "8"): break
    default: unknown.append("escape \(pending[1])")
    }
    return 2
  }

  private mutating func control(_ text: String, final: Character) {
    if text.hasPrefix("?") {
      for mode in text.dropFirst().split(separator: ";") { set(mode: String(mode), on: final == "h") }
      return
    }
    let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    let count = max(1, first)
    switch final {
    case "m": break
    case "H", "f": move(column: max(1, numbers.count > 1 ? numbers[1] : 1) - 1, row: count - 1)
    case "A": move(column: column, row: row - count)
    case "B": move(column: column, row: row + count)
    case "C": move(column: column + count, row: row)
    case "D": move(column: column - count, row: row)
    case "G": move(column: count - 1, row: row)
    case "d": move(column: column, row: count - 1)
    case "J":
      if first == 2 || (first == 0 && row == 0 && column == 0) { clears += 1 }
      eraseInDisplay(first)
    case "K": eraseInLine(first)
    case "X": for place in column..<min(columns, column + count) { cells[row][place] = " " }
    case "P":
      cells[row] = Array((cells[row][..<column] + cells[row].dropFirst(column + count) + blanks).prefix(columns))
    case "@": cells[row] = Array((cells[row][..<column] + blanks.prefix(count) + cells[row][column...]).prefix(columns))
    case "b": for _ in 0..<count { put(last, width: 1) }
    case "L": for _ in 0..<count { scrollDown(from: row) }
    case "M": for _ in 0..<count { scrollUp(from: row) }
    case "S": for _ in 0..<count { scrollUp(from: region.lowerBound) }
    case "T": for _ in 0..<count { scrollDown(from: region.lowerBound) }
    case "r":
      region = (count - 1)...max(count - 1, (numbers.count > 1 && numbers[1] > 0 ? numbers[1] : rows) - 1)
      move(column: 0, row: 0)
    case "l", "h", "t": break  // insert mode; the window's title
    default: unknown.append("[\(text)\(final)")
    }
  }

  private mutating func set(mode: String, on: Bool) {
    switch mode {
    case "1049":
      if on, !isAlternate {
        mainCells = cells
        mainCursor = (column, row)
        cells = Self.blank(columns, rows)
      } else if !on, isAlternate {
        cells = mainCells
        move(column: mainCursor.column, row: mainCursor.row)
      }
      isAlternate = on
    case "25": isCursorShown = on
    case "2004": marksPastes = on
    case "1000": reportsMouse = on
    case "1006": reportsMouseInSGR = on
    case "1", "12", "7", "1034": break  // cursor keys, blinking, automatic margins, meta key
    default: unknown.append("mode \(mode)")
    }
  }

  // MARK: - Changing cells

  private var blanks: [String] { Array(repeating: " ", count: columns) }

  private static func blank(_ columns: Int, _ rows: Int) -> [[String]] {
    Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  private mutating func move(column: Int, row: Int) {
    self.column = min(max(0, column), columns - 1)
    self.row = min(max(0, row), rows - 1)
  }

  private mutating func put(_ text: String, width: Int) {
    if column + width > columns {
      column = 0
      lineFeed()
    }
    cells[row][column] = text
    if width == 2, column + 1 < columns { cells[row][column + 1] = "" }
    column += width
    last = text
  }

  private mutating func lineFeed() {
    if row == region.upperBound { scrollUp(from: region.lowerBound) } else { row = min(row + 1, rows - 1) }
  }

  private mutating func scrollUp(from top: Int) {
    guard top <= region.upperBound else { return }
    cells.remove(at: top)
    cells.insert(blanks, at: region.upperBound)
  }

  private mutating func scrollDown(from top: Int) {
    guard top <= region.upperBound else { return }
    cells.remove(at: region.upperBound)
    cells.insert(blanks, at: top)
  }

  private mutating func eraseInLine(_ part: Int) {
    let range = part == 0 ? min(column, columns)..<columns : part == 1 ? 0..<min(column + 1, columns) : 0..<columns
    for place in range { cells[row][place] = " " }
  }

  private mutating func eraseInDisplay(_ part: Int) {
    eraseInLine(part)
    let range = part == 0 ? (row + 1)..<max(row + 1, rows) : part == 1 ? 0..<row : 0..<rows
    for place in range { cells[place] = blanks }
  }
}
