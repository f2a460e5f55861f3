import Formula
import GradientEngine
import Yams

/// An exercise file as nodes with places, and the list of what is wrong with it.
///
/// Every reader of a part of the file reports here and goes on, so that one pass finds all mistakes.
struct Document {
  let source: SourceText
  let root: Node
  private(set) var mistakes: [Diagnostic] = []

  /// Composes the nodes of a text; throws what keeps it from being one YAML document.
  init(_ source: SourceText) throws(DocumentErrors) {
    let forbidden = source.forbidden()
    guard forbidden.isEmpty else { throw DocumentErrors(diagnostics: forbidden) }
    do {
      // Every scalar is taken as text, so YAML need not guess at numbers and dates.
      guard let root = try Yams.compose(yaml: source.text, .basic) else {
        throw source.diagnostic(
          at: nil, "this file is empty", expected: "an exercise; its first line is 'format: 1'")
      }
      self.source = source
      self.root = root
    } catch let error as YamlError {
      throw DocumentErrors(diagnostics: [source.diagnostic(for: error)])
    } catch let diagnostic as Diagnostic {
      throw DocumentErrors(diagnostics: [diagnostic])
    } catch {
      throw DocumentErrors(diagnostics: [source.diagnostic(at: nil, "this file cannot be read as YAML")])
    }
  }

  /// Notes a mistake at a node.
  mutating func report(at node: Node?, _ message: String, expected: String? = nil, suggestion: String? = nil) {
    mistakes.append(
      source.diagnostic(at: node?.mark.map(SourceText.Place.init), message, expected: expected, suggestion: suggestion))
  }

  /// Notes a mistake in a formula or template that stands in a scalar.
  mutating func report(_ error: FormulaError, in scalar: Node.Scalar) {
    let place = source.place(of: error.range.lowerBound, in: scalar)
    mistakes.append(
      Diagnostic(
        file: source.file, line: place.line, column: place.column, message: error.message.unicode,
        expected: error.expected?.unicode,
        suggestion: error.suggestion))
  }
}

/// The mistakes that keep a file from being read at all.
struct DocumentErrors: Error {
  let diagnostics: [Diagnostic]
}

// MARK: - Typed access

extension Document {
  /// The mapping at a node, or a mistake.
  mutating func mapping(_ node: Node, what: String) -> Node.Mapping? {
    if let mapping = node.mapping { return mapping }
    report(at: node, "\(what) is \(node.words)", expected: "'key: value' lines")
    return nil
  }

  /// The values of a mapping by key. Keys outside `allowed` are mistakes.
  mutating func fields(of mapping: Node.Mapping, allowed: [String], in what: String) -> [String: Node] {
    var fields: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        report(at: key, "a key is \(key.words)", expected: "a word")
        continue
      }
      guard allowed.contains(name) else {
        report(
          at: key, "\(what) has no key '\(name.clipped)'", expected: "one of \(allowed.joined(separator: ", "))",
          suggestion: nearest(name, in: allowed))
        continue
      }
      fields[name] = value
    }
    return fields
  }

  /// Names and nodes of a mapping with free keys, in the order of the file; each name must be one of the formula language.
  mutating func named(_ node: Node?, what: String) -> [(name: String, key: Node, value: Node)] {
    guard let node, let mapping = mapping(node, what: what) else { return [] }
    var entries: [(name: String, key: Node, value: Node)] = []
    for (key, value) in mapping {
      guard let scalar = key.scalar else {
        report(at: key, "a name is \(key.words)", expected: "a name such as alpha1 or w'")
        continue
      }
      if let mistake = mistakeInName(scalar.string) {
        report(at: key, mistake.message, expected: mistake.expected)
        continue
      }
      entries.append((scalar.string, key, value))
    }
    return entries
  }

  /// The scalar at a node, with something in it and nothing that could steer a terminal.
  mutating func scalar(_ node: Node, what: String) -> Node.Scalar? {
    guard let scalar = node.scalar else {
      report(at: node, "\(what) is \(node.words)", expected: "text on one line")
      return nil
    }
    // Escapes such as "\e" in double quotes bring in what cannot stand in the file itself.
    if let (offset, bad) = scalar.string.unicodeScalars.enumerated().first(where: { $1.forbiddenWords != nil }) {
      let place = source.place(of: offset, in: scalar)
      mistakes.append(
        Diagnostic(
          file: source.file, line: place.line, column: place.column,
          message: "\(bad.forbiddenWords ?? "this character") may not stand in an exercise",
          expected: "printable text and line breaks only"))
      return nil
    }
    guard scalar.string.contains(where: { !$0.isWhitespace }) else {
      report(at: node, "\(what) is empty", expected: "some text")
      return nil
    }
    return scalar
  }

  /// The scalars of a list; a single scalar counts as a list of one.
  mutating func scalars(_ node: Node, what: String) -> [Node.Scalar] {
    if case .scalar = node { return scalar(node, what: what).map { [$0] } ?? [] }
    guard let sequence = node.sequence else {
      report(at: node, "\(what) is \(node.words)", expected: "a list")
      return []
    }
    return sequence.compactMap { scalar($0, what: "an entry of \(what)") }
  }

  /// Why a text is no name of the formula language; nil for a name.
  func mistakeInName(_ name: String) -> (message: String, expected: String)? {
    let expected = "a letter, then letters, digits and primes, such as alpha1 or w'"
    if Vocabulary.reserved.contains(name) {
      return ("'\(name)' is a word of the formula language", "another name")
    }
    let parsed = try? Formula.Parser().parse(name)
    guard parsed?.kind == .name(name) else { return ("'\(name.clipped)' is not a name", expected) }
    return nil
  }
}

extension Node {
  /// What the node is, for a message.
  var words: String {
    switch self {
    case .scalar(let scalar): scalar.string.isEmpty ? "empty" : "'\(scalar.string.clipped)'"
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }
}

extension String {
  /// The text, cut where it would fill a message.
  var clipped: String { count > 40 ? prefix(40) + "…" : self }
}
