/// Lines along which a field has the same value, with the value written on them where there is room.
public struct IsoLines: PlotLayer, Hashable {
  /// The field.
  public var field: ScalarField
  /// The values.
  public var levels: [Double]
  /// The ink.
  public var style: Style
  /// Whether values are written on the lines.
  public var isLabelled: Bool

  /// Lines of a field at these levels.
  public init(of field: ScalarField, at levels: [Double], style: Style = .plain, isLabelled: Bool = true) {
    self.field = field
    self.levels = levels
    self.style = style
    self.isLabelled = isLabelled
  }

  /// Draws the lines, then as many of their values as find a free place.
  public func draw(on surface: inout PlotSurface, in frame: PlotFrame) {
    let step = zip(levels, levels.dropFirst()).map { $1 - $0 }.min() ?? abs(levels.first ?? 1)
    // Among signs that stand for shades, strokes of ASCII would be taken for more of them; the values alone are written.
    let isDrawn = !(surface.marks == .ascii && surface.isShaded && surface.theme.depth != .full)
    var labels: [Area] = []
    for level in levels {
      let segments = field.isoLine(at: level)
      for segment in segments where isDrawn {
        guard let (start, end) = frame.clip(segment.start, segment.end) else { continue }
        surface.line(
          from: frame.dot(start.x, start.y, on: surface), to: frame.dot(end.x, end.y, on: surface), style: style)
      }
      guard isLabelled, segments.count >= 6 else { continue }
      let text = TickLabel.text(level, step: step, isASCII: surface.theme.isASCII)
      if let place = place(text, segments, apartFrom: labels, surface, frame) {
        surface.write(text, at: place.origin, style: style)
        labels.append(place)
      }
    }
  }

  /// The place on a line that is the farthest from other labels; nil where each touches one or the edge.
  private func place(
    _ text: String, _ segments: [(start: PlotPoint, end: PlotPoint)], apartFrom labels: [Area], _ surface: PlotSurface,
    _ frame: PlotFrame
  ) -> Area? {
    let width = displayWidth(text)
    var best: (area: Area, distance: Int)?
    for segment in segments {
      let middle = PlotPoint((segment.start.x + segment.end.x) / 2, (segment.start.y + segment.end.y) / 2)
      guard let cell = frame.cell(middle.x, middle.y, on: surface) else { continue }
      let area = Area(column: cell.column - width / 2, row: cell.row, columns: width, rows: 1)
      let around = Area(column: area.origin.column - 1, row: cell.row, columns: width + 2, rows: 1)
      guard frame.area.intersection(around) == around, cell.row > frame.area.rows.lowerBound,
        cell.row + 1 < frame.area.rows.upperBound, !surface.hasText(in: around)
      else { continue }
      let distance = (labels.map { $0.distance(to: area) } + [40]).min() ?? 40
      if distance >= 6, distance > best?.distance ?? 0 { best = (area, distance) }
    }
    return best?.area
  }
}

extension Area {
  /// How far apart the middles of two areas are in columns, a row counting as two.
  fileprivate func distance(to other: Area) -> Int {
    let across = (2 * origin.column + size.columns) - (2 * other.origin.column + other.size.columns)
    return max(abs(across) / 2, 2 * abs(origin.row - other.origin.row))
  }
}

extension ScalarField {
  /// The segments of the line along which the field has a value, by marching squares; linear between neighbours.
  ///
  /// Where a cell of the lattice is a saddle, the mean of its corners decides which of them belong together. A cell with a
  /// corner that is not finite has no line.
  public func isoLine(at level: Double) -> [(start: PlotPoint, end: PlotPoint)] {
    var segments: [(start: PlotPoint, end: PlotPoint)] = []
    for row in 0..<rows - 1 {
      for column in 0..<columns - 1 {
        // The corners in turn, from the lower left.
        let corners = [
          self[column, row], self[column + 1, row], self[column + 1, row + 1], self[column, row + 1],
        ]
        let above = corners.map { $0 >= level }
        let count = above.count { $0 }
        guard count != 0, count != 4, corners.allSatisfy(\.isFinite) else { continue }
        func crossing(_ edge: Int) -> PlotPoint {
          let (from, to) = (corners[edge], corners[(edge + 1) % 4])
          let way = (level - from) / (to - from)
          let (x, y) = (Double(column), Double(row))
          switch edge {
          case 0: return point(x + way, y)
          case 1: return point(x + 1, y + way)
          case 2: return point(x + 1 - way, y + 1)
          default: return point(x, y + 1 - way)
          }
        }
        let edges = (0..<4).filter { above[$0] != above[($0 + 1) % 4] }
        if edges.count == 2 {
          segments.append((crossing(edges[0]), crossing(edges[1])))
        } else {
          let isHigh = corners.reduce(0, +) / 4 >= level
          let pairs = isHigh == above[0] ? [(0, 1), (2, 3)] : [(3, 0), (1, 2)]
          for (a, b) in pairs { segments.append((crossing(a), crossing(b))) }
        }
      }
    }
    return segments
  }
}
