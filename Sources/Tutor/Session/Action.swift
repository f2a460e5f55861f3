import Formula

/// What a learner can do in a session.
///
/// What an action does depends on the screen: ``accept`` opens an exercise in the catalogue, submits an answer
/// in an exercise, and goes to a step from the list of steps.
public enum Action: Hashable, Sendable {
  /// An edit of the line that is being typed in.
  case edit(TextField.Edit)
  /// Complete the name before the cursor; where there is none to complete, open the list of all steps.
  case complete
  /// Put an earlier answer into the line, or go forward again to the draft.
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
  /// Go to the earliest step that does not follow from those before it, where the verdict names one.
  case firstSlip
  /// Compare the learner's derivative with a finite difference; the same action again closes the comparison.
  case gradientCheck
  /// Open the replay of the derivation.
  case replay
  /// Open the list of all steps with their results.
  case overview
  /// Go to the step after or before this one, answered or not.
  case nextStep, previousStep
  /// Go to a step by its number, counted from 0.
  case goToStep(Int)
  /// Start typing a filter for the catalogue.
  case filter
  /// Turn the page of a replay line that is too long for the screen.
  case turnPage
  /// Switch between rounded numbers and all digits in the replay.
  case toggleDigits
  /// Type one digit of the number of a replay line to jump to.
  case jumpDigit(Int)
  /// Show or hide the picture beside what is known.
  case picture
  /// Show the picture on the whole screen, or close it.
  case wholePicture
  /// Show the next picture of the exercise.
  case nextPicture
  /// Show the points for the weights after training, or for those given again.
  case trained
  /// Open the exercise after this one, once all steps of this one are done.
  case nextExercise
  /// Work steps again.
  case again(Again)
  /// Work the exercise with fresh numbers.
  case freshNumbers
  /// Go from all steps to the questions of the source alone, or back.
  case changeLane
  /// In the replay: show how the loss changes with the weight that it is differentiated by, or hide it.
  case curve
  /// Open the screen on which given numbers can be changed, or close it.
  case experiment
  /// Change a given number, or take that back.
  case given(Experiment.Action)
  /// Do something on the map of a quantity over two given numbers.
  case map(DescentMap.Action)
  /// Open the training of the exercise, or do something there.
  case training(TrainingRun.Action)
  /// Choose what is pointed at.
  case pick(Pick)
  /// Open or close the page of keys.
  case help
  /// Leave the program; nothing is asked and nothing lost.
  case quit
  /// Save the draft now, because the program may be stopped and never continue.
  case keepDraft
}

/// A move through something that is longer than one line.
public enum Move: String, Hashable, Sendable {
  case up, down, pageUp, pageDown, first, last

  /// The position after the move among `count` positions; it stops at both ends.
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

  /// The page this move turns to from page `page`, counted from 0; whether there is such a page is for the screen to say.
  func page(from page: Int) -> Int {
    switch self {
    case .down, .pageDown: page + 1
    case .up, .pageUp: max(0, page - 1)
    case .first, .last: 0
    }
  }
}

extension CommandName {
  /// Opens, submits or goes on: whatever the obvious next thing is.
  public static let accept = CommandName(rawValue: "accept")
  /// Leaves what is open.
  public static let back = CommandName(rawValue: "back")
  /// Opens the note on the handout.
  public static let note = CommandName(rawValue: "note")
  /// Opens a hint.
  public static let hint = CommandName(rawValue: "hint")
  /// Shows the answer.
  public static let showAnswer = CommandName(rawValue: "show-answer")
  /// Opens all that is known.
  public static let known = CommandName(rawValue: "known")
  /// Goes to the first answer to look at again.
  public static let firstSlip = CommandName(rawValue: "first-slip")
  /// Tests the learner's slope by a finite difference.
  public static let gradientCheck = CommandName(rawValue: "gradient-check")
  /// Shows the picture on the whole screen.
  public static let wholePicture = CommandName(rawValue: "whole-picture")
  /// Shows the next picture.
  public static let nextPicture = CommandName(rawValue: "next-picture")
  /// Opens the exercise after this one.
  public static let nextExercise = CommandName(rawValue: "next-exercise")
  /// Opens the screen on which given numbers can be changed.
  public static let experiment = CommandName(rawValue: "experiment")
  /// Makes a given number smaller for an experiment.
  public static let lowerGiven = CommandName(rawValue: "lower-given")
  /// Makes a given number larger for an experiment.
  public static let raiseGiven = CommandName(rawValue: "raise-given")
  /// Gives all numbers back as they are given.
  public static let asGiven = CommandName(rawValue: "as-given")
  /// Opens the list of commands.
  public static let help = CommandName(rawValue: "help")
  /// Leaves the program.
  public static let quit = CommandName(rawValue: "quit")
  /// Turns back a page, or scrolls up by one.
  public static let pageUp = CommandName(rawValue: "page-up")
  /// Turns a page, or scrolls down by one.
  public static let pageDown = CommandName(rawValue: "page-down")
  /// Turns the page of a line of the replay.
  public static let turnPage = CommandName(rawValue: "turn-page")
}

extension Action {
  /// The name by which a ``Text`` refers to the action; nil for actions that no text refers to.
  public var command: CommandName? {
    switch self {
    case .accept: .accept
    case .back: .back
    case .note: .note
    case .hint: .hint
    case .showAnswer: .showAnswer
    case .known: .known
    case .firstSlip: .firstSlip
    case .gradientCheck: .gradientCheck
    case .wholePicture: .wholePicture
    case .nextPicture: .nextPicture
    case .nextExercise: .nextExercise
    case .experiment: .experiment
    case .given(.lower): .lowerGiven
    case .given(.raise): .raiseGiven
    case .given(.reset), .map(.reset): .asGiven
    case .help: .help
    case .quit: .quit
    case .move(.pageUp): .pageUp
    case .move(.pageDown): .pageDown
    case .turnPage: .turnPage
    case .edit, .complete, .recallEarlier, .recallLater, .move, .about, .replay, .overview, .nextStep, .previousStep,
      .goToStep, .filter, .toggleDigits, .jumpDigit, .picture, .trained, .curve, .again, .freshNumbers, .changeLane,
      .given(.undo), .map, .training, .pick,
      .keepDraft:
      nil
    }
  }
}
