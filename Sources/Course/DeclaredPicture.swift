import GradientEngine

/// A picture that an exercise declares, over the quantities of its graph.
public enum DeclaredPicture: Sendable {
  /// The network that leads to a loss; the first loss where nil.
  case network(loss: QuantityID?)
  /// The computation graph of a quantity; of the first loss where nil.
  case graph(of: QuantityID?)
  case contour(ContourMap)
  case points(DataPoints)
  case loss(LossCurve)
  case matrix(MatrixMap)

  /// A quantity over two given numbers.
  public struct ContourMap: Hashable, Sendable {
    /// What is drawn.
    public let of: QuantityID
    /// The given number along each axis.
    public let over: (x: QuantityID, y: QuantityID)
    /// From where to where each axis goes.
    public let window: (x: ClosedRange<Double>, y: ClosedRange<Double>)

    /// States a map.
    public init(
      of: QuantityID, over: (x: QuantityID, y: QuantityID), window: (x: ClosedRange<Double>, y: ClosedRange<Double>)
    ) {
      self.of = of
      self.over = over
      self.window = window
    }

    /// Whether both draw the same.
    public static func == (left: ContourMap, right: ContourMap) -> Bool {
      left.of == right.of && left.over == right.over && left.window == right.window
    }
    /// Hashes what is drawn.
    public func hash(into hasher: inout Hasher) { hasher.combine(of) }
  }

  /// The points of a data set, each in turn in the place of what is given.
  public struct DataPoints: Hashable, Sendable {
    /// The points.
    public let data: DataSet
    /// The two given numbers that a point's coordinates replace.
    public let at: [QuantityID]
    /// The given number that a point's class replaces.
    public let target: QuantityID
    /// The probability of class 1.
    public let shade: QuantityID
    /// The loss of one point; nil where arrows are not drawn.
    public let of: QuantityID?
  }

  /// A quantity as one given number varies.
  public struct LossCurve: Hashable, Sendable {
    /// What is drawn.
    public let of: QuantityID
    /// What varies.
    public let over: QuantityID
    /// From where to where.
    public let window: ClosedRange<Double>

    /// States a curve.
    public init(of: QuantityID, over: QuantityID, window: ClosedRange<Double>) {
      self.of = of
      self.over = over
      self.window = window
    }
  }

  /// A matrix, or a vector as a single row.
  public struct MatrixMap: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// The rows and columns that are lit, counted from 0; none where nil.
    public let lit: (rows: ClosedRange<Int>, columns: ClosedRange<Int>)?

    /// States a heat map.
    public init(name: String, lit: (rows: ClosedRange<Int>, columns: ClosedRange<Int>)? = nil) {
      self.name = name
      self.lit = lit
    }

    /// Whether both draw the same.
    public static func == (left: MatrixMap, right: MatrixMap) -> Bool {
      left.name == right.name && left.lit?.rows == right.lit?.rows && left.lit?.columns == right.lit?.columns
    }
    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
  }

  /// The kind of picture.
  public var kind: PictureKind {
    switch self {
    case .network: .network
    case .graph: .graph
    case .contour: .contour
    case .points: .points
    case .loss: .loss
    case .matrix: .matrix
    }
  }
}
