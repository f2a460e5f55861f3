import Formula
import GradientEngine

/// A question whose answer is the shape of a vector or matrix: rows, then columns.
public struct ShapeQuestion: Hashable, Sendable {
  /// The shape asked for.
  public let shape: Shape

  /// Asks for a shape.
  public init(_ shape: Shape) { self.shape = shape }
}

extension AnswerWord {
  /// How many rows and columns something has.
  public static let shape = AnswerWord("shape", required: ["answer"], asks: .shape, of: .any) {
    ShapeQuestion($0.shape)
  }
}

extension ShapeQuestion: ReadAnswerKind {
  /// How many rows and columns something has.
  public static let words = [AnswerWord.shape]

  /// Rows and columns: "4x7".
  public var expected: String {
    (shape.rank < 2 ? [shape.count, 1] : shape.extents).map(String.init).joined(separator: "x")
  }

  /// What form of answer is asked for.
  public var asks: Text { "rows \(sign: .by) columns, such as 4\(sign: .by)7" }

  /// With a word for the sign, and in parentheses.
  public var otherForms: [String] {
    let counts = expected.split { !$0.isNumber }
    return counts.count == 2 ? ["\(counts[0]) by \(counts[1])", "(\(counts[0]), \(counts[1]))"] : []
  }

  /// It is no shape.
  public var unreadableReason: Verdict.Reason { .notAShape }

  func echo(of axes: [Int]) -> Text {
    switch axes.count {
    case 1: "a vector of \(axes[0])"
    default: "\(axes[0], "row"), \(axes[1], "column")"
    }
  }

  func verdict(on axes: [Int], given context: GradingContext?) -> Verdict {
    let echo: Text = "read as \(echo(of: axes))"
    let shown = axes.map { "\($0)" as Text }.joined(separator: "\(sign: .by)")
    if isSame(axes, shape.extents) { return Verdict(.exact, "Right: \(shown).", reading: echo) }
    if isSame(axes.count == 1 ? [1] + axes : axes.reversed(), shape.extents) {
      return Verdict(.transposed, "\(shown) has rows and columns exchanged: rows come first.", reading: echo)
    }
    return Verdict(.wrong, "\(shown) is not the shape.", reading: echo)
  }

  /// A vector is a column; a scalar is a matrix of one element.
  func isSame(_ left: [Int], _ right: [Int]) -> Bool {
    func filled(_ axes: [Int]) -> [Int] { axes + [Int](repeating: 1, count: max(0, 2 - axes.count)) }
    return filled(left) == filled(right)
  }

  /// `3x2`, `3 by 2`, `(3, 2)`, `3×2`, `3 2`, `(3,)`.
  func read(_ text: String) throws(Unreadable) -> [Int] {
    let scalars = try TypedText(text, atMost: 200, expected: .shape).scalars
    var axes: [Int] = []
    var position = 0
    while position < scalars.count {
      let start = position
      if case .digit = NumberCharacter(scalars[position]) {
        var value = 0
        while position < scalars.count, case .digit(let digit) = NumberCharacter(scalars[position]) {
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
        throw Unreadable(ShapeRefusal.stray(excerpt(scalars[start..<start + 1])), at: start..<start + 1)
      }
    }
    let end = scalars.count..<scalars.count
    if axes.isEmpty { throw Unreadable(ShapeRefusal.noNumber, at: end) }
    if axes.count == 1, shape.rank == 2 { throw Unreadable(ShapeRefusal.oneNumber, at: end) }
    guard axes.count <= 2, axes.allSatisfy({ $0 > 0 }) else {
      throw Unreadable(axes.count > 2 ? ShapeRefusal.tooManyNumbers : .zero, at: 0..<scalars.count)
    }
    return axes
  }
}
