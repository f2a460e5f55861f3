import BigInt

/// Judges a typed text against a question, in the light of what the learner answered before.
///
/// A pure function: the same text on the same question after the same answers always gets the same verdict, whatever
/// front-end asks. A text that cannot be read is ``Verdict/Outcome/unreadable``, never wrong. Without a history an answer
/// is held against the exact value only.
public func grade(_ text: String, on question: Question, given history: History? = nil) -> Verdict {
  question.kind.answer.grade(text, given: history)
}

extension NumberQuestion {
  func grade(_ text: String, given history: History?) -> Verdict {
    guard truth.isFinite else {
      return Verdict(
        Unreadable(
          reason: .noValue, message: "This step has no finite value to compare with",
          expected: "an exercise that computes one", range: 0..<0))
    }
    do {
      return grade(try NumberReader.read(text), given: history)
    } catch {
      return Verdict(error)
    }
  }

  /// Judges a number that was read; where `tracing`, a wrong one is traced back to the first slip.
  func grade(_ typed: TypedNumber, given history: History?, tracing: Bool = true) -> Verdict {
    let finding = judge.finding(on: typed)
    let verdict = judge.verdict(on: typed, finding)
    guard let history = finding == .exact ? history : history?.read() else { return verdict }
    let judged = judge.verdict(on: typed, finding, by: history) ?? verdict
    guard tracing else { return judged }
    return history.tied(judged.outcome == .wrong ? judged.pointing(toFirstSlipIn: history) : judged, on: typed, judge)
  }
}

extension NumberJudge {
  /// What holds of a typed number by its value alone.
  func finding(on typed: TypedNumber) -> Verdict.Reason { agreement(with: typed) ?? slip(in: typed) }

  /// How the truth agrees with a typed number, on its exact value and at its digits; nothing if it does not.
  func agreement(with typed: TypedNumber) -> Verdict.Reason? {
    // The value itself is right however many of its digits are zeros left out: ½ is 0.5 is 0.500.
    if truth.admits(typed.value, places: nil) { return .exact }
    guard let asked else {
      if precision == .exact, let claim = typed.claim, claim.decimals > 0, claim.significant > 1,
        truth.admits(typed.value, places: claim.decimals)
      {
        return .notExact
      }
      return nil
    }
    let shown = shownPlaces(of: typed, asked)
    if typed.claim == nil {
      // The result of arithmetic is meant as rounded to what is asked; at a tie either way.
      let isRight = roundings(of: typed, toPlaces: asked.needed).contains {
        truth.admits(.decimal($0), places: asked.needed)
      }
      return isRight ? .exact : nil
    }
    if shown.finest >= asked.needed, truth.admits(typed.value, places: max(asked.needed, shown.coarsest)) {
      return .exact
    }
    // Zero has no significant figure, so it is not the beginning of one.
    let isNothing = typed.value.isZero && precision.isSignificant
    if shown.coarsest < asked.needed, !isNothing, truth.admits(typed.value, places: shown.coarsest) {
      return .tooFewDigits
    }
    if shown.finest > asked.strict, isRightAsAsked(typed, asked) { return .extraDigits }
    return nil
  }

  /// Whether the number is right once its digits beyond those asked are rounded off.
  private func isRightAsAsked(_ typed: TypedNumber, _ asked: AskedPlaces) -> Bool {
    roundings(of: typed, toPlaces: asked.strict).contains {
      truth.admits(.decimal($0), places: asked.strict) && !(precision.isSignificant && $0.isZero)
    }
  }

  /// The last decimal place that the typed digits show; a range where the zeros that end them may only hold places.
  func shownPlaces(of typed: TypedNumber, _ asked: AskedPlaces) -> ShownPlaces {
    guard let claim = typed.claim else { return ShownPlaces(coarsest: asked.needed, finest: asked.needed) }
    return ShownPlaces(
      coarsest: precision.isSignificant ? claim.coarsest : claim.decimals, finest: claim.decimals)
  }

  /// The number rounded half away from zero; at a tie also its other neighbour.
  func roundings(of typed: TypedNumber, toPlaces places: Int) -> [DecimalNumber] {
    if let decimal = typed.decimal, decimal.exponent >= -places { return [decimal] }
    let (nearest, isTie) = typed.value.rational.rounded(toPlaces: places)
    guard isTie else { return [nearest] }
    var other = nearest
    other.coefficient -= 1
    return [nearest, other]
  }
}

/// The last decimal place that typed digits show.
struct ShownPlaces: Hashable, Sendable {
  let coarsest: Int
  let finest: Int

  func contains(_ place: Int) -> Bool { coarsest <= place && place <= finest }
}

extension Precision {
  var isSignificant: Bool {
    if case .significant = self { true } else { false }
  }
}
