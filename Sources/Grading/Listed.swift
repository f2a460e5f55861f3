extension BidirectionalCollection<String> {
  /// "a", "a and b", "a, b and c".
  var listed: String { listed(with: "and") }

  /// The same with another word before the last: "a, b or c".
  func listed(with word: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
