import Formula
import GradientEngine

extension AnswerWord {
  /// A formula over the exercise's quantities.
  public static let formula = AnswerWord(
    "formula", required: ["answer"], optional: ["in-terms-of", "unspecified", "form", "model"], asks: .formula, of: .any
  ) { (draft: QuestionDraft) throws(FormulaError) in try FormulaQuestion(draft) }
}

extension FormulaQuestion {
  /// Asks for what is drafted; nothing where there are no points to try it at.
  init?(_ draft: QuestionDraft) throws(FormulaError) {
    guard let asked = draft.asked, let sample = draft.sample() else { return nil }
    let quantity = draft.shape == .scalar ? draft.elements.first?.quantity : nil
    try self.init(
      asked: asked, sample: sample, exercise: draft.graph, terms: draft.terms,
      model: draft.model ?? draft.graph.writtenOut(asked, quantity, in: draft.terms, by: draft.definitions),
      form: draft.form, notation: draft.notation, vocabulary: draft.vocabulary)
  }
}

extension FormulaQuestion: ReadAnswerKind {
  /// A formula over the exercise's quantities.
  public static let words = [AnswerWord.formula]

  /// What form of answer is asked for: "a formula in terms of a₂, y and a₁".
  public var asks: Text {
    let written: Text = form.map { "\($0.words)" } ?? "a formula"
    guard let terms else { return written }
    guard !terms.isEmpty else { return "\(written) of numbers only" }
    return "\(written) in terms of \(list: terms.map(shown))"
  }

  /// That of a formula.
  public var field: AnswerField { .long }

  /// Any word may be a name.
  public var typedWords: TypedWords { .any }

  /// A formula is asked.
  public var asksFormula: Bool { true }

  /// It may begin with the name of what is asked.
  public var leadingName: LeadingName { .asked }

  /// It is no formula.
  public var unreadableReason: Verdict.Reason { .notAFormula }

  /// What may stand in the answer.
  public func spelledFormulas(asked: Expression?) -> [Expression] { terms ?? [] }

  /// What is asked.
  public var askedFormula: Expression? { asked }

  /// The model answer.
  public var modelFormula: Expression? { model }

  /// The formula that a text is read as.
  public func formula(in text: String) -> Expression? { try? read(text) }

  private func shown(_ formula: Expression) -> Text { "\(formula: formula, in: notation)" }

  func read(_ text: String) throws(Unreadable) -> Expression { try reader.read(text) }

  func echo(of typed: Expression) -> Text { shown(typed) }

  /// Reads a typed formula and judges it.
  public func grade(_ text: String, given context: GradingContext?) -> Verdict {
    do {
      let (formula, slips) = try reader.reading(text)
      let verdict = try verdict(on: formula, given: context)
      guard let slip = slips.first else { return verdict }
      let written: Text =
        "an index stands in brackets, \(prose: notation.show(slip.meant, in: .ascii)), not \(typed: slip.typed)"
      return Verdict(
        .bracketSlip, verdict.outcome == .right ? "Right as it is meant, but \(written)." : "\(written.capitalized).",
        reading: verdict.reading)
    } catch {
      return Verdict(error.quoting(text))
    }
  }

  func verdict(on typed: Expression, given context: GradingContext?) throws(Unreadable) -> Verdict {
    let verdict = try verdict(on: typed, echo: "read as \(echo(of: typed))")
    return context?.tied(verdict, on: typed) ?? verdict
  }

  /// Judges a formula, however it was typed; `echo` says how it was understood.
  ///
  /// Where `tellsElements`, it is said how an element is written in the formula language.
  func verdict(on typed: Expression, echo: Text, tellsElements: Bool = true) throws(Unreadable) -> Verdict {
    do {
      guard let comparison = try compare(typed) else {
        let found = try sample.values(of: typed).shape
        guard shape == .scalar else {
          if try isElement(typed) {
            return Verdict(
              .bracketSlip,
              "This is one element of what is asked, which is \(shape): write all of it, without an index.",
              reading: echo)
          }
          return Verdict(.otherShape, "This is \(found); what is asked is \(shape).", reading: echo)
        }
        let hint = tellsElements ? element(of: typed).map { "; one element is written \(prose: $0)" as Text } : nil
        return Verdict(.wholeForElement, "This is \(found); what is asked is one number\(hint).", reading: echo)
      }
      return verdict(on: typed, comparison, echo: echo)
    } catch {
      throw refusal(error, of: typed)
    }
  }

