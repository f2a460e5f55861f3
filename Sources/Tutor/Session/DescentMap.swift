import Course
import Formula
import GradientEngine

/// A walk on the map of a quantity over two given numbers: where the cursor is, and the gradient steps that led there.
///
/// Nothing of it is recorded: it is for trying things out.
public struct DescentMap: Hashable, Sendable {
  /// A point of the map.
  public struct Point: Hashable, Sendable {
    /// The first of the two numbers.
    public var x: Double
    /// The second.
    public var y: Double

    /// States a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// What a learner does on the map.
  public enum Action: String, Hashable, Sendable {
    /// Moves the cursor; the path ends there.
    case left, right, up, down
    /// Moves what is seen; the cursor stays.
    case panLeft, panRight, panUp, panDown
    /// Takes one step against the gradient.
    case step
    /// Lets the descent run by itself, or stops it.
    case run
    /// Takes another learning rate.
    case raiseRate, lowerRate
    case zoomIn, zoomOut
    /// Shows or hides the lowest point of each column.
    case valley
    /// Goes back to the numbers that are given.
    case reset
  }

  /// What is drawn.
  public let map: DeclaredPicture.ContourMap
  /// From where to where the axes go.
  public private(set) var window: (x: ClosedRange<Double>, y: ClosedRange<Double>)
  /// Where the cursor is.
  public private(set) var cursor: Point
  /// The points from which gradient steps were taken, in their order.
  public private(set) var path: [Point] = []
  /// Whether the lowest point of each column is marked.
  public private(set) var showsValley = false
  /// Whether the descent runs by itself.
  public private(set) var isRunning = false
  private var rateIndex: Int

  /// The learning rates that can be chosen.
  public static let rates = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 1.5, 2, 3, 5, 10]

  /// The learning rate.
  public var rate: Double { Self.rates[rateIndex] }

  /// A map with the cursor at the numbers that a graph gives.
  init(_ map: DeclaredPicture.ContourMap, of graph: Graph) {
    self.map = map
    window = map.window
    cursor = map.given(in: graph)
    rateIndex = Self.rates.firstIndex(of: 0.5) ?? 0
  }

  /// Carries out an action on the map of a graph.
  mutating func apply(_ action: Action, in graph: Graph) {
    switch action {
    case .left: move(x: -1, y: 0)
    case .right: move(x: 1, y: 0)
    case .up: move(x: 0, y: 1)
    case .down: move(x: 0, y: -1)
    case .panLeft: pan(x: -1, y: 0)
    case .panRight: pan(x: 1, y: 0)
    case .panUp: pan(x: 0, y: 1)
    case .panDown: pan(x: 0, y: -1)
    case .step: descend(in: graph)
    case .run: isRunning.toggle()
    case .raiseRate: rateIndex = min(Self.rates.count - 1, rateIndex + 1)
    case .lowerRate: rateIndex = max(0, rateIndex - 1)
    case .zoomIn: zoom(by: 0.5)
    case .zoomOut: zoom(by: 2)
    case .valley: showsValley.toggle()
    case .reset:
      restart(in: graph)
      window = map.window
    }
  }

  /// Goes back to the numbers that a graph gives, without moving what is seen.
  mutating func restart(in graph: Graph) {
    (cursor, path, isRunning) = (map.given(in: graph), [], false)
    follow()
  }

  /// Moves the cursor to a point, rounded to the lattice that the arrow keys move on; the path ends there.
  mutating func move(to point: Point) {
    (path, isRunning) = ([], false)
    cursor.x = Self.rounded(point.x, in: window.x)
    cursor.y = Self.rounded(point.y, in: window.y)
    follow()
  }

  /// The cursor on the next line of a lattice whose points have few digits.
  private mutating func move(x: Double, y: Double) {
    (path, isRunning) = ([], false)
    cursor.x = Self.moved(cursor.x, by: x, in: window.x)
    cursor.y = Self.moved(cursor.y, by: y, in: window.y)
    follow()
  }

  private static func moved(_ value: Double, by steps: Double, in range: ClosedRange<Double>) -> Double {
    guard steps != 0 else { return value }
    let step = step(in: range)
    return ((value / step).rounded() + steps) * step
  }

  private static func rounded(_ value: Double, in range: ClosedRange<Double>) -> Double {
    let step = step(in: range)
    return (value / step).rounded() * step
  }

