import Formula

/// A JSON value whose objects keep the order they are written in, so that output is the same every time and can be read
/// and compared by people too. What a reader would not see is escaped. Numbers are written with the fewest digits that read back to the same `Double`.
enum JSON {
  case string(String)
  case number(Double)
  case integer(Int)
  case list([JSON])
  case members([Member])

  /// One member of an object.
  struct Member {
    let key: String
    let value: JSON
  }

  /// An object of keys and values, in this order.
  static func object(_ fields: KeyValuePairs<String, JSON>) -> JSON {
    .members(fields.map { Member(key: $0.key, value: $0.value) })
  }

  /// The object with one more member, where there is a value for it.
  func adding(_ value: JSON?, as key: String) -> JSON {
    guard let value, case .members(let members) = self else { return self }
    return .members(members + [Member(key: key, value: value)])
  }

  /// The value as text: short lists and objects on one line, others indented.
  var text: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  private static let lineLength = 100

  private func write(to text: inout String, indent: Int) {
    let line = onOneLine
    if indent + line.unicodeScalars.count <= Self.lineLength {
      text += line
      return
    }
    let inside = "\n" + String(repeating: " ", count: indent + 2)
    let end = "\n" + String(repeating: " ", count: indent)
    switch self {
    case .list(let elements) where !elements.isEmpty:
      for (number, element) in elements.enumerated() {
        text += (number == 0 ? "[" : ",") + inside
        element.write(to: &text, indent: indent + 2)
      }
      text += end + "]"
    case .members(let fields) where !fields.isEmpty:
      for (number, field) in fields.enumerated() {
        text += (number == 0 ? "{" : ",") + inside + Self.quoted(field.key) + ": "
        field.value.write(to: &text, indent: indent + 2)
      }
      text += end + "}"
    default:
      text += line
    }
  }

  /// The value as text, all on one line.
  var onOneLine: String {
    switch self {
    case .string(let string): Self.quoted(string)
    case .number(let number): number.isFinite ? number.description : "null"
    case .integer(let number): number.description
    case .list(let elements): "[" + elements.map(\.onOneLine).joined(separator: ", ") + "]"
    case .members(let fields):
      "{" + fields.map { "\(Self.quoted($0.key)): \($0.value.onOneLine)" }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ string: String) -> String {
    var quoted = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.isHidden:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
