import GradientEngine

/// A question whose answer is a vector or a matrix, judged cell by cell.
public struct TensorQuestion: Hashable, Sendable {
  /// How many cells there are, and how they lie.
  public let shape: Shape
  /// What is asked of each cell, row by row.
  public let cells: [NumberQuestion]
  /// What each cell is called: "α¹₂".
  public let labels: [String]

  /// Asks for `shape.count` cells; `labels` are their names, row by row.
  public init(shape: Shape, cells: [NumberQuestion], labels: [String]) {
    precondition(cells.count == shape.count && labels.count == cells.count)
    self.shape = shape
    self.cells = cells
    self.labels = labels
  }
}

extension TensorQuestion: AnswerKind {
  var expected: String {
    let texts = cells.map(\.expected)
    guard let columns = shape.rowsAndColumns?.columns else { return "[\(texts.joined(separator: ", "))]" }
    let rows = stride(from: 0, to: texts.count, by: max(columns, 1)).map {
      "[\(texts[$0..<$0 + columns].joined(separator: ", "))]"
    }
    return "[\(rows.joined(separator: ", "))]"
  }

  /// What form of answer is asked for: "2 numbers to 3 decimals".
  public var asks: String {
    let precisions = Set(cells.map(\.precision))
    let digits = precisions.count == 1 ? precisions.first.map { ", \($0) each" } ?? "" : ""
    guard let (rows, columns) = shape.rowsAndColumns else { return "\(cells.count) numbers\(digits)" }
    return "\(rows) rows of \(columns)\(digits)"
  }

  func read(_ text: String) throws(Unreadable) -> [TypedNumber] {
    var numbers: [TypedNumber] = []
    for piece in try CellReader.read(text, for: shape) { numbers.append(try piece.number()) }
    return numbers
  }

  func echo(of numbers: [TypedNumber]) -> String {
    guard let columns = shape.rowsAndColumns?.columns else {
      return "[\(numbers.map(\.text).joined(separator: ", "))]"
    }
    let rows = stride(from: 0, to: numbers.count, by: columns).map {
      numbers[$0..<$0 + columns].map(\.text).joined(separator: ", ")
    }
    return "[\(rows.joined(separator: "; "))]"
  }

  func isSame(_ first: [TypedNumber], _ second: [TypedNumber]) -> Bool { first.map(\.value) == second.map(\.value) }

  func verdict(on numbers: [TypedNumber], given context: GradingContext?) -> Verdict {
    let verdicts = cells.indices.map { cells[$0].grade(numbers[$0], given: context?.judging($0)) }
    return verdict(verdicts, numbers, echo: "read as \(echo(of: numbers))")
  }

  private func verdict(_ verdicts: [Verdict], _ numbers: [TypedNumber], echo: String) -> Verdict {
    let parts = zip(labels, verdicts).map { Verdict.Part(label: $0, outcome: $1.outcome, detail: $1.detail) }
    let off = parts.filter { $0.outcome != .right }
    guard let first = off.first, let firstVerdict = verdicts.first(where: { $0.outcome != .right }) else {
      return Verdict(allRight: "every cell", Array(zip(labels, verdicts)), reading: echo, parts: parts)
    }
    guard off.contains(where: { $0.outcome == .wrong }) else {
      let rest = off.count > 1 ? " (and \(off.count - 1) more)" : ""
      return Verdict(
        .digits, firstVerdict.reason, "\(first.label): \(first.detail)\(rest)", reading: echo, parts: parts)
    }
    if isTransposed(numbers) {
      return Verdict(
        .wrong, .transposed, "These are the right numbers with rows and columns exchanged.", reading: echo,
        parts: parts)
    }
    let wrong = parts.filter { $0.outcome == .wrong }
    let right = parts.count - wrong.count
    let count = right == 0 ? "No cell is right yet." : "\(right) of \(parts.count) cells are right."
    return Verdict(
      someWrong: "\(count) Not right: \(wrong.prefix(6).map(\.label).listed).", right == 0 ? .wrong : .someCells,
      verdicts, reading: echo, parts: parts)
  }

  /// Whether a square matrix is right but for rows and columns.
  private func isTransposed(_ numbers: [TypedNumber]) -> Bool {
    guard let (size, columns) = shape.rowsAndColumns, size == columns, size > 1 else { return false }
    return cells.indices.allSatisfy { place in
      let mirrored = place % size * size + place / size
      return cells[place].judge.agreement(with: numbers[mirrored]) == .exact
    }
  }
}
