import Formula
import Yams

extension Document {
  private static let variationKeys = ["values", "allow", "where"]
  private static let varyingKeys = ["from", "to", "step", "choices", "signs", "except"]

  /// What varies, under which conditions; nil where the node is no mapping.
  mutating func variation(_ node: Node?, _ path: SpecPath) -> VariationSpec? {
    guard let node else { return nil }
    note(path, at: node)
    guard let mapping = mapping(node, what: path.words) else { return nil }
    let fields = fields(of: mapping, allowed: Self.variationKeys) {
      FileMistake.unknownKey($0, in: "\(code: "vary")", allowed: Self.variationKeys)
    }
    let values = named(fields["values"], path["values"]) { document, name, value, path in
      document.varying(value, path, name)
    }
    return VariationSpec(
      values: values,
      allowed: fields["allow"].map { conditions($0, path["allow"]) } ?? [],
      conditions: fields["where"].map { scalars($0, path["where"], what: "\(code: "where")") } ?? [])
  }

  private mutating func conditions(_ node: Node, _ path: SpecPath) -> [VariantCondition] {
    scalars(node, path, what: "\(code: "allow")").compactMap { word in
      if let condition = VariantCondition(rawValue: word) { return condition }
      report(path, at: node, VariationMistake.unknownCondition(word))
      return nil
    }
  }

  /// What a number is drawn from; what cannot be read is reported, and stays as it is given.
  private mutating func varying(_ node: Node, _ path: SpecPath, _ name: String) -> VaryingValue {
    guard let mapping = mapping(node, what: "\(code: name)") else {
      markUnread(path)
      return VaryingValue(.given)
    }
    let fields = fields(of: mapping, allowed: Self.varyingKeys) {
      FileMistake.unknownKey($0, in: "\(code: name)", allowed: Self.varyingKeys)
    }
    let except = fields["except"].map { decimals($0, path["except"], in: "except") } ?? []
    var takesAnySign = false
    if let signs = fields["signs"] {
      takesAnySign = true
      if let word = scalar(signs, path["signs"], what: "\(code: "signs")"), word != "any" {
        report(path, at: signs, VariationMistake.unknownSigns(word))
      }
    }
    guard let source = source(fields, path, name, at: node, isGiven: takesAnySign) else {
      markUnread(path)
      return VaryingValue(.given, takesAnySign: takesAnySign, except: except)
    }
    return VaryingValue(source, takesAnySign: takesAnySign, except: except)
  }

  private mutating func source(
    _ fields: [String: Node], _ path: SpecPath, _ name: String, at node: Node, isGiven: Bool
  ) -> VaryingValue.Source? {
    let range = ["from", "to", "step"].filter { fields[$0] != nil }
    if let choices = fields["choices"] {
      guard range.isEmpty else {
        report(path, at: node, VariationMistake.twoSources(name))
        return nil
      }
      return self.choices(choices, path["choices"], name).map { .choices($0) }
    }
    guard !range.isEmpty else {
      if isGiven { return .given }
      report(path, at: node, VariationMistake.noSource(name))
      return nil
    }
    guard let from = fields["from"], let to = fields["to"] else {
      report(path, at: node, VariationMistake.halfRange(name, missing: fields["from"] == nil ? "from" : "to"))
      return nil
    }
    let ends = [(from, "from"), (to, "to")].compactMap { node, key in decimals(node, path[key], in: key).first }
    let step = fields["step"].map { decimals($0, path["step"], in: "step").first } ?? FixedDecimal(1)
    guard ends.count == 2, let step else { return nil }
    return .range(from: ends[0], to: ends[1], step: step)
  }

  private mutating func choices(_ node: Node, _ path: SpecPath, _ name: String) -> [Given.Value]? {
    note(path, at: node)
    guard let items = node.sequence else {
      report(path, at: node, FileMistake.layout("\(code: "choices")", node.found, expected: .list))
      return nil
    }
    return items.enumerated().map { place, item in
      note(path[place], at: item)
      return givenValue(item, path[place], name: name)
    }
  }

  private mutating func decimals(_ node: Node, _ path: SpecPath, in key: String) -> [FixedDecimal] {
    scalars(node, path, what: "\(code: key)").compactMap { text in
      if let decimal = FixedDecimal(parsing: text) { return decimal }
      report(path, at: node, VariationMistake.notADecimal(text, key: key))
      return nil
    }
  }
}
