/// A picture as its author declares it; which of the fields a kind of picture has is for ``PictureKind`` to say.
///
/// ```swift
/// PictureSpec(.contour, of: "C", over: ["w", "b"], from: [-3, -3], to: [3, 3])
/// ```
public struct PictureSpec: Hashable, Sendable {
  /// The kind of picture.
  public var kind: PictureKind
  /// What is drawn: a loss or any other quantity, or a tensor.
  public var of: String?
  /// What it is drawn over: one or two given numbers.
  public var over: [String]?
  /// Where the axes begin, one number for each.
  public var from: [Double]?
  /// Where the axes end, one number for each.
  public var to: [Double]?
  /// The data set whose points are drawn.
  public var data: String?
  /// The given vector that a point's coordinates take the place of.
  public var at: String?
  /// The given number that a point's class takes the place of.
  public var target: String?
  /// The probability that the plane is shaded by.
  public var shade: String?
  /// The row of a matrix that is lit, by its index.
  public var row: Int?
  /// The part of a matrix that is lit: first row, first column, last row and last column, by their indices.
  public var window: [Int]?

  /// States a picture.
  public init(
    _ kind: PictureKind, of: String? = nil, over: [String]? = nil, from: [Double]? = nil, to: [Double]? = nil,
    data: String? = nil, at: String? = nil, target: String? = nil, shade: String? = nil, row: Int? = nil,
    window: [Int]? = nil
  ) {
    self.kind = kind
    self.of = of
    self.over = over
    self.from = from
    self.to = to
    self.data = data
    self.at = at
    self.target = target
    self.shade = shade
    self.row = row
    self.window = window
  }
}

/// The kinds of pictures, by their keys in an exercise file.
public enum PictureKind: String, Hashable, Sendable, CaseIterable {
  /// The neurons and their connections.
  case network
  /// The computation graph.
  case graph
  /// A quantity over two given numbers, as a map.
  case contour
  /// The points of a data set, and what the network says of the plane.
  case points
  /// A quantity as one given number varies.
  case loss
  /// A matrix as a heat map.
  case matrix

  /// The keys that a picture of this kind must have.
  public var requiredKeys: [String] {
    switch self {
    case .network, .graph: []
    case .contour: ["of", "over", "from", "to"]
    case .points: ["data", "at", "class", "shade"]
    case .loss: ["over"]
    case .matrix: ["of"]
    }
  }

  /// The keys that a picture of this kind may have.
  public var allowedKeys: [String] {
    switch self {
    case .network, .graph: ["of"]
    case .contour: requiredKeys
    case .points: requiredKeys + ["of"]
    case .loss: ["of", "over", "from", "to"]
    case .matrix: ["of", "row", "window"]
    }
  }
}
