import Course

/// What can happen to a session: what the learner wants, and what the world reports back.
///
/// The same action means what the screen makes of it: ``accept`` opens an exercise in the catalogue, submits an answer
/// in an exercise, and goes to a step from the list of steps.
public enum Action: Sendable {
  /// An edit of the line that is being typed in.
  case edit(TextField.Edit)
  /// An earlier answer into the line, or forward again to the draft.
  case recallEarlier, recallLater
  /// A move through a list, a replay or a page.
  case move(Move)
  /// Do the obvious next thing here.
  case accept
  /// Leave this screen, or what lies open on it; what was typed stays.
  case back
  /// Open the next hint; when all are open, look at the next of them.
  case hint
  /// Show the answer. Asks for the same action once more before it does.
  case showAnswer
  /// Open or close the note on where the handout slips.
  case note
  /// Open or close what the exercise is about.
  case about
  /// Open or close all that is known, every line of it whole.
  case known
  /// To the earliest step that does not follow from those before it, where the verdict names one.
  case firstSlip
  /// Set the learner's number beside what nudging shows; again closes it.
  case gradientCheck
  /// Walk through the derivation.
  case replay
  /// The list of all steps and how each stands.
  case overview
  /// To the step after or before this one, answered or not.
  case nextStep, previousStep
  /// To a step by its number, counted from 0.
  case goToStep(Int)
  /// Type a filter for the catalogue.
  case filter
  /// The next page of a line of the replay that is too long for its place.
  case turnPage
  /// Rounded or all digits in the replay.
  case toggleDigits
  /// One digit of the number of the replay's entry to jump to.
  case jumpDigit(Int)
  /// Open or close the page of keys.
  case help
  /// Leave the program; nothing is asked and nothing lost.
  case quit
  /// Write the draft down now, because the program may not get another chance.
  case keepDraft

  /// The answer to ``Effect/open(exercise:)``.
  case opened(Exercise, ExerciseProgress)
  /// The exercise could not be opened; the text says why.
  case couldNotOpen(String)
  /// The answer to ``Effect/loadSummaries``.
  case summaries([String: ExerciseSummary])
  /// The answer to ``Effect/loadAbouts``.
  case abouts([String: String])
  /// Progress cannot be written or read; the text says why. Told once; the session goes on, marked unsaved.
  case couldNotSave(String)
  /// Progress is written again, with all that could not be; the text says so.
  case savedAgain(String)
  /// Something the learner should know, told once.
  case told(String)
}

/// A move through something that is longer than one line.
public enum Move: Hashable, Sendable {
  case up, down, pageUp, pageDown, first, last

  /// How far the move goes from `position` among `count` places; it stops at both ends.
  func target(from position: Int, count: Int, page: Int = 8) -> Int {
    let wanted =
      switch self {
      case .up: position - 1
      case .down: position + 1
      case .pageUp: position - page
      case .pageDown: position + page
      case .first: 0
      case .last: count - 1
      }
    return max(0, min(count - 1, wanted))
  }
}
