import Formula

/// What a learner is told about the progress file, once.
public enum ProgressNotice: Hashable, Sendable {
  /// From now on nothing is saved.
  case notSaving(ProgressTrouble)
  /// What could not be saved has been saved now.
  case savedAgain
  /// The file was damaged; it was renamed, and a new one begun with so many rows of it.
  case setAside(kept: String, rows: Int)

  /// The notice as the learner reads it.
  public var sentence: Text {
    switch self {
    case .notSaving(let trouble): return "Your work cannot be saved: \(trouble.clause)."
    case .savedAgain: return "Your work is saved again, with all that was not."
    case .setAside(let kept, let rows):
      let saved: Text =
        switch rows {
        case 0: "nothing in it could be read, and a new one was begun"
        case 1: "the 1 entry that could be read is in a new one"
        default: "the \(rows) entries that could be read are in a new one"
        }
      return "Your progress file was damaged. It is kept as \(prose: kept); \(saved)."
    }
  }
}
