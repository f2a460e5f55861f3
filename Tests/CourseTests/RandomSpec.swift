@testable import Course
import Grading
import TestSupport

/// Random specs: every kind of step and every optional part, with texts that YAML makes hard to write.
struct RandomSpec {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let stretches = [
    "word", "a longer stretch of words", ": ", ":", " #", "#", "'", "\"", "- ", "-", "?", "? ", "&a", " & ", "*b", "!c",
    "|", ">", "%", "@", "`", "{", "}", "[", "]", ",", "\\", "\\n", "ŷ = σ(α²)", "漢字", "🙂", "é", "  ", " ", "\n", "\n\n",
    "\t", "yes", "no", "null", "~", "0x1F", "1e3", "---", "...", "<<", "=", "½", "“so”", "\u{A0}", "\u{301}",
  ]

  /// A text with something visible in it.
  private mutating func text() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...9, using: &random) {
      text += Self.stretches.randomElement(using: &random) ?? ""
      if Int.random(in: 0..<40, using: &random) == 0 { text += String(repeating: " some more words", count: 12) }
    }
    return text.contains { !$0.isWhitespace } ? text : text + "x"
  }

  private mutating func chance() -> Bool { Bool.random(using: &random) }

  private mutating func some<Value>(_ value: (inout RandomSpec) -> Value) -> Value? { chance() ? value(&self) : nil }

  private mutating func many<Value>(_ most: Int, _ value: (inout RandomSpec) -> Value) -> [Value] {
    (0..<Int.random(in: 0...most, using: &random)).map { _ in value(&self) }
  }

  private mutating func number() -> Double {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: Double(Int.random(in: -20...20, using: &random))
    case 1: Double(Int.random(in: -50...50, using: &random)) / Double(Int.random(in: 1...30, using: &random))
    case 2: Double.random(in: -1...1, using: &random)
    default:
      Double.random(in: -1...1, using: &random) * [1e-300, 1e-9, 1e12, 1e300][Int.random(in: 0..<4, using: &random)]
    }
  }

  private mutating func value() -> Given.Value {
    let width = Int.random(in: 1...12, using: &random)
    func row(_ random: inout RandomSpec) -> [Double] { (0..<width).map { _ in random.number() } }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .unknown
    case 1: return .number(number())
    case 2: return .vector(row(&self))
    default: return .matrix((0..<Int.random(in: 1...4, using: &random)).map { _ in row(&self) })
    }
  }

  /// Entries under names of their own, some of which YAML would take for something else.
  private mutating func named<Value>(_ value: (inout RandomSpec) -> Value) -> [Named<Value>] {
    let names = ["y", "n", "null", "w1", "W2'", "- a", "b: c", "#d", "α¹", "true", "~", "[e]", "f, g", "\"h\""]
    return names.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }.map { Named($0, value(&self)) }
  }

  private mutating func functions() -> [FunctionSpec] {
    [("g", ["z"]), ("Loss", ["a", "t"]), ("h", ["u", "v", "w"])].filter { _ in chance() }
      .map { FunctionSpec(name: $0, parameters: $1, formula: text()) }
  }

  private mutating func domain() -> FormulaDomain.Values {
    guard chance() else { return .set(Array(Set(many(3) { $0.number() })).sorted()) }
    let (low, width) = (number(), 1 + Double.random(in: 0...1, using: &random))
    return .interval(low...(low + width * max(1, low.magnitude)))
  }

  private mutating func precision() -> Precision {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: .exact
    case 1: .decimals(Int.random(in: 0...Precision.mostDecimals, using: &random))
    default: .significant(Int.random(in: 1...Precision.mostSignificant, using: &random))
    }
  }

  private mutating func step() -> StepSpec {
    let kind = AnswerKinds.words.randomElement(using: &random) ?? .number
    let keys = Set(kind.allowedKeys)
    var step = StepSpec(id: text(), kind: kind, ask: text(), hints: many(3) { $0.text() }, worked: text())
    step.note = some { $0.text() }
    step.sourceSays = some { $0.text() }
    step.picture = some { PictureKind.allCases.randomElement(using: &$0.random) ?? .network }
    step.askedAs = some { $0.text() }
    step.isOptional = some { $0.chance() }
    if keys.contains("answer") { step.answer = some { $0.text() } }
    if keys.contains("precision") { step.precision = some { $0.precision() } }
    if keys.contains("variant-precision") { step.variantPrecision = some { $0.precision() } }
    if keys.contains("options") {
      step.options = some { $0.many(4) { OptionSpec(text: $0.text(), isTrue: $0.chance(), why: $0.text()) } }
    }
    if keys.contains("in-terms-of") { step.inTermsOf = some { $0.many(3) { $0.text() } } }
    if keys.contains("unspecified") { step.isUnspecified = some { $0.chance() } }
    if keys.contains("form") { step.form = some { WrittenForm.allCases[$0.chance() ? 0 : 2] } }
    if keys.contains("model") { step.model = some { $0.text() } }
    if keys.contains("names") { step.names = some { $0.named { $0.text() } } }
    if keys.contains("calls") { step.calls = some { $0.functions() } }
    if keys.contains("misconceptions") {
      step.misconceptions = some { $0.many(3) { MisconceptionSpec(formula: $0.text(), says: $0.text()) } }
    }
    return step
  }

  /// At most one picture of each kind, with some of the keys it may have.
  private mutating func pictures() -> [PictureSpec] {
    PictureKind.allCases.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }.map { kind in
      let keys = Set(kind.allowedKeys)
      var picture = PictureSpec(kind)
      func whole(_ random: inout RandomSpec) -> Int { Int.random(in: -3...30, using: &random.random) }
      if keys.contains("of") { picture.of = some { $0.text() } }
      if keys.contains("over") { picture.over = some { $0.many(3) { $0.text() } } }
      if keys.contains("from") { picture.from = some { $0.many(3) { $0.number() } } }
      if keys.contains("to") { picture.to = some { $0.many(3) { $0.number() } } }
      if keys.contains("data") { picture.data = some { $0.text() } }
      if keys.contains("at") { picture.at = some { $0.text() } }
      if keys.contains("class") { picture.target = some { $0.text() } }
      if keys.contains("shade") { picture.shade = some { $0.text() } }
      if keys.contains("row") { picture.row = some(whole) }
      if keys.contains("window") { picture.window = some { $0.many(4, whole) } }
      return picture
    }
  }

  private mutating func decimal() -> FixedDecimal {
    FixedDecimal(Int.random(in: -9999...9999, using: &random), places: Int.random(in: 0...6, using: &random))
  }

  private mutating func variation() -> VariationSpec {
    let values: [Named<VaryingValue>] = named { random in
      let source: VaryingValue.Source
      switch Int.random(in: 0..<3, using: &random.random) {
      case 0: source = .given
      case 1: source = .range(from: random.decimal(), to: random.decimal(), step: random.decimal())
      default: source = .choices(random.many(3) { $0.value() })
      }
      return VaryingValue(
        source, takesAnySign: source == .given || random.chance(), except: random.many(2) { $0.decimal() })
    }
    return VariationSpec(
      values: values, allowed: VariantCondition.allCases.filter { _ in chance() }, conditions: many(3) { $0.text() })
  }

  mutating func exercise() -> ExerciseSpec {
    ExerciseSpec(
      id: text(), title: text(), trains: text(), about: text(), source: some { $0.text() },
      given: named { $0.value() }.map { Given(name: $0.name, value: $0.value) },
      indices: named { $0.many(3) { Int.random(in: 0...9, using: &$0.random) } }, functions: functions(),
      define: named { $0.text() }, loss: many(3) { $0.text() }, parameters: many(3) { $0.text() },
      inputs: many(2) { $0.text() }, update: named { $0.text() }, domain: named { $0.domain() },
      write: named { $0.text() }, pictures: pictures(),
      vary: some { $0.variation() }, steps: [step()] + many(4) { $0.step() })
  }
}
