import Formula
import Grading
import Yams

extension Document {
  private static let required = ["id", "title", "trains", "about", "given", "define", "loss", "parameters", "steps"]
  private static let optional = [
    "source", "functions", "domain", "indices", "update", "inputs", "write", "pictures", "vary",
  ]

  /// What the file states; nil where it is no exercise of a format that is known. What could not be read is reported, and
  /// left out or empty.
  mutating func spec() -> ExerciseSpec? {
    guard let top = mapping(root, what: "this file"), mayBeRead(top) else { return nil }
    let allowed = ["format"] + Self.required + Self.optional
    let fields = fields(of: top, allowed: allowed) { FileMistake.unknownKey($0, in: "an exercise", allowed: allowed) }
    let path = SpecPath.root
    for key in Self.required where fields[key] == nil { report(path[key], at: root, FileMistake.missingKey(key)) }
    func names(_ key: String, _ document: inout Document) -> [String] {
      fields[key].map { document.scalars($0, path[key], what: "\(code: key)") } ?? []
    }
    return ExerciseSpec(
      id: fields["id"].flatMap { scalar($0, path["id"], what: "the id") } ?? "",
      title: fields["title"].flatMap { scalar($0, path["title"], what: "the title") } ?? "",
      trains: text(fields, "trains", path) ?? "", about: text(fields, "about", path) ?? "",
      source: text(fields, "source", path),
      given: given(fields["given"], path["given"]), indices: indices(fields["indices"], path["indices"]),
      functions: functions(fields["functions"], path["functions"]) ?? [],
      define: formulas(fields["define"], path["define"]), loss: names("loss", &self),
      parameters: names("parameters", &self), inputs: names("inputs", &self),
      update: formulas(fields["update"], path["update"]), domain: domain(fields["domain"], path["domain"]),
      write: named(fields["write"], path["write"]) { document, name, value, path in
        document.scalar(value, path, what: "the look of \(code: name)") ?? ""
      },
      pictures: pictures(fields["pictures"], path["pictures"]), vary: variation(fields["vary"], path["vary"]),
      steps: fields["steps"].map { steps($0, path["steps"]) } ?? [])
  }

  /// Whether the rest can be understood: a file that forgets its format is read as this one, so that all its mistakes are told.
  private mutating func mayBeRead(_ top: Node.Mapping) -> Bool {
    guard let node = top["format"] else {
      report(at: root, FileMistake.noFormat)
      return true
    }
    guard node.scalar?.string == String(ExerciseReader.format) else {
      report(at: node, FileMistake.otherFormat(node.found))
      return false
    }
    return true
  }

  /// The text of a key; nil where the key is missing or has none.
  mutating func text(_ fields: [String: Node], _ key: String, _ path: SpecPath) -> String? {
    fields[key].flatMap { scalar($0, path[key], what: "\(code: key)") }
  }

  /// Formulas by name.
  private mutating func formulas(_ node: Node?, _ path: SpecPath) -> [Named<String>] {
    named(node, path) { document, name, value, path in
      document.scalar(value, path, what: "the formula of \(code: name)") ?? ""
    }
  }

