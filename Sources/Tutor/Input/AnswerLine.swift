/// The line an answer is typed in: a text field that can also recall what was answered before.
///
/// Going back through earlier answers keeps the text that was being typed; coming forward again brings it back.
public struct AnswerLine: Hashable, Sendable {
  /// The text being edited.
  public private(set) var field: TextField
  /// Earlier answers, oldest first, each once.
  public private(set) var history: [String]
  /// Which earlier answer stands in the line; nil while it is the learner's own draft.
  public private(set) var recalled: Int?
  private var draft: String

  /// A line with a draft in it and earlier answers behind it.
  public init(draft: String = "", history: [String] = []) {
    field = TextField(draft)
    self.draft = field.text
    self.history = []
    for text in history { remember(text) }
  }

  /// The text in the line.
  public var text: String { field.text }

  /// What must be kept when the learner leaves: the text in the line, or the draft behind a recalled answer that
  /// was not changed.
  public var textToKeep: String { recalled == nil ? field.text : draft }

  /// Edits the line; the first change to a recalled answer makes it the draft.
  public mutating func apply(_ edit: TextField.Edit) {
    let before = field.text
    field.apply(edit)
    guard field.text != before else { return }
    recalled = nil
    draft = field.text
  }

  /// Puts the next earlier answer in the line, if there is one.
  public mutating func recallEarlier() {
    let next = (recalled ?? history.count) - 1
    guard history.indices.contains(next) else { return }
    if recalled == nil { draft = field.text }
    recalled = next
    field.replace(with: history[next])
  }

  /// Goes one answer forward again, and at last back to the draft.
  public mutating func recallLater() {
    guard let current = recalled else { return }
    if history.indices.contains(current + 1) {
      recalled = current + 1
      field.replace(with: history[current + 1])
    } else {
      recalled = nil
      field.replace(with: draft)
    }
  }

  /// Takes a submitted answer into the history; the latest use of a text is the one that counts.
  public mutating func remember(_ text: String) {
    guard !text.isEmpty else { return }
    history.removeAll { $0 == text }
    history.append(text)
    recalled = nil
    draft = field.text
  }
}
