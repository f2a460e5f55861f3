import Canvas

/// Where the parts of a diagram stand in an area of cells.
///
/// Layers are columns with corridors between them. Nodes stand in the columns and edges cross the corridors, so that no edge
/// meets a node; an edge over several layers has a lane of its own through the columns between.
public struct DiagramLayout: Hashable, Sendable {
  /// How much a node shows, and how.
  public enum Detail: Hashable, Sendable, CaseIterable {
    /// A frame around name, value and gradient.
    case framed
    /// Name, value and gradient in one row.
    case row
    /// Name and value in one row.
    case shortRow
    /// Name, value and gradient below each other.
    case stack
    /// Value below name.
    case shortStack
    /// The same without parentheses around the name.
    case bareStack
    /// The name only.
    case name
    /// The name only, without parentheses.
    case bareName
  }

  /// What is written for a node, and where.
  public struct Box: Hashable, Sendable {
    /// The node's place among those of the diagram.
    public let node: Int
    /// The cells it takes.
    public let area: Area
    /// What is written in them, row by row.
    public let lines: [Line]
  }

  /// A way of an edge from left to right: straight pieces across corridors and through lanes, in cells.
  public struct Route: Hashable, Sendable {
    /// The edge's place among those of the diagram.
    public let edge: Int
    /// The pieces.
    public let pieces: [Piece]

    /// A straight piece between the middles of two cells.
    public struct Piece: Hashable, Sendable {
      /// The cell at its left end.
      public let start: Position
      /// The cell at its right end.
      public let end: Position
    }
  }

  /// The diagram as it is drawn, folded where it has to be.
  public let diagram: Diagram
  /// The extent that it is laid out for.
  public let size: Size
  /// How much the nodes show.
  public let detail: Detail
  /// The nodes.
  public let boxes: [Box]
  /// The edges.
  public let routes: [Route]
  /// What is between the columns.
  public let corridors: [Range<Int>]

  /// The narrowest corridor that an edge can cross.
  private static let narrowest = 3
  /// The widest, past which room is left at the sides.
  private static let widest = 20

  /// Lays a diagram out with as much detail as there is room for; nil where even folded names do not fit.
  public init?(_ whole: Diagram, size: Size, isASCII: Bool) {
    guard !whole.nodes.isEmpty, size.rows >= 1 else { return nil }
    let sign = isASCII ? (":", "..") : ("⋮", "⋯")
    // Layers are left out of the middle only where not even names fit.
    for layers in stride(from: whole.layerCount, through: min(3, whole.layerCount), by: -1) {
      for detail in Detail.allCases
      where layers == whole.layerCount || [.shortStack, .name, .bareName].contains(detail) {
        var columns: Columns?
        for most in [size.rows, size.rows - 1, size.rows / 2, 3, 2, 1] where most >= 1 && columns == nil {
          // Detail is given up before units are folded that would fit by name.
          let diagram = whole.folded(nodes: most, layers: layers, sign: sign)
          let fullest = whole.folded(nodes: size.rows, layers: layers, sign: sign)
          if detail != .name, detail != .bareName, diagram.nodes.count != fullest.nodes.count { break }
          columns = Columns(diagram, detail, size, isASCII: isASCII)
        }
        guard let columns, let corridor = columns.corridor(within: size.columns) else { continue }
        self.init(columns, corridor, size, detail)
        return
      }
    }
    return nil
  }