  /// Functions by their heads, `"g(z)": sigmoid(z)`; nil where the node is no mapping.
  mutating func functions(_ node: Node?, _ path: SpecPath) -> [FunctionSpec]? {
    guard let node else { return nil }
    note(path, at: node)
    guard let mapping = mapping(node, what: path.words) else {
      return nil
    }
    var functions: [FunctionSpec] = []
    for (key, value) in mapping {
      let place = path[functions.count]
      guard let text = scalar(key, place["name"], what: "a function") else { continue }
      let parts = text.split(separator: "(", maxSplits: 1).map { String($0) }
      guard parts.count == 2, parts[1].last == ")" else {
        report(at: key, NetworkMistake.noFunctionHead(text))
        continue
      }
      let parameters = parts[1].dropLast().split(separator: ",", omittingEmptySubsequences: false).map {
        String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      let formula = scalar(value, place["value"], what: "the formula of \(code: parts[0])")
      functions.append(FunctionSpec(name: parts[0], parameters: parameters, formula: formula ?? ""))
    }
    return functions
  }

  private mutating func indices(_ node: Node?, _ path: SpecPath) -> [Named<[Int]>] {
    named(node, path) { document, name, value, path in
      var indices: [Int] = []
      for text in document.scalars(value, path, what: "the first indices of \(code: name)") {
        if let index = Int(text) {
          indices.append(index)
        } else {
          let place = value.sequence?.first { $0.scalar?.string == text } ?? value
          document.report(path, at: place, NetworkMistake.notAnIndex(text))
        }
      }
      return indices
    }
  }

  // MARK: - Numbers

  private mutating func given(_ node: Node?, _ path: SpecPath) -> [Given] {
    named(node, path) { document, name, value, path in document.givenValue(value, path, name: name) }
      .map { Given(name: $0.name, value: $0.value) }
  }

  /// A given value; 0 for one that cannot be read.
  mutating func givenValue(_ node: Node, _ path: SpecPath, name: String) -> Given.Value {
    switch node {
    case .scalar(let scalar):
      if scalar.string == "unknown" { return .unknown }
      return .number(number(node, path, in: name) ?? 0)
    case .sequence(let rows) where rows.isEmpty:
      report(path, at: node, NetworkMistake.emptyList(name))
    case .sequence(let rows) where rows.contains(where: { $0.sequence != nil }):
      return .matrix(matrix(rows, path, name: name))
    case .sequence(let items):
      return .vector(items.compactMap { number($0, path, in: name) })
    case .mapping, .alias:
      report(path, at: node, FileMistake.layout("\(code: name)", node.found, expected: .givenValue))
    }
    return .number(0)
  }

  private mutating func matrix(_ rows: Node.Sequence, _ path: SpecPath, name: String) -> [[Double]] {
    var matrix: [[Double]] = []
    let width = rows.first?.sequence?.count
    for row in rows {
      guard let items = row.sequence, !items.isEmpty, items.count == width else {
        report(path, at: row, NetworkMistake.unevenRow(name, row.found, width: width))
        return []
      }
      let numbers = items.compactMap { number($0, path, in: name) }
      guard numbers.count == items.count else { return [] }
      matrix.append(numbers)
    }
    return matrix
  }

  /// A number, a fraction of two numbers, or the opposite of one; nil, with `path` unread, for anything else.
  private mutating func number(_ node: Node, _ path: SpecPath, in name: String) -> Double? {
    guard let text = scalar(node, path["entry"], what: "an entry of \(code: name)") else {
      markUnread(path)
      return nil
    }
    if let value = Double(givenNumber: text) { return value }
    report(path, at: node, NetworkMistake.notANumber(text, in: name))
    return nil
  }

  /// Where given values may lie when formulas are compared: `x: [-2, 2]` between two numbers, `y: {0, 1}` among several.
  private mutating func domain(_ node: Node?, _ path: SpecPath) -> [Named<FormulaDomain.Values>] {
    named(node, path) { document, name, value, path in document.range(value, path, of: name) ?? .set([]) }
  }

  private mutating func range(_ node: Node, _ path: SpecPath, of name: String) -> FormulaDomain.Values? {
    if let items = node.sequence {
      let numbers = items.compactMap { number($0, path, in: name) }
      guard numbers.count == items.count else { return nil }
      guard numbers.count == 2, numbers[0] < numbers[1] else {
        report(path, at: node, NetworkMistake.noInterval(name))
        return nil
      }
      return .interval(numbers[0]...numbers[1])
    }
    if let set = node.mapping {
      return .set(set.compactMap { number($0.key, path, in: name) })
    }
    report(path, at: node, FileMistake.layout("the domain of \(code: name)", node.found, expected: .domain))
    return nil
  }
}

extension Double {
  /// The number that a text writes: its digits, a fraction of two numbers, or the opposite of one; nil for anything else.
  init?(givenNumber text: String) {
    guard let value = (try? Formula.Parser().parse(text))?.constant, value.isFinite else { return nil }
    self = value
  }
}

extension Expression {
  /// The value of a number, a fraction of two, or the opposite of one.
  fileprivate var constant: Double? {
    switch kind {
    case .number(let value): value
    case .negate(let operand): operand.constant.map { -$0 }
    case .binary(.divide, let over, let under):
      over.constant.flatMap { over in under.constant.map { over / $0 } }
    default: nil
    }
  }
}
