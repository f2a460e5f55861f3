import Formula
import Grading

/// Writes an ``ExerciseSpec`` as an exercise file that a person would want to edit.
///
/// Reading the file gives an equal spec.
///
/// ```swift
/// let text = ExerciseWriter.text(of: spec)
/// ExerciseReader.spec(text: text, file: "mine.yaml").spec == spec  // true
/// ```
public enum ExerciseWriter {
  /// The text of the file.
  public static func text(of spec: ExerciseSpec) -> String {
    var yaml = YAMLEmitter()
    yaml.pair("format", .text(String(ExerciseReader.format)))
    for (key, text) in [("id", spec.id), ("title", spec.title), ("trains", spec.trains)] { yaml.pair(key, .text(text)) }
    if let source = spec.source { yaml.pair("source", .text(source)) }
    yaml.blankLine()
    yaml.pair("about", .text(spec.about))
    write("given", spec.given.map { Named($0.name, $0.value) }, &yaml) { $0.yaml }
    if !spec.indices.isEmpty { write("indices", spec.indices, &yaml) { .row($0.map { .text(String($0)) }) } }
    if !spec.functions.isEmpty {
      yaml.blankLine()
      yaml.pair("functions", spec.functions.yaml)
    }
    if !spec.domain.isEmpty { write("domain", spec.domain, &yaml) { $0.yaml } }
    write("define", spec.define, &yaml) { .text($0) }
    yaml.blankLine()
    yaml.pair("loss", spec.loss.yaml)
    yaml.pair("parameters", .row(spec.parameters.map { .text($0) }))
    if !spec.inputs.isEmpty { yaml.pair("inputs", .row(spec.inputs.map { .text($0) })) }
    if !spec.update.isEmpty { write("update", spec.update, &yaml) { .text($0) } }
    if !spec.write.isEmpty { write("write", spec.write, &yaml) { .text($0) } }
    if !spec.pictures.isEmpty {
      yaml.blankLine()
      yaml.pair("pictures", .mapping(spec.pictures.map { ($0.kind.rawValue, .mapping($0.yaml)) }))
    }
    if let vary = spec.vary {
      yaml.blankLine()
      yaml.pair("vary", vary.yaml)
    }
    yaml.blankLine()
    if spec.steps.isEmpty { yaml.pair("steps", .list([])) } else { yaml.line("steps:") }
    for (number, step) in spec.steps.enumerated() {
      if number > 0 { yaml.blankLine() }
      yaml.item(.mapping(step.yaml), indent: 2)
    }
    return yaml.text
  }

  /// Writes a part of names and what is stated of them, set apart from the part before.
  private static func write<Value>(
    _ key: String, _ entries: [Named<Value>], _ yaml: inout YAMLEmitter, _ value: (Value) -> YAMLValue
  ) {
    yaml.blankLine()
    yaml.pair(key, .mapping(entries.map { ($0.name, value($0.value)) }))
  }
}

extension StepSpec {
  /// The keys of the step, in the order in which its kind has them.
  fileprivate var yaml: [(key: String, value: YAMLValue)] {
    let values: [(String, YAMLValue?)] = [
      ("id", .text(id)), ("kind", kind == .number ? nil : .text(kind.word)), ("ask", .text(ask)),
      ("options", options.map { .list($0.map(\.yaml)) }), ("answer", answer.map { .text($0) }),
      ("precision", precision.map { .text($0.words) }),
      ("variant-precision", variantPrecision.map { .text($0.words) }),
      ("in-terms-of", inTermsOf.map { .row($0.map { .text($0) }) }),
      ("unspecified", isUnspecified.map { .text($0 ? "true" : "false") }),
      ("form", form.map { .text($0.rawValue) }), ("model", model.map { .text($0) }),
      ("names", names.map { .mapping($0.map { ($0.name, .text($0.value)) }) }), ("calls", calls.map(\.yaml)),
      ("misconceptions", misconceptions.map { .list($0.map(\.yaml)) }),
      ("hints", hints.isEmpty ? nil : .list(hints.map { .text($0) })), ("worked", .text(worked)),
      ("note", note.map { .text($0) }), ("source-says", sourceSays.map { .text($0) }),
      ("picture", picture.map { .text($0.rawValue) }), ("asked-as", askedAs.map { .text($0) }),
      ("optional", isOptional.map { .text($0 ? "true" : "false") }),
    ]
    return values.compactMap { key, value in value.map { (key, $0) } }
  }
}

extension PictureSpec {
  /// The keys of the picture, in the order in which the guide has them.
  fileprivate var yaml: [(key: String, value: YAMLValue)] {
    func list(_ numbers: [Double]) -> YAMLValue { .row(numbers.map { .text($0.yaml) }) }
    let values: [(String, YAMLValue?)] = [
      ("data", data.map { .text($0) }), ("of", of.map { .text($0) }),
      ("over", over.map { .row($0.map { .text($0) }) }), ("from", from.map(list)), ("to", to.map(list)),
      ("at", at.map { .text($0) }), ("class", target.map { .text($0) }), ("shade", shade.map { .text($0) }),
      ("row", row.map { .text(String($0)) }), ("window", window.map { .row($0.map { .text(String($0)) }) }),
    ]
    return values.compactMap { key, value in value.map { (key, $0) } }
  }
}

extension OptionSpec {
  fileprivate var yaml: YAMLValue {
    .mapping([("text", .text(text)), ("true", .text(isTrue ? "yes" : "no")), ("why", .text(why))])
  }
}

extension MisconceptionSpec {
  fileprivate var yaml: YAMLValue { .mapping([("formula", .text(formula)), ("says", .text(says))]) }
}

extension [FunctionSpec] {
  fileprivate var yaml: YAMLValue { .mapping(map { ($0.head, .text($0.formula)) }) }
}

extension [String] {
  /// Names; a single one needs no brackets.
  fileprivate var yaml: YAMLValue { count == 1 ? .text(self[0]) : .row(map { .text($0) }) }
}

extension Precision {
  /// The precision as an exercise file says it.
  fileprivate var words: String {
    switch self {
    case .decimals(let count): "\(count) decimal\(count == 1 ? "" : "s")"
    case .significant(let count): "\(count) significant"
    case .exact: "exact"
    }
  }
}

extension Given.Value {
  var yaml: YAMLValue {
    switch self {
    case .number(let number): .text(number.yaml)
    case .vector(let numbers): .row(numbers.map { .text($0.yaml) })
    case .matrix(let rows) where rows.reduce(0, { $0 + $1.count }) <= 12:
      .row(rows.map { .row($0.map { .text($0.yaml) }) })
    case .matrix(let rows): .list(rows.map { .row($0.map { .text($0.yaml) }) })
    case .unknown: .text("unknown")
    }
  }
}

extension FormulaDomain.Values {
  fileprivate var yaml: YAMLValue {
    switch self {
    case .interval(let range): .row([.text(range.lowerBound.yaml), .text(range.upperBound.yaml)])
    case .set(let numbers): .set(numbers.map { .text($0.yaml) })
    }
  }
}

extension Double {
  /// The shortest text that reads back as the number: its digits, or a fraction of two small numbers.
  fileprivate var yaml: String {
    let digits = NumberStyle.full.text(self, in: .ascii)
    guard digits.count > 8, magnitude < 100 else { return digits }
    for under in 2...99 {
      let over = (self * Double(under)).rounded()
      if over != 0, over / Double(under) == self { return "\(Int(over))/\(under)" }
    }
    return digits
  }
}