  private init(_ columns: Columns, _ corridor: Int, _ size: Size, _ detail: Detail) {
    diagram = columns.diagram
    self.size = size
    self.detail = detail
    var (boxes, routes, corridors) = ([Box](), [Route](), [Range<Int>]())
    var lefts: [Int] = []
    let used = columns.widths.reduce(0, +) + corridor * (columns.widths.count - 1)
    var left = (size.columns - used) / 2
    for width in columns.widths {
      lefts.append(left)
      corridors.append(left + width..<left + width + corridor)
      left += width + corridor
    }
    corridors.removeLast()
    var anchors: [Columns.Item: (left: Position, right: Position)] = [:]
    for (layer, items) in columns.items.enumerated() {
      for (item, top) in zip(items, columns.tops[layer]) {
        let lines = columns.lines(of: item)
        let height = max(1, lines.count)
        let width = lines.map(\.width).max() ?? columns.widths[layer]
        let column = lefts[layer] + (columns.widths[layer] - width) / 2
        let middle = top + (height - 1) / 2
        anchors[item] = (
          Position(column: column - 1, row: middle), Position(column: column + width, row: middle)
        )
        if case .node(let node) = item {
          boxes.append(
            Box(node: node, area: Area(column: column, row: top, columns: width, rows: height), lines: lines))
        }
      }
    }
    for (index, edge) in columns.diagram.edges.enumerated() {
      let way = columns.way(of: edge)
      var pieces: [Route.Piece] = []
      for (from, to) in zip(way, way.dropFirst()) {
        guard let start = anchors[from]?.right, let end = anchors[to]?.left else { continue }
        let layer = columns.layer(of: from)
        let (enter, leave) = (corridors[layer].lowerBound, corridors[layer].upperBound - 1)
        if start.column < enter {
          pieces.append(Route.Piece(start: start, end: Position(column: enter, row: start.row)))
        }
        pieces.append(
          Route.Piece(start: Position(column: enter, row: start.row), end: Position(column: leave, row: end.row)))
        if leave < end.column { pieces.append(Route.Piece(start: Position(column: leave, row: end.row), end: end)) }
        if case .lane = to {
          let next = corridors[layer + 1].lowerBound
          pieces.append(
            Route.Piece(start: Position(column: leave, row: end.row), end: Position(column: next, row: end.row)))
        }
      }
      routes.append(Route(edge: index, pieces: pieces))
    }
    (self.boxes, self.routes, self.corridors) = (boxes, routes, corridors)
  }
}

/// The layers of a diagram as columns of nodes and lanes, with their rows.
private struct Columns {
  /// What stands in a column.
  enum Item: Hashable {
    case node(Int)
    /// The way through a column of the edges to a node of a later one.
    case lane(layer: Int, to: Int)
  }

  let diagram: Diagram
  private(set) var items: [[Item]] = []
  private(set) var tops: [[Int]] = []
  private(set) var widths: [Int] = []
  private let detail: DiagramLayout.Detail
  private let isASCII: Bool

  /// Nil where a column is too high.
  init?(_ diagram: Diagram, _ detail: DiagramLayout.Detail, _ size: Size, isASCII: Bool) {
    self.diagram = diagram
    self.detail = detail
    self.isASCII = isASCII
    items = (0..<diagram.layerCount).map { layer in
      diagram.nodes.indices.filter { diagram.nodes[$0].layer == layer }.map { .node($0) }
    }
    addLanes()
    if diagram.isReordered { reorder() }
    for column in items {
      let heights = column.map { max(1, lines(of: $0).count) }
      guard let tops = Self.tops(heights, rows: size.rows) else { return nil }
      self.tops.append(tops)
      widths.append(column.map { lines(of: $0).map(\.width).max() ?? 1 }.max() ?? 1)
    }
  }

  /// The corridor that fits; nil where none does.
  func corridor(within columns: Int) -> Int? {
    let gaps = widths.count - 1
    guard gaps > 0 else { return widths[0] <= columns ? 0 : nil }
    let room = (columns - widths.reduce(0, +)) / gaps
    let least = detail == .framed ? 8 : detail == .row || detail == .shortRow ? 6 : 3
    return room >= least ? min(20, room) : nil
  }

  func layer(of item: Item) -> Int {
    switch item {
    case .node(let node): diagram.nodes[node].layer
    case .lane(let layer, _): layer
    }
  }

  /// What an edge passes, from its source to its target.
  func way(of edge: Diagram.Edge) -> [Item] {
    let between = diagram.nodes[edge.from].layer + 1..<diagram.nodes[edge.to].layer
    return [.node(edge.from)] + between.map { .lane(layer: $0, to: edge.to) } + [.node(edge.to)]
  }

  // MARK: - Order

  private mutating func addLanes() {
    for edge in diagram.edges {
      for case .lane(let layer, let target) in way(of: edge) {
        let lane = Item.lane(layer: layer, to: target)
        guard !items[layer].contains(lane) else { continue }
        // Beside what it comes from: above where that stands in the upper half.
        let column = items[diagram.nodes[edge.from].layer]
        let place = column.firstIndex(of: .node(edge.from)) ?? 0
        if 2 * place < column.count { items[layer].insert(lane, at: 0) } else { items[layer].append(lane) }
      }
    }
  }

