/// A step that is worked again: what was done before stays in its list of answers, and does not count any more.
///
/// Beginning again and taking that back are entries of the list, so nothing is ever removed from it.
extension Attempt {
  private static let again = "again"
  private static let takenBack = "taken-back"

  /// The entry of a step that is begun again, which stood so.
  static func again(was standing: Standing) -> Attempt {
    Attempt(text: "", outcome: again, reason: standing.rawValue, charged: false)
  }

  /// The entry of a step whose last beginning is taken back, so that it stands as it did before.
  static func takenBack(to standing: Standing) -> Attempt {
    Attempt(text: "", outcome: takenBack, reason: standing.rawValue, charged: false)
  }

  /// Whether the step is begun again here.
  public var isAgain: Bool { outcome == Self.again }
  /// Whether a beginning is taken back here.
  public var isTakenBack: Bool { outcome == Self.takenBack }
}

extension StepProgress {
  /// The answers since the step was last begun again; all of them, where it never was.
  public var current: [Attempt] {
    guard attempts.contains(where: \.isAgain) else { return attempts.filter { !$0.isTakenBack } }
    return rounds.last ?? []
  }

  /// The answers of each time that the step was worked, the present one last.
  var rounds: [[Attempt]] {
    attempts.reduce(into: [[]]) { rounds, attempt in
      if attempt.isAgain {
        rounds.append([])
      } else if attempt.isTakenBack {
        if rounds.count > 1 { rounds.removeLast() }
      } else {
        rounds[rounds.count - 1].append(attempt)
      }
    }
  }

  /// Nothing typed, no help: what was done before is in the list of answers alone.
  mutating func beginAgain() {
    draft = ""
    hintsShown = 0
    answerShown = false
  }

  /// How the step stood before it was last begun again; nil where it never was, or that was taken back.
  public var standingBefore: Standing? { standingsBefore.last }

  /// The result of the first time that the step was worked.
  public var firstStanding: Standing { standingsBefore.first ?? standing }

  /// How many hints were open at the last answer of the first time that the step was worked.
  public var firstHints: Int {
    guard attempts.contains(where: \.isAgain) else { return max(hintsShown, attempts.last?.hints ?? 0) }
    return rounds.first?.last?.hints ?? 0
  }

  private var standingsBefore: [Standing] {
    attempts.reduce(into: []) { standings, attempt in
      if attempt.isAgain { standings.append(Standing(rawValue: attempt.reason) ?? .begun) }
      if attempt.isTakenBack { _ = standings.popLast() }
    }
  }
}
