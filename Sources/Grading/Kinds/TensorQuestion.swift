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
    guard case .matrix(_, let columns) = shape else { return "[\(texts.joined(separator: ", "))]" }
    let rows = stride(from: 0, to: texts.count, by: max(columns, 1)).map {
      "[\(texts[$0..<$0 + columns].joined(separator: ", "))]"
    }
    return "[\(rows.joined(separator: ", "))]"
  }

  /// What form of answer is asked for: "2 numbers to 3 decimals".
  public var asks: String {
    let precisions = Set(cells.map(\.precision))
    let digits = precisions.count == 1 ? precisions.first.map { ", \($0) each" } ?? "" : ""
    switch shape {
    case .matrix(let rows, let columns): return "\(rows) rows of \(columns)\(digits)"
    default: return "\(cells.count) numbers\(digits)"
    }
  }

  func reading(of text: String) -> Reading {
    do {
      let pieces = try CellReader.read(text, for: shape)
      var shown: [String] = []
      for piece in pieces { shown.append(try piece.number().text) }
      guard case .matrix(_, let columns) = shape else { return Reading(complete: "[\(shown.joined(separator: ", "))]") }
      let rows = stride(from: 0, to: shown.count, by: columns).map {
        shown[$0..<$0 + columns].joined(separator: ", ")
      }
      return Reading(complete: "[\(rows.joined(separator: "; "))]")
    } catch {
      return Reading(error)
    }
  }

  func isSame(_ first: String, _ second: String) -> Bool {
    guard let first = try? CellReader.read(first, for: shape), let second = try? CellReader.read(second, for: shape)
    else { return false }
    return zip(first, second).enumerated().allSatisfy { cells[$0].isSame($1.0.text, $1.1.text) }
  }

  /// The cells row by row; nothing where the text cannot be read.
  func numbers(in text: String) -> [TypedNumber]? {
    guard let pieces = try? CellReader.read(text, for: shape) else { return nil }
    let numbers = pieces.compactMap { try? $0.number() }
    return numbers.count == pieces.count ? numbers : nil
  }

  func grade(_ text: String, given history: History?) -> Verdict {
    do {
      let pieces = try CellReader.read(text, for: shape)
      var numbers: [TypedNumber] = []
      for piece in pieces { numbers.append(try piece.number()) }
      let verdicts = cells.indices.map { cells[$0].grade(numbers[$0], given: history?.judging($0)) }
      return verdict(verdicts, numbers, echo: reading(of: text).text)
    } catch {
      return Verdict(error)
    }
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
      someWrong: "\(count) Not right: \(listed(wrong.prefix(6).map(\.label))).", right == 0 ? .wrong : .someCells,
      verdicts, reading: echo, parts: parts)
  }

  /// Whether a square matrix is right but for rows and columns.
  private func isTransposed(_ numbers: [TypedNumber]) -> Bool {
    guard case .matrix(let size, let columns) = shape, size == columns, size > 1 else { return false }
    return cells.indices.allSatisfy { place in
      let mirrored = place % size * size + place / size
      return cells[place].grade(numbers[mirrored], given: nil).outcome == .right
    }
  }
}
