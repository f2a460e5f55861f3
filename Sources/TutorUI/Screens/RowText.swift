import Canvas
import Formula
import Tutor

/// A row of the derivation as text.
struct RowText {
  let name: String
  let formula: String?
  let value: String?
  let isAsked: Bool
  /// Whether the value is a list, which may be wider than the rest.
  let isList: Bool
  /// Whether the value has a letter in it.
  let isPolynomial: Bool

  let nameWidth: Int
  let formulaWidth: Int
  let valueWidth: Int

  /// The row on as many lines as it needs, its first equals sign behind a name of so many cells.
  func whole(nameWidth: Int, width: Int) -> [Line] {
    var line = Line(name, isAsked ? .question : .formula)
    line.append(String(repeating: " ", count: max(0, nameWidth - self.nameWidth)))
    let parts = [
      formula.map { Line($0, .formula) }, value.map { Line($0, isAsked ? .question : .value) },
    ]
    return wrapEquation(line, parts.compactMap(\.self), width: width)
  }

  /// Name, formula and value with equals signs between.
  var line: String { ([name] + [formula, value].compactMap(\.self)).joined(separator: " = ") }

  /// A typed number of many digits as the others beside it are written.
  private static func shortened(_ text: String, _ look: TextStyle) -> String {
    guard text.count(where: \.isNumber) > 7, let number = Double(text.filter { !$0.isWhitespace }) else { return text }
    return NumberStyle.significant(6).text(number, in: look.charset)
  }

  init(_ row: Derivation.Row, look: TextStyle) {
    name = look.label(row.name)
    isAsked = row.isAsked
    isList = row.isList
    var isPolynomial = false
    let cells = row.cells.map { cell in
      switch cell {
      case .known(let value):
        if value.unknown != nil { isPolynomial = true }
        return look.text(value)
      case .own(let text): return "\(look.text(number: Self.shortened(text, look))) (yours)"
      case .asked: return "?"
      case .open: return look.sign(.open)
      }
    }
    self.isPolynomial = isPolynomial
    if row.cells.allSatisfy({ $0 == .open }) {
      value = nil
    } else {
      value = row.isList ? "[" + cells.joined(separator: ", ") + "]" : cells.joined(separator: ", ")
    }
    let formula = row.formula.map { look.text($0) }
    // A formula that is a number has said it all: 1, not 1 = 1.
    self.formula = formula == value ? nil : formula
    nameWidth = displayWidth(name)
    formulaWidth = displayWidth(formula ?? "")
    valueWidth = displayWidth(value ?? "")
  }
}
