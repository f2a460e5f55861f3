import Formula
import GradientEngine

/// Reads one Python expression into a formula: arithmetic, `**`, `@`, `np.` functions, the exercise's own names and calls.
///
/// ```
/// sum     = product { ("+" | "-") product }
/// product = signed { ("*" | "/" | "@") signed }
/// signed  = ("-" | "+") signed | power
/// power   = postfix [ "**" signed ]
/// postfix = primary { "[" index { "," index } "]" | ".T" | ".dot(" sum ")" | ".sum(" [axis] ")" | ".mean(" [axis] ")" }
/// index   = ["-"] whole-number | ":"
/// primary = number | name [ "(" sum { "," sum } ")" ] | "np." name [ … ] | "(" sum ")" | "[" sum { "," sum } "]"
/// ```
///
/// Whatever else Python allows is refused where it stands. Nothing is ever executed.
struct CodeReader: Sendable {
  /// The longest line that is read, in Unicode scalars.
  static let longest = 2_000
  /// The deepest nesting that is read.
  static let deepest = 100

  let names: [String: Expression]
  let functions: [String: FunctionDefinition]
  let arrays: NumpyArrays
  /// The names of the exercise that have other names in the program, and are not defined there.
  private let renamed: [String: String]

  /// - Parameter model: the author's line; what stands in it is defined.
  init(names: [String: Expression], functions: [FunctionDefinition], sample: FormulaSample, model: String) {
    self.names = names
    self.functions = Dictionary(functions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    arrays = NumpyArrays(sample)
    let tokens = (try? CodeToken.tokens(of: Array(model.unicodeScalars))) ?? []
    var renamed: [String: String] = [:]
    for (alias, meaning) in names.sorted(by: { $0.key < $1.key }) {
      guard case .name(let name) = meaning.kind, names[name] == nil, !tokens.contains(where: { $0.kind == .name(name) })
      else { continue }
      renamed[name] = renamed[name] ?? alias
    }
    self.renamed = renamed
  }

  /// Whether the program has a variable of this name.
  func isVariable(_ name: String) -> Bool {
    names[name] != nil || arrays.isName(name) && renamed[name] == nil && functions[name] == nil
  }

  /// The variables of the program.
  var variables: [String] {
    (arrays.names + names.keys.sorted()).filter { isVariable($0) && !$0.contains("'") }.reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  /// All names of the program, its own first.
  var programNames: [String] {
    let own = names.keys.sorted().filter(isVariable) + functions.keys.sorted()
    return own + variables.filter { !own.contains($0) }
  }

  /// What may stand in a line: the variables, the functions, and those of NumPy.
  var words: [String] {
    variables + functions.keys.sorted().map { $0 + "(" } + Numpy.functions.keys.sorted().map { "np." + $0 + "(" }
  }

  /// The variable that was most likely meant.
  func near(_ name: String) -> String? {
    renamed[name] ?? nearest(name, in: (arrays.names + Array(names.keys)).filter(isVariable).sorted())
  }

  /// A line, with its own names and calls replaced by what they mean.
  func read(_ text: String) throws(Unreadable) -> CodeLine {
    let scalars = try TypedText(text, atMost: Self.longest, expected: .python).scalars
    let tokens = try CodeToken.tokens(of: scalars)
    var cursor = CodeCursor(tokens: tokens, reader: self)
    let formula = try cursor.line()
    var literal = CodeCursor(tokens: tokens, reader: self, isLiteral: true)
    return CodeLine(formula: formula, written: (try? literal.line()) ?? formula)
  }
}

/// A line of code as it was read.
struct CodeLine: Hashable, Sendable {
  /// What it comes to, in the names of the exercise.
  let formula: Expression
  /// The same in the names that were typed.
  let written: Expression
}