  /// Why a formula has no value here.
  private func refusal(_ error: FormulaError, of typed: Expression) -> Unreadable {
    if case .undefined(let name, let suggestion, _) = error.graphMistake {
      // A product or a function may be meant, too.
      let meant = suggestion.flatMap { try? Parser(notation: notation).parse($0) }
      let isQuantity = meant?.names.count == 1 && reader.names?.isKnown(meant?.names.first ?? "") == true
      let first = isQuantity ? meant.map { [NearName($0, in: notation)] } ?? [] : []
      let near = isQuantity || meant == nil ? first + (reader.names?.near(name) ?? []) : []
      return Unreadable(
        FormulaRefusal.unknownName(
          name, suggestion: isQuantity ? nil : suggestion,
          near: near.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }, among: reader.names?.all ?? []),
        at: error.range)
    }
    guard shape == .scalar, error.suggestion == nil, let element = element(of: typed) else {
      let isProduct = error.graphMistake == .ambiguousProduct
      return isProduct ? Unreadable(FormulaRefusal.ambiguousProduct, at: error.range) : Unreadable(error)
    }
    return Unreadable(FormulaRefusal.wholeTensor(error, element: element), at: error.range)
  }

  /// The first element of a vector or matrix that stands in a formula as a whole, as it is typed.
  private func element(of typed: Expression) -> String? {
    var whole: [String] = []
    _ = typed.replacing { part in
      switch part.kind {
      case .name(let name): whole.append(name)
      case .index, .derivative: return part
      default: break
      }
      return nil
    }
    for name in whole {
      guard let symbol = sample.graph.symbols[name], symbol.tensor.shape != .scalar else { continue }
      return "\(name)[\(symbol.origin.map(String.init).joined(separator: ","))]"
    }
    return nil
  }

  private func verdict(on typed: Expression, _ comparison: FormulaComparison, echo: Text) -> Verdict {
    let strangers = strangers(in: typed)
    let terms: Text? = strangers.isEmpty ? nil : " Also, \(termsSentence(strangers))"
    if comparison.isEquivalent {
      guard strangers.isEmpty else {
        return Verdict(
          strangers.contains { $0 == asked } ? .restated : .otherTerms,
          "Right as it stands, but \(termsSentence(strangers))", reading: echo)
      }
      if let form, !form.admits(typed) {
        return Verdict(.otherForm, "Right in value; now write it as \(form.words).", reading: echo)
      }
      let more: Text? = comparison.beyond.first.map { point in
        " It also has a value where what is asked has none\(example(typed, point))."
      }
      return Verdict(.equivalent, "Right.\(more)", reading: echo)
    }
    if comparison.differing.isEmpty, comparison.undefined.isEmpty {
      return Verdict(Unreadable(FormulaRefusal.undecided, at: typed.range))
    }
    let (reason, detail) = finding(typed, comparison)
    return Verdict(reason, "\(detail)\(reason == .numberForLetter ? nil : terms)", reading: echo)
  }

  private func finding(_ typed: Expression, _ comparison: FormulaComparison) -> (Verdict.Reason, Text) {
    if comparison.agreeing.isEmpty, comparison.differing.isEmpty {
      return (.otherDomain, "This has no finite value anywhere\(cause(typed, comparison.undefined)).")
    }
    if let letters = NumberForLetter(self).letters(missingIn: typed) {
      let kept: Text = "\(list: letters.map(shown)) as \(letters.count == 1 ? "a letter" : "letters")"
      return (.numberForLetter, "This is right with the exercise's numbers put in; keep \(kept).")
    }
    if isValueOfTheExercise(typed) || typed.isAllNumbers && !isConstant && holdsOnlyForTheExercise(typed) {
      return (.numberForLetter, "This is a number, its value in this exercise; what is asked is \(asks).")
    }
    if comparison.differing.isEmpty {
      return (
        .otherDomain,
        "This is right where it has a value, but what is asked has one in more places\(cause(typed, comparison.undefined))."
      )
    }
    if let factor = comparison.factor {
      if (factor + 1).magnitude < Tolerance.constantFactor {
        return (.wrongSign, "This is the opposite of what is asked: check the sign.")
      }
      return (.constantFactor, "This is what is asked but for a constant factor\(factorHint(factor)).")
    }
    if let point = comparison.differing.first, comparison.agreeing.count > 1 {
      return (
        .otherDomain,
        "This is right on a part of the domain only; it is not\(example(typed, point))."
      )
    }
    if holdsOnlyForTheExercise(typed) {
      guard !sample.graph.functions.isEmpty, !typed.isAllNumbers else {
        return (.onlyHere, "This gives the right value at this exercise's numbers, but it does not hold for others.")
      }
      return (.notGeneral, notGeneralSentence)
    }
    let isConstant = typed.isAllNumbers && !self.isConstant
    return (.notEquivalent, isConstant ? constantSentence : "This is not what is asked: it gives other values.")
  }

  /// Names the functions left open that the answer is to be written with.
  private var notGeneralSentence: Text {
    let open = openFunctions
    guard !open.isEmpty else {
      return "This holds for this exercise's own functions or numbers only; what is asked is to hold for all of them."
    }
    let names = open.map { Text(prose: $0) }
    let rest: Text =
      open.count == 1
      ? "is left open here, so write the answer with it." : "are left open here, so write the answer with them."
    return "This holds only for particular functions or numbers. \(list: names) \(rest)"
  }

  private func factorHint(_ factor: Double) -> Text {
    switch factor.magnitude {
    case 1.999_999_999...2.000_000_001: ": it is twice as large"
    case 0.499_999_999...0.500_000_001: ": it is half as large"
    default: ""
    }
  }

  /// What is said of a bare number. The names are told only where the question tells them; elsewhere they are the
  /// learner's to find.
  private var constantSentence: Text {
    guard let terms, dependsOnAllTerms else { return "This is a constant; the answer is not." }
    return "This is a constant; the answer depends on \(list: terms.map(shown))."
  }

  /// Whether the value at the exercise's own numbers is right all the same.
  private func holdsOnlyForTheExercise(_ typed: Expression) -> Bool {
    let run: Evaluation<Double> = exercise.evaluate()
    guard let asked = try? exercise.value(of: asked, over: run).elements,
      let typed = try? exercise.value(of: typed, over: run).elements
    else { return false }
    return zip(asked, typed).allSatisfy { a, b in
      a.isFinite && b.isFinite && (a - b).magnitude <= Tolerance.exerciseValue * max(a.magnitude, b.magnitude)
    }
  }

  /// ": 1/(x − x) is a division by 0 where x = 1.2".
  private func cause(_ typed: Expression, _ points: [Int]) -> Text {
    guard let point = points.first, let lost = LostValue(in: typed, at: point, of: sample) else { return "" }
    let part: Text = notation.show(lost.part, in: .ascii).utf8.count > 80 ? "a part of it" : shown(lost.part)
    return ": \(part) is \(lost.cause)\(example(lost.part, point))"
  }

  /// " where a₂ = 0.31 and y = 1": a few of the numbers at a point.
  private func example(_ typed: Expression, _ point: Int) -> Text {
    let values = typed.names.sorted().compactMap { name -> Text? in
      guard let symbol = sample.graph.symbols[name]?.tensor, symbol.shape == .scalar else { return nil }
      let value = sample.run[symbol.elements[0]][point]
      return "\(shown(.name(name))) = \(formula: .number(value), in: notation, digits: .significant(3))"
    }
    return values.isEmpty ? "" : " where \(list: Array(values.prefix(3)))"
  }

  // MARK: In terms of

  /// What stands in the formula and may not.
  private func strangers(in typed: Expression) -> [Expression] {
    var found: [Expression] = []
    _ = typed.replacing { part in
      switch part.kind {
      case .name(let name) where sample.graph.symbols[name] == nil: return part
      case .name, .index, .derivative:
        if part == asked && terms?.contains(part) != true || !part.isAdmitted(by: terms), !found.contains(part) {
          found.append(part)
        }
        return part
      default: return nil
      }
    }
    return found
  }

  private func termsSentence(_ strangers: [Expression]) -> Text {
    let names: Text = "\(list: strangers.prefix(4).map(shown))"
    if strangers == [asked] { return "\(names) is the question itself: say what it comes to." }
    guard terms != nil else {
      return strangers.count == 1 ? "\(names) is to be worked out." : "\(names) are to be worked out."
    }
    return "\(names) may not appear in it: give \(asks)."
  }
}

extension Unreadable {
  /// The same of a name as it was typed.
  fileprivate func quoting(_ text: String) -> Unreadable {
    guard case .unknownName(_, let suggestion, let near, let among) = refusal as? FormulaRefusal else { return self }
    let typed = Array(text.unicodeScalars)[range.clamped(to: 0..<text.unicodeScalars.count)]
    guard !typed.isEmpty else { return self }
    return Unreadable(
      FormulaRefusal.unknownName(excerpt(typed, limit: 24), suggestion: suggestion, near: near, among: among), at: range
    )
  }
}

extension Expression {
  /// Whether no name stands in it.
  var isAllNumbers: Bool {
    if case .name = kind { return false }
    return kind.children.allSatisfy(\.isAllNumbers)
  }
}
