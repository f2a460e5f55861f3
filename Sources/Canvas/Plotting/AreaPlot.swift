/// A field as shades of a colour ramp, or of a ramp of characters where there are no colours.
public struct AreaPlot: PlotLayer, Hashable {
  /// The field.
  public var field: ScalarField
  /// What the ends of the ramp stand for.
  public var scale: ShadeScale

  /// Shades a field on a scale.
  public init(_ field: ScalarField, scale: ShadeScale) {
    self.field = field
    self.scale = scale
  }

  /// Shades every dot of the frame by the field's value there.
  public func draw(on surface: inout PlotSurface, in frame: PlotFrame) {
    let dots = surface.dots(of: frame.area)
    for row in dots.rows {
      for column in dots.columns {
        let point = frame.point(column: column, row: row, on: surface)
        surface.shade(column, row, scale.shade(field.value(point.x, point.y)))
      }
    }
  }
}

/// Which value is which shade.
public struct ShadeScale: Hashable, Sendable {
  /// The colours.
  public var ramp: Ramp
  /// The values at the two ends.
  public var range: ClosedRange<Double>

  /// A scale from one end of a ramp to the other.
  public init(_ ramp: Ramp, _ range: ClosedRange<Double>) {
    self.ramp = ramp
    self.range = range
  }

  /// The shade of a value.
  public func shade(_ value: Double) -> Shade {
    let width = range.upperBound - range.lowerBound
    return Shade(ramp, at: width > 0 ? (value - range.lowerBound) / width : 0.5)
  }
}
