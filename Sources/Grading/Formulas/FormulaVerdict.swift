import Formula
import GradientEngine

extension FormulaQuestion: AnswerKind {
  /// What form of answer is asked for: "a formula in terms of a₂, y and a₁".
  public var asks: String {
    guard let terms else { return "a formula" }
    guard !terms.isEmpty else { return "a formula of numbers only" }
    return "a formula in terms of \(terms.map { notation.show($0, in: .unicode) }.listed)"
  }

  func read(_ text: String) throws(Unreadable) -> Expression { try reader.read(text) }

  func echo(of typed: Expression) -> String { notation.show(typed, in: .unicode) }

  func verdict(on typed: Expression, given context: GradingContext?) throws(Unreadable) -> Verdict {
    let verdict = try verdict(on: typed, echo: "read as \(echo(of: typed))")
    return context?.tied(verdict, on: typed) ?? verdict
  }

  /// Judges a formula, however it was typed; `echo` says how it was understood.
  func verdict(on typed: Expression, echo: String) throws(Unreadable) -> Verdict {
    do {
      guard let comparison = try compare(typed) else {
        let found = try sample.values(of: typed).shape
        return Verdict(
          .wrong, .otherShape, "This is \(found.description); what is asked is \(askedShape(typed)).", reading: echo)
      }
      return verdict(on: typed, comparison, echo: echo)
    } catch {
      let misfit = Unreadable(error)
      guard shape == .scalar, error.suggestion == nil, let element = element(of: typed) else { throw misfit }
      throw Unreadable(
        reason: misfit.reason, message: misfit.message,
        expected: "\(misfit.expected); what is asked is one number, and one element is written \(element)",
        range: misfit.range)
    }
  }

  /// What is asked, in words: "one number; an element of a vector is written a1[1]".
  private func askedShape(_ typed: Expression) -> String {
    guard shape == .scalar else { return shape.description }
    return "one number" + (element(of: typed).map { "; one element is written \($0)" } ?? "")
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

  private func verdict(on typed: Expression, _ comparison: FormulaComparison, echo: String) -> Verdict {
    let strangers = strangers(in: typed)
    let terms = strangers.isEmpty ? "" : " Besides, \(termsSentence(strangers))"
    if comparison.isEquivalent {
      guard strangers.isEmpty else {
        return Verdict(
          .form, strangers.contains { $0 == asked } ? .restated : .otherTerms,
          "Right as it stands, but \(termsSentence(strangers))", reading: echo)
      }
      var detail = "Right: the same as what is asked at every point tried."
      if let point = comparison.beyond.first {
        detail += " It even has a value where what is asked has none\(example(typed, point))."
      }
      return Verdict(.right, .equivalent, detail, reading: echo)
    }
    if comparison.differing.isEmpty, comparison.undefined.isEmpty {
      return Verdict(
        Unreadable(
          reason: .undecided, message: "Rounding hides whether this is what is asked",
          expected: "a form in which large terms do not cancel", range: typed.range))
    }
    let (reason, detail) = finding(typed, comparison)
    return Verdict(.wrong, reason, detail + terms, reading: echo)
  }

  private func finding(_ typed: Expression, _ comparison: FormulaComparison) -> (Verdict.Reason, String) {
    if comparison.agreeing.isEmpty, comparison.differing.isEmpty {
      return (.otherDomain, "This has no finite value anywhere\(cause(typed, comparison.undefined)).")
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
    return (.notEquivalent, "This is not what is asked: it gives other values\(differenceHint(typed)).")
  }

  /// Names the functions left open that the answer is to be written with.
  private var notGeneralSentence: String {
    let open = openFunctions
    guard !open.isEmpty else {
      return "This holds for this exercise's own functions or numbers only; what is asked is to hold for all of them."
    }
    let (verb, pronoun) = open.count == 1 ? ("is", "it") : ("are", "them")
    return "This holds for the functions or numbers that come later in this exercise only. "
      + "\(open.listed) \(verb) left open here, so write the answer with \(pronoun)."
  }

  private func factorHint(_ factor: Double) -> String {
    switch factor.magnitude {
    case 1.999_999_999...2.000_000_001: ": it is twice as large"
    case 0.499_999_999...0.500_000_001: ": it is half as large"
    default: ""
    }
  }

  /// What the asked depends on and the typed formula leaves out is the learner's to find; that it is a bare number is not.
  private func differenceHint(_ typed: Expression) -> String {
    typed.isAllNumbers ? ", being the same number everywhere" : ""
  }

  /// Whether the value at the exercise's own numbers is right all the same.
  private func holdsOnlyForTheExercise(_ typed: Expression) -> Bool {
    let run: Evaluation<Double> = exercise.evaluate()
    let evaluator = FormulaEvaluator(exercise, run)
    guard let asked = try? evaluator.value(of: asked).elements, let typed = try? evaluator.value(of: typed).elements
    else { return false }
    return zip(asked, typed).allSatisfy { a, b in
      a.isFinite && b.isFinite && (a - b).magnitude <= Tolerance.exerciseValue * max(a.magnitude, b.magnitude)
    }
  }

  /// ": 1/(x − x) divides by zero where x = 1.2".
  private func cause(_ typed: Expression, _ points: [Int]) -> String {
    guard let point = points.first, let lost = LostValue(in: typed, at: point, of: sample) else { return "" }
    return ": \(clipped(notation.show(lost.part, in: .unicode), to: 60)) \(lost.cause)\(example(lost.part, point))"
  }

  /// " where a₂ = 0.31 and y = 1": a few of the numbers at a point.
  private func example(_ typed: Expression, _ point: Int) -> String {
    let values = typed.names.sorted().compactMap { name -> String? in
      guard let symbol = sample.graph.symbols[name]?.tensor, symbol.shape == .scalar else { return nil }
      let value = sample.run[symbol.elements[0]][point]
      return notation.show(name: name, in: .unicode) + " = " + NumberStyle.significant(3).text(value, in: .unicode)
    }
    return values.isEmpty ? "" : " where \(values.prefix(3).listed)"
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

  private func termsSentence(_ strangers: [Expression]) -> String {
    let names = strangers.prefix(4).map { notation.show($0, in: .unicode) }.listed
    if strangers == [asked] { return "\(names) is the question itself: say what it comes to." }
    let verb = strangers.count == 1 ? "is" : "are"
    guard terms != nil else { return "\(names) \(verb) to be worked out." }
    return "\(names) \(verb) not to stand in it: give \(asks)."
  }
}

extension Expression {
  /// Whether no name stands in it.
  var isAllNumbers: Bool { names.isEmpty }
}
