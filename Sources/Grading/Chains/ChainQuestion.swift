import Formula
import GradientEngine

/// A question whose answer is a derivative written as a product of derivatives, one for each step of the way.
public struct ChainQuestion: Hashable, Sendable {
  /// What is differentiated.
  public let of: Expression
  /// What it is differentiated by.
  public let by: Expression
  /// Whether several steps may be taken as one factor.
  public let allowsJoined: Bool

  private let path: ChainPath
  private let notation: Notation
  private let reader: ChainReader

  /// Asks for the chain from `of` down to `by` over the named quantities of a graph.
  ///
  /// Throws a `FormulaError` where either has no name, or the one does not depend on the other.
  public init(
    of: Expression, by: Expression, on graph: Graph, definitions: [String: Expression] = [:],
    notation: Notation = Notation(), allowsJoined: Bool = false
  ) throws(FormulaError) {
    self.of = of
    self.by = by
    self.allowsJoined = allowsJoined
    self.notation = notation
    path = try ChainPath(of: of, by: by, in: graph)
    reader = ChainReader(graph, notation: notation, definitions: definitions)
  }

  /// Chains over one way are equal.
  public static func == (left: ChainQuestion, right: ChainQuestion) -> Bool {
    left.path == right.path && left.allowsJoined == right.allowsJoined
  }

  /// Hashes the way.
  public func hash(into hasher: inout Hasher) { hasher.combine(path.stations) }

  private func show(_ formula: Expression) -> Text { "\(formula: formula, in: notation)" }
  private func show(_ of: Expression, _ by: Expression) -> Text {
    show(Expression(.derivative(of: of, by: by, partial: true)))
  }
}

extension AnswerWord {
  /// A derivative as a product of local derivatives.
  public static let chain = AnswerWord("chain", required: ["answer"], asks: .derivative, of: .any) {
    (draft: QuestionDraft) throws(FormulaError) in
    guard case .derivative(let of, let by, _)? = draft.asked?.kind else { return nil }
    return try ChainQuestion(
      of: of, by: by, on: draft.graph, definitions: draft.definitions, notation: draft.notation)
  }
}

extension ChainQuestion: ReadAnswerKind {
  /// A derivative as a product of local derivatives.
  public static let words = [AnswerWord.chain]

  /// Every step of the way as a factor.
  public var expected: String {
    zip(path.stations, path.stations.dropFirst()).map { of, by in
      notation.show(Expression(.derivative(of: of, by: by, partial: false)), in: .ascii)
    }.joined(separator: " * ")
  }

  /// What form of answer is asked for.
  public var asks: Text {
    "a product of derivatives, such as \(sign: .derivative("u", "v")) \(sign: .times) \(sign: .derivative("v", "w"))"
  }

  /// That of a formula.
  public var field: AnswerField { .long }

  /// Any word may be a name.
  public var typedWords: TypedWords { .any }

  /// A formula is asked.
  public var asksFormula: Bool { true }

  /// It may begin with the name of what is asked.
  public var leadingName: LeadingName { .asked }

  /// It is no chain.
  public var unreadableReason: Verdict.Reason { .notAChain }

  /// What is asked.
  public func spelledFormulas(asked: Expression?) -> [Expression] { [asked].compactMap(\.self) }

  func read(_ text: String) throws(Unreadable) -> [ChainReader.Factor] { try reader.read(text) }

  func echo(of factors: [ChainReader.Factor]) -> Text {
    factors.map { show($0.of, $0.by) }.joined(separator: " \(sign: .times) ")
  }

  func isSame(_ first: [ChainReader.Factor], _ second: [ChainReader.Factor]) -> Bool {
    // The factors may stand in any order.
    var rest = second
    for step in first {
      guard let place = rest.firstIndex(where: { path.isSame($0.of, step.of) && path.isSame($0.by, step.by) }) else {
        return false
      }
      rest.remove(at: place)
    }
    return rest.isEmpty
  }

  /// What one factor is in the chain.
  private enum Finding: Equatable {
    /// The steps from one station to a later one; a single step where these are neighbours.
    case steps(Range<Int>)
    case upsideDown
    case isZero
    case offTheWay

    var isOff: Bool { if case .steps = self { false } else { true } }
  }

