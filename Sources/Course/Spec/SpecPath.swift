import Formula

/// The way from an ``ExerciseSpec`` to one of its parts, `steps[3].hints[0]`.
public struct SpecPath: Hashable, Sendable {
  /// A step of the way.
  public enum Component: Hashable, Sendable {
    /// A part by its key in the file, or `name` and `value` where keys are free.
    case key(String)
    /// An entry of a list, counted from 0.
    case item(Int)
  }

  /// The steps of the way, from the whole exercise on.
  public private(set) var components: [Component] = []

  /// The whole exercise.
  public static let root = SpecPath()

  /// The part with a key.
  public subscript(key: String) -> SpecPath { appending(.key(key)) }
  /// The entry at a place.
  public subscript(item: Int) -> SpecPath { appending(.item(item)) }

  /// What this is a part of; nil for the whole.
  var parent: SpecPath? {
    guard !components.isEmpty else { return nil }
    var path = self
    path.components.removeLast()
    return path
  }

  private func appending(_ component: Component) -> SpecPath {
    var path = self
    path.components.append(component)
    return path
  }
}

extension SpecPath: CustomStringConvertible {
  /// The way as it would be written in Swift.
  public var description: String {
    components.reduce(into: "") { text, component in
      switch component {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .item(let item): text += "[\(item)]"
      }
    }
  }
}

/// A mistake in a part of an ``ExerciseSpec``.
public struct SpecMistake: Error, Sendable {
  /// What is wrong.
  public let mistake: any Mistake
  /// The part that is wrong.
  public let path: SpecPath
  /// Where in the part's text, in Unicode scalars; nil where the part as a whole is meant.
  public let offset: Int?
}

extension SpecMistake: CustomStringConvertible {
  /// `path: message; expected …`
  public var description: String { "\(path): \(mistake.sentence.unicode)" }
}

/// Everything that keeps an ``ExerciseSpec`` from being an exercise.
public struct SpecMistakes: Error, CustomStringConvertible {
  /// The mistakes, in the order in which they were found.
  public let mistakes: [SpecMistake]
  /// The mistakes, a line each.
  public var description: String { mistakes.map(\.description).joined(separator: "\n") }
}
