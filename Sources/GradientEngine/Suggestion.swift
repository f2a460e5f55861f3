import Formula

extension Elaborating {
  /// What a name that is not there most likely meant: an element, a product written without its sign, or a name near it.
  ///
  /// Not looked for where there are more names than anybody tells apart, nor for every one of very many mistakes.
  mutating func suggestion(for name: String) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    let names = names
    guard names.count <= mostNamesLookedAt else {
      // There will not be fewer.
      suggestionsLeft = 0
      return nil
    }
    if let element = elementMeant(name) { return element }
    let known = names + functionNames
    if let other = known.first(where: { $0.lowercased() == name.lowercased() }) { return other }
    if let factors = factorsMeant(name) { return factors.joined(separator: "*") }
    return nearest(name, in: known + Vocabulary.standard.functions.keys.sorted())
  }

  /// `beta1[1]` for `beta1_1` or `beta11`, `W1[2,1]` for `W1_21`.
  private mutating func elementMeant(_ name: String) -> String? {
    for stem in names.sorted(by: { $0.count > $1.count }) where name.hasPrefix(stem) && name.count > stem.count {
      let rest = name.dropFirst(stem.count)
      guard rest.allSatisfy({ $0.isWholeNumber && $0.isASCII || $0 == "_" }), rest.contains(where: \.isWholeNumber),
        let shape = try? known(.name(stem))?.shape
      else { continue }
      let parts = rest.split(separator: "_")
      let indices = shape.rank == parts.count ? parts.map(String.init) : parts.joined().map { String($0) }
      guard !indices.isEmpty, indices.count == shape.rank else { continue }
      return "\(stem)[\(indices.joined(separator: ","))]"
    }
    return nil
  }

  /// The names that a word is made up of one after another: `x`, `w1` for `xw1`.
  private func factorsMeant(_ word: String) -> [String]? {
    var ways: [[String]?] = [[]]
    let letters = Array(word)
    let names = Set(names)
    guard letters.count <= 30 else { return nil }
    for end in 1...max(1, letters.count) {
      var way: [String]?
      for start in 0..<end {
        guard way == nil, let before = ways[start], before.count < 4 else { continue }
        let part = String(letters[start..<min(end, letters.count)])
        if names.contains(part), !before.contains(part) { way = before + [part] }
      }
      ways.append(way)
    }
    return ways.last.flatMap { $0 }
  }
}
