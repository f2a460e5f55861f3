import Formula
import GradientEngine

/// A question whose answer is a vector or a matrix, judged cell by cell.
public struct TensorQuestion: Hashable, Sendable {
  /// How many cells there are, and how they lie.
  public let shape: Shape
  /// What is asked of each cell, row by row.
  public let cells: [NumberQuestion]
  /// What each cell is called: "α¹₂".
  public let labels: [Text]

  /// Asks for `shape.count` cells; `labels` are their names, row by row.
  public init(shape: Shape, cells: [NumberQuestion], labels: [Text]) {
    precondition(cells.count == shape.count && labels.count == cells.count)
    self.shape = shape
    self.cells = cells
    self.labels = labels
  }
}

extension AnswerWord {
  /// Numbers in a row, each to a precision.
  public static let vector = AnswerWord(
    "vector", required: ["answer", "precision"], asks: .value, of: .vector, make: tensor)
  /// Numbers in rows, each to a precision.
  public static let matrix = AnswerWord(
    "matrix", required: ["answer", "precision"], asks: .value, of: .matrix, make: tensor)

  private static let tensor: Factory = { draft in
    let truths = draft.elements.compactMap(\.truth)
    guard truths.count == draft.shape.count else { return nil }
    return TensorQuestion(
      shape: draft.shape, cells: truths.map { NumberQuestion(truth: $0, precision: draft.precision) },
      labels: draft.elements.map(\.label))
  }
}

extension TensorQuestion: ReadAnswerKind {
  /// Numbers in a row or in rows, each to a precision.
  public static let words = [AnswerWord.vector, .matrix]

  /// The cells in brackets, row by row.
  public var expected: String {
    let texts = cells.map(\.expected)
    guard let columns = shape.rowsAndColumns?.columns else { return "[\(texts.joined(separator: ", "))]" }
    let rows = stride(from: 0, to: texts.count, by: max(columns, 1)).map {
      "[\(texts[$0..<$0 + columns].joined(separator: ", "))]"
    }
    return "[\(rows.joined(separator: ", "))]"
  }

  /// What form of answer is asked for: "2 numbers to 3 decimals".
  public var asks: Text {
    let precisions = Set(cells.map(\.precision))
    let isExact = precisions == [.exact]
    let digits: Text? = precisions.count == 1 && !isExact ? precisions.first.map { ", each \($0.toDigits)" } : nil
    let exact: Text? = isExact ? " exact" : nil
    func numbers(_ count: Int) -> Text { "\(count)\(exact) \(count == 1 ? "number" : "numbers")\(digits)" }
    guard let (rows, columns) = shape.rowsAndColumns else { return numbers(cells.count) }
    return "\(rows, "row") of \(numbers(columns))"
  }

  /// Wide enough for a row.
  public var field: AnswerField { AnswerField(leastWidth: 32, usualWidth: 48, echoRows: 2) }

  /// It may begin with the name of what is asked.
  public var leadingName: LeadingName { .asked }

  /// It is no list of numbers.
  public var unreadableReason: Verdict.Reason { .notAList }

  /// The cells, row by row.
  public var numbers: [NumberQuestion] { cells }

  /// The cells' labels.
  public func name(ofNumber index: Int) -> Text? { labels.indices.contains(index) ? labels[index] : nil }

  /// The cells that a text is read as.
  public func numbers(in text: String) -> [TypedNumber]? { try? read(text) }

  func read(_ text: String) throws(Unreadable) -> [TypedNumber] {
    var numbers: [TypedNumber] = []
    for piece in try CellReader.read(text, for: shape) { numbers.append(try piece.number()) }
    return numbers
  }

  func echo(of numbers: [TypedNumber]) -> Text {
    guard let columns = shape.rowsAndColumns?.columns else {
      return "[\(numbers.map(\.text).joined(separator: ", "))]"
    }
    let rows = stride(from: 0, to: numbers.count, by: columns).map {
      numbers[$0..<$0 + columns].map(\.text).joined(separator: ", ")
    }
    return "[\(rows.joined(separator: "; "))]"
  }

  func isSame(_ first: [TypedNumber], _ second: [TypedNumber]) -> Bool { first.map(\.value) == second.map(\.value) }

  func verdict(on numbers: [TypedNumber], given context: GradingContext?) throws(Unreadable) -> Verdict {
    for (cell, number) in zip(cells, numbers) { try cell.requireTruth(for: number) }
    let verdicts = cells.indices.map { cells[$0].grade(numbers[$0], given: context?.judging($0)) }
    return verdict(verdicts, numbers, echo: "read as \(echo(of: numbers))")
  }

  private func verdict(_ verdicts: [Verdict], _ numbers: [TypedNumber], echo: Text) -> Verdict {
    let parts = cells.indices.map {
      Verdict.Part(place: $0, label: labels[$0], reason: verdicts[$0].reason, detail: verdicts[$0].detail)
    }
    let off = parts.filter { $0.outcome != .right }
    guard let first = off.first, let firstVerdict = verdicts.first(where: { $0.outcome != .right }) else {
      return Verdict(allRight: "every cell", Array(zip(labels, verdicts)), reading: echo, parts: parts)
    }
    guard off.contains(where: { $0.outcome == .wrong }) else {
      let rest: Text? = off.count > 1 ? " (and \(off.count - 1) more)" : nil
      return Verdict(
        firstVerdict.reason, "\(first.label): \(first.detail)\(rest)", reading: echo,
        parts: parts.map { $0.told($0.detail == first.detail) })
    }
    if isTransposed(numbers) {
      return Verdict(
        .transposed, "These are the right numbers with rows and columns exchanged.", reading: echo,
        parts: parts)
    }
    let wrong = parts.filter { $0.outcome == .wrong }
    let right = parts.count - wrong.count
    let count: Text =
      right == 0 ? "No cell is right yet." : "\(right) of \(parts.count) cells \(right == 1 ? "is" : "are") right."
    return Verdict(
      someWrong: "\(count) Not right: \(list: wrong.prefix(6).map(\.label)).", right == 0 ? .wrong : .someCells,
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
