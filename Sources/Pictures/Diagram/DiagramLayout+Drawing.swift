import Canvas

extension DiagramLayout {
  /// The diagram as cells.
  ///
  /// An edge is blue and solid where its weight is positive, orange and dashed where it is negative, thick where it is
  /// large; what is closed off is dotted. On the chain being asked, an arrow points backwards along each factor found.
  public func grid(theme: Theme) -> Grid {
    var surface = PlotSurface(size: size, marks: .standard(theme), theme: theme)
    let lit = routes.filter { diagram.edges[$0.edge].light != .none }
    for route in routes.filter({ diagram.edges[$0.edge].light == .none }) + lit { draw(route, on: &surface) }
    for box in boxes {
      for (offset, line) in box.lines.enumerated() {
        let position = Position(column: box.area.origin.column, row: box.area.origin.row + offset)
        write(line, at: position, on: &surface)
      }
    }
    for route in lit { mark(route, on: &surface) }
    for label in labels() { write(label.line, at: label.area.origin, on: &surface) }
    return surface.grid()
  }

  private func write(_ line: Line, at position: Position, on surface: inout PlotSurface) {
    var place = position
    for span in line.spans {
      surface.write(span.text, at: place, style: span.style)
      place.column += displayWidth(span.text)
    }
  }

  // MARK: - Edges

  private func draw(_ route: Route, on surface: inout PlotSurface) {
    let edge = diagram.edges[route.edge]
    for piece in route.pieces {
      // From the left edge of the first cell to the right edge of the last, through the middle of their rows.
      let (across, down) = (Double(surface.marks.across), Double(surface.marks.down))
      func height(_ row: Int) -> Double { Double(row) * down + ((down - 1) / 2).rounded(.down) }
      surface.line(
        from: Dot(Double(piece.start.column) * across, height(piece.start.row)),
        to: Dot(Double(piece.end.column + 1) * across - 1, height(piece.end.row)), style: style(of: edge),
        stroke: stroke(of: edge))
    }
  }

  private func style(of edge: Diagram.Edge) -> Style {
    if edge.light != .none { return Style(.accent, .bold) }
    guard let strength = edge.strength, !edge.isClosed else { return .muted }
    return Style(strength < 0 ? .negative : .positive)
  }

  private func stroke(of edge: Diagram.Edge) -> Stroke {
    if edge.isClosed { return .dotted }
    if edge.light != .none { return edge.light == .found ? .heavy : .heavyDashed }
    guard let strength = edge.strength else { return .solid }
    let isLarge = strength.magnitude > 2.0 / 3 && hasRoomForThickLines
    if strength < 0 { return isLarge ? .heavyDashed : .dashed }
    return isLarge ? .heavy : .solid
  }

  /// Among many lines, or in narrow corridors, thick ones would run together.
  private var hasRoomForThickLines: Bool { diagram.edges.count <= 20 && corridors.allSatisfy { $0.count >= 6 } }

  /// Points backwards at the right end of a lit edge: a full arrow where the factor is found, an open one where it is asked.
  private func mark(_ route: Route, on surface: inout PlotSurface) {
    guard let last = route.pieces.last else { return }
    let isFound = diagram.edges[route.edge].light == .found
    let sign = surface.theme.isASCII ? (isFound ? "<" : "?") : (isFound ? "◀" : "◁")
    surface.write(sign, at: last.end, style: Style(.accent, .bold))
  }

  // MARK: - Labels

  /// A weight on an edge.
  struct Label: Hashable {
    let edge: Int
    let area: Area
    let line: Line
  }

  /// The weights that find a place on their edge, away from other edges and other weights.
  func labels() -> [Label] {
    var labels: [Label] = []
    let order = routes.sorted { first, second in
      diagram.edges[first.edge].light > diagram.edges[second.edge].light
    }
    for route in order {
      let edge = diagram.edges[route.edge]
      for line in written(on: edge) {
        guard let place = place(for: line.text, on: route, labels.map(\.area)) else { continue }
        labels.append(Label(edge: route.edge, area: place, line: line))
        break
      }
    }
    return labels
  }

  /// What can be written on an edge: the weight with its gradient, else the weight.
  private func written(on edge: Diagram.Edge) -> [Line] {
    guard let label = edge.label else { return [] }
    let weight = Line(label, style(of: edge))
    guard let gradient = edge.gradient else { return [weight] }
    var both = weight
    both.append(" " + gradient, .hint)
    return [both, weight]
  }

  private func place(for text: String, on route: Route, _ taken: [Area]) -> Area? {
    let width = displayWidth(text)
    // The piece across the first corridor: labels of one unit stand together.
    guard
      let piece = route.pieces.first(where: { piece in corridors.contains { $0.lowerBound == piece.start.column } }),
      let corridor = corridors.first(where: { $0.lowerBound == piece.start.column }), corridor.count >= width + 2
    else { return nil }
    for share in [0.5, 0.35, 0.65, 0.2, 0.8] {
      let middle = Double(corridor.lowerBound) + share * Double(corridor.count - 1)
      let column = max(corridor.lowerBound + 1, min(corridor.upperBound - 2 - width, Int(middle) - width / 2))
      let row = Int(piece.row(at: Double(column) + Double(width - 1) / 2).rounded())
      let area = Area(column: column, row: row, columns: width, rows: 1)
      let around = Area(column: column - 1, row: row, columns: width + 2, rows: 1)
      guard taken.allSatisfy({ $0.intersection(around).isEmpty }) else { continue }
      let isFree = routes.allSatisfy { other in
        other.edge == route.edge
          || other.pieces.allSatisfy { piece in
            piece.end.column < column || piece.start.column >= column + width
              || (column..<column + width).allSatisfy { abs(piece.row(at: Double($0)) - Double(row)) > 0.75 }
          }
      }
      if isFree { return area }
    }
    return nil
  }
}

extension DiagramLayout.Route.Piece {
  /// The row at which the piece passes a column.
  func row(at column: Double) -> Double {
    let width = Double(end.column - start.column)
    guard width > 0 else { return Double(start.row) }
    let way = (column - Double(start.column)) / width
    return Double(start.row) + max(0, min(1, way)) * Double(end.row - start.row)
  }
}
