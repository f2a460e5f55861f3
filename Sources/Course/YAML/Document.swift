import Formula
import Yams

/// An exercise file as nodes with places, the list of what is wrong with it, and where the parts of its spec stand.
///
/// Every reader of a part of the file reports here and goes on, so that one pass finds all mistakes.
struct Document {
  let root: Node
  private(set) var places: SourceMap
  private(set) var mistakes: [Diagnostic] = []
  /// The parts that stand in the file but could not be read; that was reported.
  private(set) var unread: Set<SpecPath> = []

  private var source: SourceText { places.source }

  /// Composes the nodes of a text; throws what keeps it from being one YAML document.
  init(_ source: SourceText) throws(DocumentErrors) {
    let forbidden = source.forbidden()
    guard forbidden.isEmpty else { throw DocumentErrors(diagnostics: forbidden) }
    do {
      // Every scalar is taken as text, so YAML need not guess at numbers and dates.
      guard let root = try Yams.compose(yaml: source.text, .basic) else {
        throw source.diagnostic(at: nil, FileMistake.empty)
      }
      self.root = root
      places = SourceMap(of: source)
      places.note(.root, at: root)
    } catch let error as YamlError {
      throw DocumentErrors(diagnostics: [source.diagnostic(for: error)])
    } catch let diagnostic as Diagnostic {
      throw DocumentErrors(diagnostics: [diagnostic])
    } catch {
      throw DocumentErrors(diagnostics: [source.diagnostic(at: nil, FileMistake.unreadableYAML)])
    }
  }

  /// Notes a mistake at a node.
  mutating func report(at node: Node?, _ mistake: some Mistake) {
    mistakes.append(source.diagnostic(at: node?.mark.map(SourceText.Place.init), mistake))
  }

  /// Notes a mistake in a part of the spec, which then counts as unread.
  mutating func report(_ path: SpecPath, at node: Node?, _ mistake: some Mistake) {
    unread.insert(path)
    report(at: node, mistake)
  }

  /// Notes mistakes that were found in the spec.
  mutating func report(_ found: [SpecMistake]) {
    for mistake in found { mistakes.append(places.diagnostic(for: mistake)) }
  }

  /// Notes that a part of the spec is not all that the file has there.
  mutating func markUnread(_ path: SpecPath) { unread.insert(path) }

  /// Notes where a part of the spec stands.
  mutating func note(_ path: SpecPath, at node: Node) { places.note(path, at: node) }
}

/// The mistakes that keep a file from being read at all.
struct DocumentErrors: Error {
  let diagnostics: [Diagnostic]
}

// MARK: - Typed access

extension Document {
  /// The mapping at a node, or a mistake.
  mutating func mapping(_ node: Node, what: Text) -> Node.Mapping? {
    if let mapping = node.mapping { return mapping }
    report(at: node, FileMistake.layout(what, node.found, expected: .mapping))
    return nil
  }

  /// The values of a mapping by key; `refusal` says what is wrong with a key outside `allowed`.
  mutating func fields(
    of mapping: Node.Mapping, allowed: [String], refusal: (String) -> any Mistake
  ) -> [String: Node] {
    var fields: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        report(at: key, FileMistake.keyIsNoWord(key.found))
        continue
      }
      guard allowed.contains(name) else {
        report(at: key, refusal(name))
        // It is read as the key that it most likely is, so that nobody is told that this one is missing.
        if let meant = nearest(name, in: allowed), !mapping.contains(where: { $0.key.scalar?.string == meant }) {
          fields[meant] = fields[meant] ?? value
        }
        continue
      }
      fields[name] = value
    }
    return fields
  }

  /// The entries of a mapping with free keys as `read` reads them, in the order of the file.
  ///
  /// `read` is given the key, its value, and the path of the entry.
  mutating func named<Value>(
    _ node: Node?, _ path: SpecPath,
    _ read: (inout Document, _ name: String, _ value: Node, _ path: SpecPath) -> Value
  ) -> [Named<Value>] {
    guard let node else { return [] }
    note(path, at: node)
    guard let mapping = mapping(node, what: path.words) else {
      return []
    }
    var entries: [Named<Value>] = []
    for (key, value) in mapping {
      guard let scalar = key.scalar else {
        report(at: key, FileMistake.nameIsNoWord(key.found))
        continue
      }
      let place = path[entries.count]
      note(place["name"], at: key)
      note(place["value"], at: value)
      entries.append(Named(scalar.string, read(&self, scalar.string, value, place["value"])))
    }
    return entries
  }

  /// The scalar at a node, with something in it and nothing that could steer a terminal; nil, and unread, where it is none.
  mutating func scalar(_ node: Node, _ path: SpecPath, what: Text) -> String? {
    note(path, at: node)
    guard let text = node.scalar?.string else {
      report(path, at: node, FileMistake.layout(what, node.found, expected: .text))
      return nil
    }
    // Escapes such as "\e" in double quotes bring in what cannot stand in the file itself.
    if let (offset, character) = text.firstForbidden {
      markUnread(path)
      report([SpecMistake(mistake: FileMistake.forbidden(character), path: path, offset: offset)])
      return nil
    }
    guard !text.isBlank else {
      report(path, at: node, FileMistake.blank(what))
      return nil
    }
    return text
  }

  /// The scalars of a list; a single scalar counts as a list of one.
  mutating func scalars(_ node: Node, _ path: SpecPath, what: Text) -> [String] {
    note(path, at: node)
    if case .scalar = node {
      guard let text = scalar(node, path[0], what: what) else {
        markUnread(path)
        return []
      }
      return [text]
    }
    guard let sequence = node.sequence else {
      report(path, at: node, FileMistake.layout(what, node.found, expected: .list))
      return []
    }
    var texts: [String] = []
    for item in sequence {
      if let text = scalar(item, path[texts.count], what: "an entry of \(what)") {
        texts.append(text)
      } else {
        markUnread(path)
      }
    }
    return texts
  }
}

extension SpecPath {
  /// The part's key, for a message.
  var words: Text {
    for case .key(let key) in components.reversed() { return "\(code: key)" }
    return "this file"
  }
}

extension Node {
  /// What the node is, for a message.
  var found: FoundNode {
    switch self {
    case .scalar(let scalar): .text(scalar.string)
    case .mapping: .mapping
    case .sequence(let items): .list(count: items.count)
    case .alias: .alias
    }
  }
}
