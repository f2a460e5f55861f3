import Canvas
import Tutor

/// Where keys have a meaning of their own.
public enum KeyContext: String, Hashable, Sendable, CaseIterable {
  case catalogue, filter, exercise, picture, training, experiment, overview, replay, help

  /// The context a session is in.
  public init(_ session: Session) {
    if session.helpPage != nil {
      self = .help
      return
    }
    switch session.screen {
    case .catalogue: self = session.catalogue.isFiltering ? .filter : .catalogue
    case .exercise: self = .exercise
    case .picture: self = .picture
    case .training: self = .training
    case .experiment: self = .experiment
    case .overview: self = .overview
    case .replay: self = .replay
    }
  }

  /// The heading of this context on the page of keys.
  public var title: String {
    switch self {
    case .catalogue: "The list of exercises"
    case .filter: "Typing a filter"
    case .exercise: "Working on a step"
    case .picture: "The picture on the whole screen"
    case .training: "Training"
    case .experiment: "Changing given numbers"
    case .overview: "The list of steps"
    case .replay: "The replay"
    case .help: "This page"
    }
  }

  /// Whether characters are typed into a line here, so that no letter is a command.
  public var isTyping: Bool { self == .exercise || self == .filter }
}

/// One row of the key map: some keys, what they do, and how they are told of.
public struct Binding: Sendable {
  /// The keys, the one to be told of first.
  public let keys: [KeyEvent]
  /// Where they do it.
  public let context: KeyContext
  /// What they do, in a sentence for the page of keys.
  public let explanation: String
  /// What they ask of the session.
  public let action: Action
  /// How the bar of hints tells of them; nil where only the page of keys does.
  let hint: Hint?

  /// A place in the bar of hints.
  ///
  /// Every key that the bar tells of keeps its place: where it would do nothing now, its word is dimmed.
  struct Hint: Sendable {
    /// The words that can stand in the place, the one that stands there dimmed first.
    let words: [String]
    /// Which hints stay when there is not room for all; higher stays longer.
    let weight: Int
    /// The word for what the keys would do now; nil while they would do nothing.
    let word: @Sendable (Session) -> String?

    /// The cells of the longest word.
    var width: Int { words.map(displayWidth).max() ?? 0 }
  }

  /// The keys as they are told of: "F1, Ctrl-T".
  public func names(ascii: Bool) -> String { keys.map { keyName($0, ascii: ascii) }.joined(separator: ", ") }
}

/// What a key is called.
public func keyName(_ event: KeyEvent, ascii: Bool) -> String {
  switch event {
  case .character(" "): "Space"
  case .character(let character): String(character)
  case .key(let key): keyName(key, ascii: ascii)
  case .paste: "paste"
  case .interrupt: "Ctrl-C"
  case .mouse, .resize, .endOfInput: ""
  }
}

private func keyName(_ key: Key, ascii: Bool) -> String {
  switch key {
  case .up: ascii ? "Up" : "↑"
  case .down: ascii ? "Down" : "↓"
  case .left: ascii ? "Left" : "←"
  case .right: ascii ? "Right" : "→"
  case .wordLeft: ascii ? "Ctrl-Left" : "Ctrl-←"
  case .wordRight: ascii ? "Ctrl-Right" : "Ctrl-→"
  case .home: "Home"
  case .end: "End"
  case .pageUp: "PgUp"
  case .pageDown: "PgDn"
  case .enter: "Enter"
  case .tab: "Tab"
  case .backTab: "Shift-Tab"
  case .escape: "Esc"
  case .backspace: "Backspace"
  case .delete: "Delete"
  case .insert: "Insert"
  case .function(let number): "F\(number)"
  case .control(let character): "Ctrl-\(character.uppercased())"
  case .alt(let character): "Alt-\(character.uppercased())"
  }
}
