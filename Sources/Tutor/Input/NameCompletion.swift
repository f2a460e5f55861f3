import Course
import Formula
import GradientEngine
import Grading

/// What Tab makes of the beginning of a name before the cursor.
struct NameCompletion {
  /// How many characters before the cursor give way.
  let replaced: Int
  /// What is put in.
  let added: String
  /// The names that fit, where there are several.
  let told: Text?

  /// No more names than this are listed.
  private static let mostListed = 12

  /// Nothing where no name begins with the word before the cursor, or where that is one already.
  init?(in work: Work) {
    let before = Array(work.line.field.beforeCursor)
    let word = before.reversed().prefix(while: \.isPartOfName).reversed().drop { $0.isNumber && $0.isASCII }
    let start = String(word)
    guard !start.isEmpty else { return nil }
    let names = Self.names(of: work)
    let fitting = names.filter { $0.typed.hasPrefix(start) || $0.shown.hasPrefix(start) }.map(\.typed)
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    guard let first = fitting.first, fitting != [start] else { return nil }
    let common = fitting.dropFirst().reduce(first) { String(zip($0, $1).prefix { $0 == $1 }.map(\.0)) }
    let grows = common.count > start.count || !common.hasPrefix(start)
    guard fitting.count > 1 || grows else { return nil }
    replaced = grows && !common.isEmpty ? start.count : 0
    added = grows ? common : ""
    guard fitting.count > 1 else {
      told = nil
      return
    }
    let listed = fitting.prefix(Self.mostListed).joined(separator: "  ")
    told = fitting.count > Self.mostListed ? "\(prose: listed)  ..." : "\(prose: listed)"
  }

  /// The names that an answer may be typed with: those of the exercise, those of a line of code, and functions.
  private static func names(of work: Work) -> [(typed: String, shown: String)] {
    let exercise = work.exercise
    if let names = work.step.question.kind.completions { return names.map { ($0, $0) } }
    var names: [(typed: String, shown: String)] = []
    for (name, symbol) in exercise.graph.symbols.sorted(by: { $0.key < $1.key }) {
      let shown = exercise.notation.show(name: name, in: .unicode)
      names.append((name, shown))
      let shape = symbol.tensor.shape
      guard shape != .scalar, shape.count <= 24 else { continue }
      names += (0..<shape.count).map { place in
        let indices = zip(shape.indices(at: place), symbol.origin).map { $0 + $1 }
        let element = Expression(.index(.name(name), indices))
        return (exercise.notation.show(element, in: .ascii), exercise.notation.show(element, in: .unicode))
      }
    }
    return names + Vocabulary.standard.functions.keys.sorted().map { ($0, $0) }
  }
}

extension Character {
  fileprivate var isPartOfName: Bool {
    isLetter || isNumber || "_'′[,]⁽⁾.".contains(self) && self != "]" && self != ","
  }
}
