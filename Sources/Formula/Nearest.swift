/// Among more names than this nobody looks for one that was meant.
public let mostNamesLookedAt = 500

/// The candidate that a mistyped word most likely meant, or nil when none is near.
///
/// Near is a Damerau–Levenshtein distance (optimal string alignment) of at most a third of the word's length.
/// Ties go to the candidate that comes first; those after ``mostNamesLookedAt`` are not looked at, nor is a word of more
/// than 60 characters.
public func nearest(_ word: String, in candidates: some Sequence<String>) -> String? {
  guard word.utf8.count <= 60 * 4, word.count <= 60 else { return nil }
  let limit = word.count / 3
  let wanted = Array(word.lowercased())
  var best: (word: String, distance: Int)?
  for candidate in candidates.prefix(mostNamesLookedAt) {
    // A character takes up to four bytes in most scripts, and what is far longer than that is not near.
    guard candidate.utf8.count <= 4 * (word.utf8.count + limit), abs(candidate.count - word.count) <= limit else {
      continue
    }
    let most = min(limit, (best?.distance ?? .max) - 1)
    if let distance = editDistance(wanted, Array(candidate.lowercased()), atMost: most) { best = (candidate, distance) }
    if best?.distance == 0 { break }
  }
  return best?.word
}

/// How many edits lead from one word to another; nothing where it takes more than `limit`.
private func editDistance(_ a: [Character], _ b: [Character], atMost limit: Int) -> Int? {
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) <= limit ? max(a.count, b.count) : nil }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    // Two rows of which no entry is within the limit lead to none that is.
    if min(row.min() ?? 0, last.min() ?? 0) > limit { return nil }
    beforeLast = last
    last = row
  }
  return last[b.count] <= limit ? last[b.count] : nil
}