  private func finding(on factor: ChainReader.Factor) -> Finding {
    if let above = path.station(factor.of), let below = path.station(factor.by), above != below {
      return above < below ? .steps(above..<below) : .upsideDown
    }
    return path.depends(factor.of, on: factor.by) ? .offTheWay : .isZero
  }

  func verdict(on factors: [ChainReader.Factor], given context: GradingContext?) -> Verdict {
    let echo: Text = "read as \(echo(of: factors))"
    let findings = factors.map(finding)
    var covered = [Int](repeating: 0, count: path.stations.count - 1)
    for case .steps(let steps) in findings { for step in steps { covered[step] += 1 } }
    var seen = [Int](repeating: 0, count: covered.count)
    let parts = zip(factors, findings).enumerated().map { place, typed in
      let (factor, finding) = typed
      var isRepeated = false
      if case .steps(let steps) = finding {
        isRepeated = steps.contains { seen[$0] > 0 }
        for step in steps { seen[step] += 1 }
      }
      return part(place, factor, finding, isRepeated: isRepeated)
    }
    let extra = parts.filter { $0.outcome == .wrong }
    let gap = gap(in: covered)
    if extra.isEmpty, gap == nil {
      return joined(findings, parts, echo)
    }
    let missing: Text? = gap.map { "The step from \(show($0.0)) to \(show($0.1)) is missing." }
    let reason: Verdict.Reason =
      findings.contains(where: \.isOff) ? .wrongFactor : extra.isEmpty ? .missingFactor : .extraFactor
    let detail = (extra.map(\.detail) + [missing].compactMap { $0 }).joined(separator: " ")
    return Verdict(reason, detail, reading: echo, parts: parts.map { $0.told($0.outcome == .wrong) })
  }

  /// The first steps that no factor takes, from which station to which.
  private func gap(in covered: [Int]) -> (Expression, Expression)? {
    guard let first = covered.firstIndex(of: 0) else { return nil }
    let end = covered[first...].firstIndex { $0 > 0 } ?? covered.count
    return (path.stations[first], path.stations[end])
  }

  /// Every step is there just once; some may be taken together.
  private func joined(_ findings: [Finding], _ parts: [Verdict.Part], _ echo: Text) -> Verdict {
    let joins = zip(findings, parts).compactMap { finding, part in
      if case .steps(let steps) = finding, steps.count > 1 { part.label } else { nil }
    }
    if joins.isEmpty { return Verdict(.chain, "Right: every step of the chain.", reading: echo, parts: parts) }
    if findings.count == 1, path.stations.count > 2 {
      return Verdict(
        .restated, "\(joins[0]) is the question itself: take it apart into its steps.", reading: echo,
        parts: parts)
    }
    let names: Text = "\(list: joins)"
    if allowsJoined {
      return Verdict(
        .joinedChain,
        joins.count == 1
          ? "Right: \(names) takes several steps at once." : "Right: \(names) take several steps at once.",
        reading: echo, parts: parts)
    }
    return Verdict(
      .joinSteps, "This product is right; now write \(names) step by step, too.", reading: echo,
      parts: parts)
  }

  private func part(
    _ place: Int, _ factor: ChainReader.Factor, _ finding: Finding, isRepeated: Bool
  ) -> Verdict.Part {
    let label = show(factor.of, factor.by)
    func part(_ reason: Verdict.Reason, _ detail: Text) -> Verdict.Part {
      Verdict.Part(place: place, label: label, reason: reason, detail: detail)
    }
    switch finding {
    case .steps where isRepeated: return part(.extraFactor, "\(label) takes a step that was taken already.")
    case .steps(let steps):
      return steps.count == 1 ? part(.chain, "A step of the chain.") : part(.joinedChain, "Several steps at once.")
    case .upsideDown: return part(.wrongFactor, "\(label) is upside down.")
    case .isZero:
      return part(
        .wrongFactor,
        path.isSame(factor.of, factor.by)
          ? "\(label) is 1 and takes no step."
          : "\(label) is 0: \(show(factor.of)) does not depend on \(show(factor.by)).")
    case .offTheWay:
      return part(.wrongFactor, "\(label) is no step on the way from \(show(of)) to \(show(by)).")
    }
  }
}
