import Formula
import Grading
import Yams

extension Document {
  /// The steps of a list. One whose kind is not known is reported and left out.
  mutating func steps(_ node: Node, _ path: SpecPath) -> [StepSpec] {
    note(path, at: node)
    guard let sequence = node.sequence, !sequence.isEmpty else {
      report(path, at: node, FileMistake.layout("\(code: "steps")", node.found, expected: .questions))
      return []
    }
    var steps: [StepSpec] = []
    for item in sequence {
      guard let mapping = mapping(item, what: "a step"), let kind = kind(mapping["kind"]) else {
        markUnread(path)
        continue
      }
      let place = path[steps.count]
      note(place, at: item)
      let allowed = kind.allowedKeys
      let fields = fields(of: mapping, allowed: allowed) {
        StepMistake.unusedKey($0, kind, allowed: allowed, near: nearest($0, in: allowed))
      }
      steps.append(step(fields, kind, place))
    }
    return steps
  }

  private mutating func kind(_ node: Node?) -> AnswerWord? {
    guard let node else { return .number }
    guard let word = scalar(node, SpecPath.root["kind"], what: "\(code: "kind")") else { return nil }
    if let kind = AnswerKinds.words.first(where: { $0.word == word }) { return kind }
    report(at: node, StepMistake.unknownKind(word, near: nearest(word, in: AnswerKinds.words.map(\.word))))
    return nil
  }

  private mutating func step(_ fields: [String: Node], _ kind: AnswerWord, _ path: SpecPath) -> StepSpec {
    StepSpec(
      id: fields["id"].flatMap { scalar($0, path["id"], what: "the step's id") } ?? "", kind: kind,
      ask: text(fields, "ask", path) ?? "", answer: text(fields, "answer", path),
      precision: fields["precision"].flatMap { precision($0, path["precision"]) },
      variantPrecision: fields["variant-precision"].flatMap { precision($0, path["variant-precision"]) },
      options: fields["options"].flatMap { options($0, path["options"]) },
      inTermsOf: fields["in-terms-of"].map { scalars($0, path["in-terms-of"], what: "\(code: "in-terms-of")") },
      isUnspecified: fields["unspecified"].flatMap { truth($0, path["unspecified"], what: "\(code: "unspecified")") },
      form: fields["form"].flatMap { form($0, path["form"]) }, model: text(fields, "model", path),
      names: fields["names"].map { names($0, path["names"]) },
      calls: fields["calls"].flatMap { functions($0, path["calls"]) },
      misconceptions: fields["misconceptions"].flatMap { misconceptions($0, path["misconceptions"]) },
      hints: fields["hints"].map { scalars($0, path["hints"], what: "\(code: "hints")") } ?? [],
      worked: text(fields, "worked", path) ?? "", note: text(fields, "note", path),
      sourceSays: text(fields, "source-says", path),
      picture: fields["picture"].flatMap { pictureKind($0, path["picture"]) },
      askedAs: text(fields, "asked-as", path),
      isOptional: fields["optional"].flatMap { truth($0, path["optional"], what: "\(code: "optional")") })
  }

  private mutating func pictureKind(_ node: Node, _ path: SpecPath) -> PictureKind? {
    guard let word = scalar(node, path, what: "\(code: "picture")") else { return nil }
    if let kind = PictureKind(rawValue: word) { return kind }
    report(path, at: node, PictureSpecMistake.unknownKind(word))
    return nil
  }

  private mutating func precision(_ node: Node, _ path: SpecPath) -> Precision? {
    guard let text = scalar(node, path, what: "\(code: "precision")") else { return nil }
    do {
      return try Precision(parsing: text)
    } catch {
      report(path, at: node, error)
      return nil
    }
  }

  private mutating func form(_ node: Node, _ path: SpecPath) -> WrittenForm? {
    guard let word = scalar(node, path, what: "\(code: "form")") else { return nil }
    if let form = WrittenForm(rawValue: word) { return form }
    report(path, at: node, AnswerMistake.unknownForm(word))
    return nil
  }

  /// A word for yes or no.
  private mutating func truth(_ node: Node, _ path: SpecPath, what: Text) -> Bool? {
    guard let word = scalar(node, path, what: what) else { return nil }
    switch word {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      report(path, at: node, AnswerMistake.notYesOrNo(what, word))
      return nil
    }
  }

  /// What the names in a line of code stand for, `w1: w`.
  private mutating func names(_ node: Node, _ path: SpecPath) -> [Named<String>] {
    named(node, path) { document, name, value, path in
      document.scalar(value, path, what: "\(code: name)") ?? ""
    }
  }

  private mutating func options(_ node: Node, _ path: SpecPath) -> [OptionSpec]? {
    note(path, at: node)
    guard let sequence = node.sequence else {
      report(path, at: node, FileMistake.layout("\(code: "options")", node.found, expected: .options))
      return nil
    }
    let keys = ["text", "true", "why"]
    var options: [OptionSpec] = []
    for item in sequence {
      guard let mapping = mapping(item, what: "an option") else {
        markUnread(path)
        continue
      }
      let fields = fields(of: mapping, allowed: keys) {
        FileMistake.unknownKey($0, in: "an option", allowed: keys)
      }
      let place = path[options.count]
      note(place, at: item)
      for key in keys where fields[key] == nil { report(place[key], at: item, FileMistake.missingInOption(key)) }
      let text = text(fields, "text", place)
      let isTrue = fields["true"].flatMap { truth($0, place["true"], what: "\(code: "true")") }
      let why = self.text(fields, "why", place)
      if text == nil || isTrue == nil || why == nil { markUnread(path) }
      options.append(OptionSpec(text: text ?? "", isTrue: isTrue ?? false, why: why ?? ""))
    }
    return options
  }

  private mutating func misconceptions(_ node: Node, _ path: SpecPath) -> [MisconceptionSpec]? {
    note(path, at: node)
    guard let sequence = node.sequence else {
      report(path, at: node, FileMistake.layout("\(code: "misconceptions")", node.found, expected: .misconceptions))
      return nil
    }
    let keys = ["formula", "says"]
    var misconceptions: [MisconceptionSpec] = []
    for item in sequence {
      guard let mapping = mapping(item, what: "a misconception") else { continue }
      let fields = fields(of: mapping, allowed: keys) {
        FileMistake.unknownKey($0, in: "a misconception", allowed: keys)
      }
      let place = path[misconceptions.count]
      note(place, at: item)
      misconceptions.append(
        MisconceptionSpec(
          formula: text(fields, "formula", place) ?? "", says: text(fields, "says", place) ?? ""))
    }
    return misconceptions
  }
}