  /// The distance between two lines of the lattice, a number of few digits.
  private static func step(in range: ClosedRange<Double>) -> Double {
    let width = range.upperBound - range.lowerBound
    // Sixty steps across the window, each 1, 2 or 5 times a power of ten.
    let raw = width / 60
    var unit = 1.0
    while unit > raw { unit /= 10 }
    while unit * 10 <= raw { unit *= 10 }
    return [1, 2, 5].map { $0 * unit }.last { $0 <= raw } ?? unit
  }

  private mutating func descend(in graph: Graph) {
    guard let slope = map.gradient(at: cursor, in: graph), slope.x.isFinite, slope.y.isFinite else { return }
    // A path that goes on for ever is shown by its end.
    path = path.suffix(999) + [cursor]
    cursor = Point(x: cursor.x - rate * slope.x, y: cursor.y - rate * slope.y)
    follow()
  }

  /// Takes one step of a descent that runs by itself. It stops where a step is too short to be seen, or leads nowhere.
  mutating func runOn(in graph: Graph) {
    let before = cursor
    descend(in: graph)
    let moved = max(
      (cursor.x - before.x).magnitude / (window.x.upperBound - window.x.lowerBound),
      (cursor.y - before.y).magnitude / (window.y.upperBound - window.y.lowerBound))
    if !(moved >= 1e-4 && moved <= 1e3) { isRunning = false }
  }

  /// Stops a descent that runs by itself.
  mutating func stop() { isRunning = false }

  /// Moves the window where the cursor has left it.
  private mutating func follow() {
    window.x = Self.following(cursor.x, window.x)
    window.y = Self.following(cursor.y, window.y)
  }

  private static func following(_ value: Double, _ range: ClosedRange<Double>) -> ClosedRange<Double> {
    guard value.isFinite, !range.contains(value) else { return range }
    let half = (range.upperBound - range.lowerBound) / 2
    return value - half...value + half
  }

  /// Moves what is seen by a tenth of it.
  private mutating func pan(x: Double, y: Double) {
    func moved(_ range: ClosedRange<Double>, by steps: Double) -> ClosedRange<Double> {
      let distance = (range.upperBound - range.lowerBound) / 10 * steps
      let (low, high) = (range.lowerBound + distance, range.upperBound + distance)
      return max(low.magnitude, high.magnitude) <= 1e6 ? low...high : range
    }
    window = (moved(window.x, by: x), moved(window.y, by: y))
  }

  private mutating func zoom(by factor: Double) {
    func zoomed(_ range: ClosedRange<Double>, around value: Double) -> ClosedRange<Double> {
      let half = (range.upperBound - range.lowerBound) / 2 * factor
      guard (1e-6...1e6).contains(half) else { return range }
      return value - half...value + half
    }
    window = (zoomed(window.x, around: cursor.x), zoomed(window.y, around: cursor.y))
  }

  /// Whether both show the same.
  public static func == (left: DescentMap, right: DescentMap) -> Bool {
    left.map == right.map && left.window == right.window && left.cursor == right.cursor && left.path == right.path
      && left.showsValley == right.showsValley && left.rateIndex == right.rateIndex && left.isRunning == right.isRunning
  }

  /// Hashes where the cursor is.
  public func hash(into hasher: inout Hasher) { hasher.combine(cursor) }
}

extension DeclaredPicture.ContourMap {
  /// Every value of the graph where the two numbers are those of a point.
  public func values(at point: DescentMap.Point, in graph: Graph) -> Evaluation<Double> {
    graph.evaluate(overrides: [over.x: point.x, over.y: point.y])
  }

  /// The two numbers as a graph gives them.
  public func given(in graph: Graph) -> DescentMap.Point {
    let run: Evaluation<Double> = graph.evaluate()
    return DescentMap.Point(x: run[over.x], y: run[over.y])
  }

  /// The gradient at a point; nil where the graph does not hold the derivatives.
  public func gradient(at point: DescentMap.Point, in graph: Graph) -> DescentMap.Point? {
    guard let slopes = slopes(in: graph) else { return nil }
    let run = values(at: point, in: graph)
    return DescentMap.Point(x: run[slopes.x], y: run[slopes.y])
  }

  /// The derivatives by the two numbers, where the graph holds them.
  public func slopes(in graph: Graph) -> (x: QuantityID, y: QuantityID)? {
    let slope = { (variable: QuantityID) in
      graph.quantity(
        for: Expression(.derivative(of: graph[of].expression, by: graph[variable].expression, partial: false)))
    }
    guard let x = slope(over.x), let y = slope(over.y) else { return nil }
    return (x, y)
  }
}
