/// Tells decimal commas from those of lists.
enum DecimalCommas {
  /// Where a comma between digits can only be a decimal one: in no list, in no call that takes several arguments, and in
  /// a text without decimal points.
  static func places(in scalars: [Unicode.Scalar], _ vocabulary: Vocabulary) -> Set<Int> {
    guard scalars.contains(",") else { return [] }
    var places: Set<Int> = []
    /// For each open bracket, whether a list can stand in it.
    var open: [Bool] = []
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "(": open.append(!isGrouping(scalars[..<place], vocabulary))
      case "[": open.append(true)
      case ")", "]": _ = open.popLast()
      case ".":
        let isDecimal =
          place > 0 && scalars[place - 1].isDigit || place + 1 < scalars.count && scalars[place + 1].isDigit
        if isDecimal { return [] }
      case "," where open.last != true && place + 1 < scalars.count:
        guard scalars[place + 1].isDigit, scalars[..<place].last?.isDigit == true else { continue }
        // Digits that are part of a name, and a second comma in one number.
        let before = scalars[..<place].reversed().drop(while: \.isDigit).first
        guard before?.continuesName != true, before.map({ $0 != "," }) ?? true else { return [] }
        places.insert(place)
      default: break
      }
    }
    return places
  }

  /// Whether the parenthesis behind a text only groups, or holds the one argument of a function.
  private static func isGrouping(_ before: ArraySlice<Unicode.Scalar>, _ vocabulary: Vocabulary) -> Bool {
    let name = before.reversed().prefix(while: \.continuesName).reversed()
    guard let first = name.first(where: \.startsName) else { return before.last != "]" }
    let word = String(scalars: Array(name.drop { $0 != first })[...])
    return vocabulary.functions[Vocabulary.synonyms[word] ?? word] == 1...1
  }
}
