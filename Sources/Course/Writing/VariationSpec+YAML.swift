extension VariationSpec {
  /// The keys of the part, in the order in which the guide has them.
  var yaml: YAMLValue {
    let parts: [(String, YAMLValue?)] = [
      ("values", .mapping(values.map { ($0.name, .inline($0.value.yaml)) })),
      ("allow", allowed.isEmpty ? nil : .row(allowed.map { .text($0.rawValue) })),
      ("where", conditions.isEmpty ? nil : .list(conditions.map { .text($0) })),
    ]
    return .mapping(parts.compactMap { key, value in value.map { (key, $0) } })
  }
}

extension VaryingValue {
  fileprivate var yaml: [(key: String, value: YAMLValue)] {
    func text(_ decimal: FixedDecimal) -> YAMLValue { .text(decimal.description) }
    var keys: [(key: String, value: YAMLValue)] =
      switch source {
      case .given: []
      case .range(let from, let to, FixedDecimal(1)): [("from", text(from)), ("to", text(to))]
      case .range(let from, let to, let step): [("from", text(from)), ("to", text(to)), ("step", text(step))]
      case .choices(let values): [("choices", .row(values.map(\.yaml)))]
      }
    if takesAnySign { keys.append(("signs", .text("any"))) }
    if !except.isEmpty { keys.append(("except", except.count == 1 ? text(except[0]) : .row(except.map(text)))) }
    return keys
  }
}