  /// Moves each item to the mean place of its neighbours, to and fro; what ties stays in order.
  private mutating func reorder() {
    var neighbours: [Item: [Item]] = [:]
    for edge in diagram.edges {
      let way = way(of: edge)
      for (left, right) in zip(way, way.dropFirst()) {
        neighbours[left, default: []].append(right)
        neighbours[right, default: []].append(left)
      }
    }
    for sweep in 0..<6 {
      let order = sweep % 2 == 0 ? Array(items.indices.dropFirst()) : Array(items.indices.dropLast().reversed())
      for layer in order {
        let beside = items[sweep % 2 == 0 ? layer - 1 : layer + 1]
        let places = Dictionary(
          uniqueKeysWithValues: beside.enumerated().map {
            ($0.element, (Double($0.offset) + 0.5) / Double(beside.count))
          })
        let keyed = items[layer].enumerated().map { offset, item -> (key: Double, offset: Int, item: Item) in
          let known = (neighbours[item] ?? []).compactMap { places[$0] }
          let own = (Double(offset) + 0.5) / Double(items[layer].count)
          return (known.isEmpty ? own : known.reduce(0, +) / Double(known.count), offset, item)
        }
        items[layer] = keyed.sorted { ($0.key, $0.offset) < ($1.key, $1.offset) }.map(\.item)
      }
    }
  }

  // MARK: - Rows

  /// The first row of each item: spread evenly, none over another; nil where they do not fit.
  private static func tops(_ heights: [Int], rows: Int) -> [Int]? {
    let used = heights.reduce(0, +)
    guard used <= rows else { return nil }
    let gap = Double(rows - used) / Double(heights.count)
    var (tops, next) = ([Int](), 0.0)
    for height in heights {
      tops.append(Int((next + gap / 2).rounded(.down)))
      next += Double(height) + gap
    }
    return tops
  }

  // MARK: - What is written

  /// What is written for an item; nothing for a lane.
  func lines(of item: Item) -> [Line] {
    guard case .node(let place) = item else { return [] }
    let node = diagram.nodes[place]
    let name = name(of: node)
    guard node.kind != .fold else { return [Line(node.name, .muted)] }
    let value = node.value.map { Line($0, Style(.value, node.light == .none ? [] : .bold)) }
    let gradient = node.gradient.map { Line($0, .hint) }
    switch detail {
    case .framed: return framed([name, value, gradient].compactMap { $0 }, node)
    case .row: return [row([name, value, gradient])]
    case .shortRow: return [row([name, value])]
    case .stack: return centred([row([name]), value, gradient])
    case .shortStack: return centred([row([name]), value])
    case .bareStack: return centred([name, value])
    case .name: return [row([name])]
    case .bareName: return [name]
    }
  }

  private func name(of node: Diagram.Node) -> Line {
    let emphasis: Style.Emphasis = node.light == .none ? [] : .bold
    let role: Role =
      node.light != .none ? .accent : node.kind == .bias || node.isOpen == false ? .muted : .plain
    var line = Line(node.name, Style(role, emphasis))
    if let isOpen = node.isOpen {
      line.append(isASCII ? (isOpen ? ">" : "x") : (isOpen ? "▸" : "✗"), Style(isOpen ? .accent : .warning))
    }
    return line
  }

  private func row(_ parts: [Line?]) -> Line {
    var line = Line("(", .muted)
    for (number, part) in parts.compactMap({ $0 }).enumerated() {
      if number > 0 { line.append(" ") }
      line.append(part)
    }
    line.append(")", .muted)
    return line
  }

  private func centred(_ parts: [Line?]) -> [Line] {
    let lines = parts.compactMap { $0 }
    let width = lines.map(\.width).max() ?? 0
    return lines.map { padded($0, to: width) }
  }

  private func padded(_ line: Line, to width: Int) -> Line {
    let left = (width - line.width) / 2
    var padded = Line(String(repeating: " ", count: left))
    padded.append(line)
    padded.append(String(repeating: " ", count: width - line.width - left))
    return padded
  }

  private func framed(_ lines: [Line], _ node: Diagram.Node) -> [Line] {
    let width = (lines.map(\.width).max() ?? 0) + 2
    let style: Style = node.light == .none ? .muted : Style(.accent, .bold)
    let signs = isASCII ? ["+", "-", "+", "|", "+", "+"] : ["╭", "─", "╮", "│", "╰", "╯"]
    let bar = String(repeating: signs[1], count: width)
    return [Line(signs[0] + bar + signs[2], style)]
      + lines.map { line in
        var row = Line(signs[3], style)
        row.append(padded(line, to: width))
        row.append(signs[3], style)
        return row
      } + [Line(signs[4] + bar + signs[5], style)]
  }
}
