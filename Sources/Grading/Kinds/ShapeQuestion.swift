import GradientEngine

/// A question whose answer is the shape of a vector or matrix: rows, then columns.
public struct ShapeQuestion: Hashable, Sendable {
  /// The shape asked for.
  public let shape: Shape

  /// Asks for a shape.
  public init(_ shape: Shape) { self.shape = shape }
}

extension ShapeQuestion: AnswerKind {
  var expected: String {
    (shape.rank < 2 ? [shape.count, 1] : shape.extents).map(String.init).joined(separator: "x")
  }

  /// What form of answer is asked for.
  public var asks: String { "rows × columns, such as 4×7" }

  func echo(of axes: [Int]) -> String {
    switch axes.count {
    case 1: "a vector of \(axes[0])"
    default: "\(axes[0]) row\(axes[0] == 1 ? "" : "s"), \(axes[1]) column\(axes[1] == 1 ? "" : "s")"
    }
  }

  func verdict(on axes: [Int], given context: GradingContext?) -> Verdict {
    let echo = "read as \(echo(of: axes))"
    let shown = axes.map(String.init).joined(separator: "×")
    if isSame(axes, shape.extents) { return Verdict(.right, .exact, "Right: \(shown).", reading: echo) }
    if isSame(axes.count == 1 ? [1] + axes : axes.reversed(), shape.extents) {
      return Verdict(.wrong, .transposed, "\(shown) has rows and columns exchanged: rows come first.", reading: echo)
    }
    return Verdict(.wrong, .wrong, "\(shown) is not the shape.", reading: echo)
  }

  /// A vector is a column; a scalar is a matrix of one element.
  func isSame(_ left: [Int], _ right: [Int]) -> Bool {
    func filled(_ axes: [Int]) -> [Int] { axes + [Int](repeating: 1, count: max(0, 2 - axes.count)) }
    return filled(left) == filled(right)
  }

  /// `3x2`, `3 by 2`, `(3, 2)`, `3×2`, `3 2`, `(3,)`.
  func read(_ text: String) throws(Unreadable) -> [Int] {
    let example = "rows and columns, such as 4x7"
    let scalars = try TypedText(text, atMost: 200, expected: example).scalars
    var axes: [Int] = []
    var position = 0
    while position < scalars.count {
      let start = position
      if case .digit = Glyph(scalars[position]) {
        var value = 0
        while position < scalars.count, case .digit(let digit) = Glyph(scalars[position]) {
          value = min(value * 10 + Int(digit), 1_000_000)
          position += 1
        }
        axes.append(value)
        continue
      }
      position += 1
      switch scalars[start] {
      case "b" where position < scalars.count && scalars[position] == "y": position += 1
      case "(", ")", "[", "]", ",", "x", "X", "×", "*", "·", "⨯", "х": continue
      case let blank where blank.properties.isWhitespace: continue
      default:
        throw Unreadable(
          reason: .notAShape, message: "\(quoted(scalars[start..<start + 1])) cannot stand in a shape",
          expected: example, range: start..<start + 1)
      }
    }
    if axes.isEmpty {
      throw Unreadable(
        reason: .notAShape, message: "There is no number here", expected: example,
        range: scalars.count..<scalars.count)
    }
    if axes.count == 1, shape.rank == 2 {
      throw Unreadable(
        reason: .unfinished, message: "That is one number", expected: example, range: scalars.count..<scalars.count)
    }
    guard axes.count <= 2, axes.allSatisfy({ $0 > 0 }) else {
      throw Unreadable(
        reason: .notAShape, message: axes.count > 2 ? "That is more than two numbers" : "No shape has a 0",
        expected: example, range: 0..<scalars.count)
    }
    return axes
  }
}
