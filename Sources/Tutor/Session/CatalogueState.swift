import Course

/// The list of exercises, the part of it that matches the filter, and the chosen line.
public struct CatalogueState: Sendable {
  /// Every exercise there is.
  public let entries: [Catalogue.Entry]
  /// How far each is, by exercise id; nil until the store has been read.
  public internal(set) var summaries: [String: ExerciseSummary]?
  /// The text that the list is filtered by.
  public internal(set) var filter = TextField()
  /// Whether the filter is being typed.
  public internal(set) var isFiltering = false
  /// What each is about, by exercise id; nil until a filter is first asked for.
  var abouts: [String: String]?
  /// The indices in ``entries`` of the exercises that contain every word of the filter in id, title, skills or
  /// introduction, regardless of case.
  public private(set) var visible: [Int]
  /// Which of the visible exercises is chosen.
  public internal(set) var selectedIndex = 0

  init(entries: [Catalogue.Entry]) {
    self.entries = entries
    visible = Array(entries.indices)
  }

  /// The chosen exercise; nil where none is visible.
  public var selected: Catalogue.Entry? {
    visible.indices.contains(selectedIndex) ? entries[visible[selectedIndex]] : nil
  }

  /// How many steps of an exercise are done; nil where that is not known yet.
  public func done(_ entry: Catalogue.Entry) -> Int? {
    summaries.map { min($0[entry.id]?.done.count ?? 0, entry.stepCount) }
  }

  mutating func move(_ move: Move) {
    selectedIndex = move.target(from: selectedIndex, count: visible.count)
  }

  mutating func select(id: String) {
    if let index = visible.firstIndex(where: { entries[$0].id == id }) { selectedIndex = index }
  }

  /// Applies the filter; the chosen exercise stays chosen if it is still visible.
  mutating func settle() {
    let chosen = visible.indices.contains(selectedIndex) ? visible[selectedIndex] : nil
    let words = filter.text.lowercased().split(separator: " ")
    // Looking at an entry reads its file, so that is left until there is something to look for.
    visible =
      words.isEmpty
      ? Array(entries.indices)
      : entries.indices.filter { index in
        let entry = entries[index]
        let text = "\(entry.id) \(entry.title) \(entry.trains) \(abouts?[entry.id] ?? "")".lowercased()
        return words.allSatisfy { text.contains($0) }
      }
    selectedIndex = visible.firstIndex { $0 == chosen } ?? 0
  }
}
