import Grading

/// What a learner has done at one step: the answers given, the text still in the line, and the help taken.
public struct StepProgress: Hashable, Sendable, Codable {
  /// Every submitted answer, oldest first, unreadable ones included, and where the step was begun again.
  public var attempts: [Attempt]
  /// Text typed but not submitted, exactly as it stood when the learner left.
  public var draft: String
  /// How many hints were opened. Hints cost nothing.
  public var hintsShown: Int
  /// Whether the answer was shown before the learner found it.
  public var answerShown: Bool

  /// A step as stored; by default one that has not been touched.
  public init(attempts: [Attempt] = [], draft: String = "", hintsShown: Int = 0, answerShown: Bool = false) {
    self.attempts = attempts
    self.draft = draft
    self.hintsShown = hintsShown
    self.answerShown = answerShown
  }

  /// How far the step is, in the words the result screen uses.
  public var standing: Standing {
    if answerShown { return .shown }
    let current = current
    if current.contains(where: \.isRight) {
      guard chargedMistakes == 0 else { return .rightLater }
      return isRightForOwnWorking ? .rightForOwnWorking : .rightFirstTime
    }
    return current.isEmpty && hintsShown == 0 ? .untouched : .begun
  }

  /// Whether the step needs no more answers: one was right, or the answer was shown.
  public var isDone: Bool { standing.isDone }

  /// How many different wrong answers were given before the right one.
  public var chargedMistakes: Int {
    var mistakes = 0
    for attempt in current {
      if attempt.isRight { break }
      if attempt.charged { mistakes += 1 }
    }
    return mistakes
  }

  /// Whether the answer was right for the learner's own earlier answers, and not the true value.
  var isFollowThrough: Bool { !answerShown && reasonOfRightAnswer == .followThrough }

  /// Whether the answer was right for own earlier answers, or for numbers rounded or cut on the way, only.
  private var isRightForOwnWorking: Bool {
    [.followThrough, .roundedWorking, .cutWorking].contains(reasonOfRightAnswer)
  }

  private var reasonOfRightAnswer: Verdict.Reason? {
    current.first(where: \.isRight).flatMap { Verdict.Reason(rawValue: $0.reason) }
  }

  /// The answer that was right, as it was typed.
  public var rightAnswer: String? { current.first(where: \.isRight)?.text }
}

/// The result of a step so far.
public enum Standing: String, Hashable, Sendable, Codable, CaseIterable {
  /// Nothing was submitted and no hint opened.
  case untouched
  /// Something was submitted or a hint opened, and no answer was right yet.
  case begun
  /// The first answer that counted was right.
  case rightFirstTime
  /// The first answer that counted was right for the learner's own working, and not the true value.
  case rightForOwnWorking
  /// Right after at least one wrong answer.
  case rightLater
  /// The answer was shown.
  case shown

  /// Whether nothing more is asked of the learner here.
  public var isDone: Bool {
    switch self {
    case .untouched, .begun: false
    case .rightFirstTime, .rightForOwnWorking, .rightLater, .shown: true
    }
  }
}
