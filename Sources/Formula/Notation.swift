/// How the names of an exercise look on the screen, and how a whole formula is written with them.
public struct Notation: Hashable, Sendable {
  private let shown: [String: String]
  /// The canonical names by the shown ones that differ from them, for the lexer.
  private let canonical: [[Unicode.Scalar]: String]
  /// How long shown names are, the longest first.
  private let lengths: [Int]

  /// Makes a notation for the given canonical names.
  ///
  /// `overrides` says how a name looks; without one a Greek letter's name becomes the letter, `yhat` ŷ, and a number at the
  /// end is set low. Of two names that would look the same, the second keeps its canonical spelling.
  public init(names: [String] = [], overrides: [String: String] = [:]) {
    var shown: [String: String] = [:]
    var taken: Set<String> = []
    for name in names + overrides.keys.sorted() where shown[name] == nil {
      let look = overrides[name] ?? shownByDefault(name)
      shown[name] = taken.insert(look).inserted ? look : name
    }
    self.shown = shown
    canonical = Dictionary(
      shown.filter { $0.key != $0.value }.map { ($0.value.unicodeScalars.map(SignTable.plain), $0.key) }
    ) {
      min($0, $1)
    }
    lengths = Set(canonical.keys.map(\.count)).sorted(by: >)
  }

  /// The shown names with which a text begins, and the canonical ones, the longest first.
  func shownNames(
    beginning text: ArraySlice<Unicode.Scalar>
  ) -> some Sequence<(shown: ArraySlice<Unicode.Scalar>, name: String)> {
    lengths.lazy.filter { $0 <= text.count }.compactMap { length in
      let start = text.prefix(length)
      return canonical[Array(start)].map { (start, $0) }
    }
  }

  /// Whether both show every name alike.
  public static func == (left: Notation, right: Notation) -> Bool { left.shown == right.shown }
  /// Hashes how many names there are, which tells notations apart cheaply enough.
  public func hash(into hasher: inout Hasher) { hasher.combine(shown.count) }

  /// Whether the exercise has this name.
  public func isName(_ name: String) -> Bool { shown[name] != nil }

  /// The name as it is shown; in ASCII, its canonical spelling.
  public func show(name: String, in charset: Charset) -> String {
    charset == .ascii ? name : shown[name] ?? shownByDefault(name)
  }

  /// The formula as one line of text, numbers in it written in `digits`.
  public func show(_ formula: Expression, in charset: Charset, digits: NumberStyle = .full) -> String {
    Printer(notation: self, charset: charset, digits: digits).text(formula)
  }

  /// The formula as the name of a quantity in a sentence or before an equals sign: a coefficient is named in words.
  public func label(of formula: Expression, in charset: Charset, digits: NumberStyle = .full) -> String {
    guard case .call(let function, let arguments) = formula.kind, arguments.count == 2 else {
      return show(formula, in: charset, digits: digits)
    }
    let (whole, letter) = (show(arguments[0], in: charset), show(arguments[1], in: charset))
    switch function {
    case "coefficient": return "coefficient of \(letter) in \(whole)"
    case "constant": return "constant of \(whole)"
    default: return show(formula, in: charset, digits: digits)
    }
  }
}
