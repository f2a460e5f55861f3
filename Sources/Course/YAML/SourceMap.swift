import Formula
import Yams

/// Where the parts of an ``ExerciseSpec`` stand in the file it was read from.
struct SourceMap {
  let source: SourceText
  private var nodes: [SpecPath: Node] = [:]
  /// The positions of the characters of a part's text, once one of them was asked for.
  private var positions: [SpecPath: [Int]] = [:]

  init(of source: SourceText) { self.source = source }

  /// Notes where a part stands.
  mutating func note(_ path: SpecPath, at node: Node) { nodes[path] = node }

  /// The mistake at its place in the file; what is not in the file is missing where it should be a part.
  mutating func diagnostic(for mistake: SpecMistake) -> Diagnostic {
    var cause = mistake.mistake
    // In a file steps are known by their lines.
    if case .idTaken(let id, .step(let first))? = cause as? StepMistake {
      cause = StepMistake.idTaken(id, .line(place(of: SpecPath.root["steps"][first]["id"], offset: nil).line))
    }
    return source.diagnostic(at: place(of: mistake.path, offset: mistake.offset), cause)
  }

  /// Where a part stands, or the nearest part around it that does.
  mutating func place(of path: SpecPath, offset: Int?) -> SourceText.Place {
    guard let node = nodes[path] else {
      return path.parent.map { place(of: $0, offset: nil) } ?? SourceText.Place(line: 1, column: 1)
    }
    if let offset, let scalar = node.scalar {
      let known = positions[path] ?? source.positions(in: scalar)
      positions[path] = known
      if let position = known[safe: offset] ?? known.last { return source.place(at: position) }
    }
    return node.mark.map(SourceText.Place.init) ?? SourceText.Place(line: 1, column: 1)
  }
}
