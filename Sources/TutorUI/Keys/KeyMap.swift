import Canvas
import Formula
import Tutor

/// Every key of the program, in one table.
///
/// The keys that work, the bar of hints, the page of keys and the keys that sentences name all come from here. README
/// and manual name only keys that are here; a test holds them to it.
///
/// ```swift
/// KeyMap.action(for: .key(.function(1)), in: session)             // .hint, in an exercise
/// KeyMap.name(of: .showAnswer, in: .exercise, ascii: false)       // "F4"
/// ```
public enum KeyMap {
  /// All bindings, in the order in which they are told of.
  public static let bindings: [Binding] =
    catalogueBindings + filterBindings + exerciseBindings + editingBindings + pictureBindings + trainingBindings
    + experimentBindings
    + overviewBindings + replayBindings + helpBindings

  /// The hint for turning the page of keys, shown only where there are several; behind the last comes the first.
  static let nextPage = "next page"
  static let firstPage = "first page"

  private static let table: [KeyContext: [KeyEvent: Action]] = {
    var table: [KeyContext: [KeyEvent: Action]] = [:]
    for binding in bindings {
      for key in binding.keys { table[binding.context, default: [:]][key] = binding.action }
    }
    return table
  }()

  /// What a key means to a session now; nil where it means nothing.
  ///
  /// Where something is typed, every character that is not bound goes into the line, and so does a paste, which is
  /// never a command.
  public static func action(for event: KeyEvent, in session: Session) -> Action? {
    let context = KeyContext(session)
    if let action = table[context]?[event] { return action }
    switch event {
    case .character(let character) where context.isTyping: return .edit(.insert(String(character)))
    case .paste(let text) where context.isTyping: return .edit(.insert(text))
    case .character(let character) where context == .experiment:
      return isPartOfNumber(character, in: session) ? .edit(.insert(String(character))) : nil
    case .paste(let text) where context == .experiment: return .edit(.insert(text))
    // In the list of steps nothing is typed, and who types there is told so.
    case .character(let character) where context == .overview: return .edit(.insert(String(character)))
    case .paste(let text) where context == .overview: return .edit(.insert(text))
    case .character(let character) where context == .replay && character.isASCII:
      return character.wholeNumberValue.map { .jumpDigit($0) }
    case .mouse(let mouse): return wheel(mouse.kind, in: context)
    case .interrupt, .endOfInput: return .quit
    case .character, .key, .paste, .resize: return nil
    }
  }

  /// Whether a character can be typed of a number; what would be a letter at its beginning is none.
  private static func isPartOfNumber(_ character: Character, in session: Session) -> Bool {
    character.isNumber || ".,+-−/(".contains(character)
      || session.experiment?.field.isEmpty == false && "eE)*·×^ ".contains(character)
  }

  /// The key to be told of first for a command: that of the context, or else of the first context that has one.
  public static func name(of command: CommandName, in context: KeyContext, ascii: Bool) -> String {
    let named = bindings.filter { $0.action.command == command }
    guard let key = (named.first { $0.context == context } ?? named.first)?.keys.first else { return command.rawValue }
    return keyName(key, ascii: ascii)
  }

  /// The keys that the bar of hints tells of in a context, in the order in which they stand there.
  static func hints(in context: KeyContext) -> [(binding: Binding, hint: Binding.Hint)] {
    bindings.filter { $0.context == context }.compactMap { binding in binding.hint.map { (binding, $0) } }
  }
}

/// Makes a row of the table that the page of keys alone tells of.
func bind(_ keys: [KeyEvent], _ context: KeyContext, _ action: Action, _ explanation: String) -> Binding {
  Binding(keys: keys, context: context, explanation: explanation, action: action, hint: nil)
}

/// Makes a row of the table with a place in the bar of hints; without `word` the first of the words always stands there.
func bind(
  _ keys: [KeyEvent], _ context: KeyContext, _ action: Action, _ explanation: String, _ words: [String], weight: Int,
  word: (@Sendable (Session) -> String?)? = nil
) -> Binding {
  let first = words.first
  let hint = Binding.Hint(words: words, weight: weight, word: word ?? { _ in first })
  return Binding(keys: keys, context: context, explanation: explanation, action: action, hint: hint)
}

func help(_ context: KeyContext) -> Binding {
  bind([.character("?")], context, .help, "All keys that work here", ["help"], weight: 10)
}

func quit(_ context: KeyContext) -> Binding {
  bind([.character("q"), .interrupt], context, .quit, "Leave the program", ["quit"], weight: 4)
}

/// The moves that lists and replays share.
private func moves(_ context: KeyContext, up: String, down: String) -> [Binding] {
  [
    bind([.key(.up), .character("k"), .key(.control("p"))], context, .move(.up), up),
    bind([.key(.down), .character("j"), .key(.control("n"))], context, .move(.down), down),
    bind([.key(.pageUp), .key(.control("b"))], context, .move(.pageUp), "Eight lines up"),
    bind([.key(.pageDown), .key(.control("f"))], context, .move(.pageDown), "Eight lines down"),
    bind([.key(.home), .character("g")], context, .move(.first), "To the first"),
    bind([.key(.end), .character("G")], context, .move(.last), "To the last"),
  ]
}

private let catalogueBindings: [Binding] =
  [
    bind(
      [.key(.enter), .character("l"), .key(.right)], .catalogue, .accept, "Open the exercise, where you left it",
      ["open", "go on"], weight: 8
    ) { session in
      guard let entry = session.catalogue.selected else { return nil }
      return session.catalogue.done(entry) ?? 0 == 0 ? "open" : "go on"
    }
  ] + moves(.catalogue, up: "The exercise above", down: "The exercise below") + [
    bind([.character("/")], .catalogue, .filter, "Filter the list", ["filter"], weight: 5),
    bind([.key(.escape)], .catalogue, .back, "Show all exercises again", ["all exercises"], weight: 6) { session in
      session.catalogue.filter.isEmpty ? nil : "all exercises"
    },
    help(.catalogue), quit(.catalogue),
  ]

private let filterBindings: [Binding] = [
  bind([.key(.enter)], .filter, .accept, "Open the chosen exercise", ["open"], weight: 8) { session in
    session.catalogue.visible.isEmpty ? nil : "open"
  },
  help(.filter),
  bind([.key(.up), .key(.control("p"))], .filter, .move(.up), "The exercise above"),
  bind([.key(.down), .key(.control("n"))], .filter, .move(.down), "The exercise below"),
  bind([.key(.escape)], .filter, .back, "Show all exercises again", ["all exercises"], weight: 7),
  bind([.interrupt], .filter, .quit, "Leave the program"),
]

private let exerciseBindings: [Binding] = [
  bind(
    [.key(.enter)], .exercise, .accept, "Check the answer; after a right one, go on",
    ["check", "next", "done", "begin"], weight: 9
  ) { session in
    guard let work = session.work else { return nil }
    if work.stepProgress.isDone { return work.nextOpenStep == nil ? "done" : "next" }
    if !work.line.field.isEmpty { return "check" }
    return session.view.panel == .about && work.doneCount == 0 ? "begin" : nil
  },
  bind(
    [.key(.function(1)), .key(.control("t"))], .exercise, .hint, "Open a hint; hints cost nothing", ["hint"], weight: 7
  ) { session in
    guard let work = session.work, !work.stepProgress.isDone else { return nil }
    return work.openHints.count < work.hints.count ? "hint" : nil
  },
  bind(
    [.key(.function(2)), .key(.control("r"))], .exercise, .replay, "Replay the derivation so far", ["replay"], weight: 4
  ),
  bind(
    [.key(.function(3)), .key(.control("o"))], .exercise, .note, "Open the note on the handout", ["note"], weight: 3
  ) { session in session.work?.canOpenNote == true ? "note" : nil },
  bind(
    [.key(.function(4)), .key(.control("g"))], .exercise, .showAnswer, "Show the answer; press it twice", ["show"],
    weight: 5
  ) { session in session.work.map { !$0.stepProgress.isDone } == true ? "show" : nil },
  bind(
    [.key(.function(5)), .key(.control("x"))], .exercise, .about, "What the exercise is about, and how names are typed",
    ["about"], weight: 1),
  bind(
    [.key(.function(6)), .key(.control("l"))], .exercise, .firstSlip, "To the first of your answers to look at again",
    ["slip"], weight: 3
  ) { session in session.work?.firstSlip == nil ? nil : "slip" },
  bind(
    [.key(.function(7)), .key(.control("v"))], .exercise, .gradientCheck,
    "Change the weight a little, to test the slope you typed", ["nudge"], weight: 3
  ) { session in session.work?.canCheckGradient == true ? "nudge" : nil },
  bind(
    [.key(.function(8)), .key(.alt("k"))], .exercise, .known, "All that is known, every line whole", ["known"],
    weight: 2),
  bind(
    [.key(.function(9)), .key(.alt("p"))], .exercise, .picture, "Show or hide the picture", ["view"], weight: 5),
  bind(
    [.key(.function(10)), .key(.alt("w"))], .exercise, .wholePicture, "The picture on the whole screen", ["whole"],
    weight: 2),
  bind([.key(.function(11)), .key(.alt("n"))], .exercise, .nextPicture, "The next picture", ["picture"], weight: 1),
  bind(
    [.key(.alt("t"))], .exercise, .training(.open),
    "Train the network, once its loss is no longer asked"),
  bind(
    [.key(.function(12)), .key(.alt("e"))], .exercise, .experiment,
    "Change given numbers, to see what follows; nothing is recorded", ["try"], weight: 1),
  bind([.key(.tab)], .exercise, .complete, "Complete a name; else all steps", ["steps"], weight: 6),
  bind([.key(.backTab)], .exercise, .overview, "All steps and how they stand"),
  bind([.key(.control("n"))], .exercise, .nextStep, "To the next step, answered or not", ["skip"], weight: 1) {
    session in
    guard let work = session.work, work.laneSteps.contains(where: { $0 > work.position }), !work.stepProgress.isDone
    else {
      return nil
    }
    return "skip"
  },
  bind([.key(.control("p"))], .exercise, .previousStep, "To the step before"),
  bind([.key(.alt("a"))], .exercise, .again(.step), "Work a step that is done again; its first result is kept"),
  bind([.key(.alt("u"))], .exercise, .again(.takeBack), "Take back what was begun again"),
  bind([.key(.alt("l"))], .exercise, .changeLane, "The questions of the source alone, or every step"),
  bind([.key(.pageUp)], .exercise, .move(.pageUp), "Scroll what is known up, or turn the page back"),
  bind([.key(.pageDown)], .exercise, .move(.pageDown), "Scroll what is known down, or turn the page"),
  bind(
    [.key(.escape)], .exercise, .back, "Close what is open, else to the list of exercises", ["back"], weight: 8),
  help(.exercise),
  bind([.interrupt], .exercise, .quit, "Leave the program"),
]

/// The keys of the line that is typed in. They work in the filter as well, but are told of only once.
private let editingBindings: [Binding] = {
  let edits: [([KeyEvent], Action, String)] = [
    ([.key(.left), .key(.control("b"))], .edit(.left), "One character left"),
    ([.key(.right), .key(.control("f"))], .edit(.right), "One character right"),
    ([.key(.home), .key(.control("a"))], .edit(.home), "To the start of the line"),
    ([.key(.end), .key(.control("e"))], .edit(.end), "To the end of the line"),
    ([.key(.wordLeft), .key(.alt("b"))], .edit(.wordLeft), "One word left"),
    ([.key(.wordRight), .key(.alt("f"))], .edit(.wordRight), "One word right"),
    ([.key(.backspace), .key(.control("h"))], .edit(.deleteBack), "Delete the character before"),
    ([.key(.delete), .key(.control("d"))], .edit(.deleteForward), "Delete the character after"),
    ([.key(.control("w"))], .edit(.deleteWordBack), "Delete the word before"),
    ([.key(.alt("d"))], .edit(.deleteWordForward), "Delete the word after"),
    ([.key(.control("u"))], .edit(.killToStart), "Delete to the start of the line"),
    ([.key(.control("k"))], .edit(.killToEnd), "Delete to the end of the line"),
    ([.key(.control("y"))], .edit(.putBack), "Put back what was deleted last"),
  ]
  let history: [([KeyEvent], Action, String)] = [
    ([.key(.up)], .recallEarlier, "An earlier answer of yours"),
    ([.key(.down)], .recallLater, "Forward again to what you were typing"),
  ]
  return (edits + history).map { bind($0.0, .exercise, $0.1, $0.2) } + edits.map { bind($0.0, .filter, $0.1, $0.2) }
}()

private let pictureBindings: [Binding] = {
  let onMap: @Sendable (String) -> @Sendable (Session) -> String? = { word in
    { session in
      guard let work = session.work else { return nil }
      return WorkPicture(work: work, view: session.view, theme: Theme(), of: session.pictured).kind == .contour
        ? word : nil
    }
  }
  return [
    bind(
      [.character(" ")], .picture, .map(.step), "On a map: one gradient step from the cursor; held, it descends",
      ["step"], weight: 9, word: onMap("step")),
    bind(
      [.character("d")], .picture, .map(.run), "On a map: let the descent run by itself, or stop it",
      ["descend", "stop"], weight: 5
    ) { session in
      let word = session.view.map?.isRunning == true ? "stop" : "descend"
      return onMap(word)(session)
    },
    bind([.key(.left), .character("h")], .picture, .map(.left), "On a map: the cursor to the left"),
    bind([.key(.right), .character("l")], .picture, .map(.right), "On a map: the cursor to the right"),
    bind([.key(.up), .character("k")], .picture, .map(.up), "On a map: the cursor up"),
    bind([.key(.down), .character("j")], .picture, .map(.down), "On a map: the cursor down"),
    bind([.character("H")], .picture, .map(.panLeft), "On a map: look further to the left"),
    bind([.character("L")], .picture, .map(.panRight), "On a map: look further to the right"),
    bind([.character("K")], .picture, .map(.panUp), "On a map: look further up"),
    bind([.character("J")], .picture, .map(.panDown), "On a map: look further down"),
    bind(
      [.character("]"), .character(">")], .picture, .map(.raiseRate), "On a map: a larger learning rate", ["rate up"],
      weight: 6, word: onMap("rate up")),
    bind(
      [.character("["), .character("<")], .picture, .map(.lowerRate), "On a map: a smaller learning rate", ["down"],
      weight: 6, word: onMap("down")),
    bind(
      [.character("+"), .character("=")], .picture, .map(.zoomIn), "On a map: closer", ["closer"], weight: 3,
      word: onMap("closer")),
    bind([.character("-")], .picture, .map(.zoomOut), "On a map: further away"),
    bind(
      [.character("v")], .picture, .map(.valley), "On a map: the lowest point of each column", ["valley"], weight: 4,
      word: onMap("valley")),
    bind(
      [.character("r"), .key(.home)], .picture, .map(.reset), "On a map: back to the numbers as given", ["reset"],
      weight: 4, word: onMap("reset")),
    bind(
      [.character("e"), .key(.function(12)), .key(.alt("e"))], .picture, .experiment,
      "Change given numbers, to see what follows; nothing is recorded", ["change"], weight: 6),
    bind(
      [.character("t")], .picture, .trained, "On data points: the weights after training, or as given", ["trained"],
      weight: 1
    ) { session in
      guard let work = session.work else { return nil }
      return WorkPicture(work: work, view: session.view, theme: Theme(), of: session.pictured).kind == .points
        ? "trained" : nil
    },
    bind(
      [.character("n"), .key(.function(11)), .key(.alt("n"))], .picture, .nextPicture, "The next picture", ["next"],
      weight: 6
    ) { session in
      guard let work = session.work else { return nil }
      return WorkPicture(work: work, view: session.view, theme: Theme(), of: session.pictured).kinds.count > 1
        ? "next" : nil
    },
    bind(
      [.character("T"), .key(.alt("t"))], .picture, .training(.open),
      "Train the network, and watch it", ["train"], weight: 5
    ) { session in session.work?.canTrain == true ? "train" : nil },
    bind(
      [.key(.escape), .key(.enter), .key(.function(10)), .key(.alt("w"))], .picture, .back, "Back to the step",
      ["back"], weight: 8),
    help(.picture), quit(.picture),
  ]
}()

private let experimentBindings: [Binding] = [
  bind(
    [.key(.up), .character("k"), .key(.control("p"))], .experiment, .move(.up), "The number above", ["choose"],
    weight: 6),
  bind([.key(.down), .character("j"), .key(.control("n"))], .experiment, .move(.down), "The number below"),
  bind([.key(.left), .character("h")], .experiment, .given(.lower), "A little smaller"),
  bind([.key(.right), .character("l")], .experiment, .given(.raise), "A little larger", ["more"], weight: 7),
  bind([.key(.enter)], .experiment, .accept, "Take the number that you typed", ["set"], weight: 8) { session in
    session.experiment?.field.isEmpty == false ? "set" : nil
  },
  bind([.key(.backspace), .key(.control("h"))], .experiment, .edit(.deleteBack), "Delete the character before"),
  bind([.key(.control("u"))], .experiment, .edit(.killToStart), "Delete what you typed"),
  bind([.character("u")], .experiment, .given(.undo), "Take the last change back", ["undo"], weight: 5) { session in
    session.experiment?.canUndo == true ? "undo" : nil
  },
  bind([.character("r"), .key(.home)], .experiment, .given(.reset), "All numbers as given", ["as given"], weight: 8) {
    session in session.experiment?.isChanged == true ? "as given" : nil
  },
  bind(
    [.character("n"), .key(.function(11)), .key(.alt("n"))], .experiment, .nextPicture,
    "The next picture beside the numbers, or the values", ["picture"], weight: 4),
  bind(
    [.character("w"), .key(.function(10)), .key(.alt("w"))], .experiment, .wholePicture,
    "The picture of these numbers on the whole screen", ["whole"], weight: 3),
  bind([.key(.pageUp)], .experiment, .move(.pageUp), "The values before"),
  bind([.key(.pageDown)], .experiment, .move(.pageDown), "More values"),
  bind(
    [.key(.escape), .key(.function(12)), .key(.alt("e"))], .experiment, .back,
    "Drop what you typed, else back; the numbers stay as they are for pictures", ["back"], weight: 8),
  help(.experiment), quit(.experiment),
]

private let overviewBindings: [Binding] =
  [
    bind(
      [.key(.enter), .character("l"), .key(.right)], .overview, .accept, "Go to the step", ["go to step"], weight: 8)
  ] + moves(.overview, up: "The step above", down: "The step below") + [
    bind(
      [.character("x")], .overview, .nextExercise, "Once all steps are done: to the next exercise", ["next"],
      weight: 6
    ) { session in session.nextExercise == nil ? nil : "next" },
    bind(
      [.character("n")], .overview, .freshNumbers, "The same exercise with fresh numbers", ["fresh"], weight: 6
    ) { session in
      session.work.map { $0.isFinished && $0.exercise.hasVariants } == true ? "fresh" : nil
    },
    bind(
      [.character("a")], .overview, .again(.mistakes), "Work again what was shown, or went wrong first", ["again"],
      weight: 6
    ) { session in session.work.map { $0.isFinished && !$0.stepsToLookAtAgain.isEmpty } == true ? "again" : nil },
    bind([.character("o")], .overview, .again(.everything), "Start the exercise over; press it twice"),
    bind([.character("u")], .overview, .again(.takeBack), "Take back what was begun again"),
    bind([.key(.alt("l"))], .overview, .changeLane, "The questions of the source alone, or every step"),
    bind(
      [.character("t"), .key(.alt("t"))], .overview, .training(.open),
      "Train the network on from here, and watch it", ["train"], weight: 4
    ) { session in session.work?.canTrain == true ? "train" : nil },
    bind([.key(.tab), .key(.backTab)], .overview, .overview, "Back to the step you were at"),
    bind(
      [.key(.function(2)), .character("r"), .key(.control("r"))], .overview, .replay, "Replay the derivation",
      ["replay"], weight: 5),
    bind(
      [.key(.function(6)), .key(.control("l"))], .overview, .firstSlip,
      "To the first of your answers to look at again"),
    bind([.key(.escape), .character("h"), .key(.left)], .overview, .back, "Back", ["back"], weight: 7),
    help(.overview), quit(.overview),
  ]

private let replayBindings: [Binding] =
  [
    bind(
      [.key(.right), .character("l"), .key(.down), .character("j"), .character(" "), .key(.control("n"))], .replay,
      .move(.down), "One line forward", ["forward"], weight: 8
    ) { session in session.view.replay.jump.isEmpty ? "forward" : nil },
    bind(
      [.key(.left), .character("h"), .key(.up), .character("k"), .key(.backspace), .key(.control("p"))], .replay,
      .move(.up), "One line backward", ["backward"], weight: 8
    ) { session in session.view.replay.jump.isEmpty ? "backward" : nil },
    bind([.key(.pageUp), .key(.control("b"))], .replay, .move(.pageUp), "Eight lines backward"),
    bind([.key(.pageDown), .key(.control("f"))], .replay, .move(.pageDown), "Eight lines forward"),
    bind([.key(.home), .character("g")], .replay, .move(.first), "To the first line"),
    bind([.key(.end), .character("G")], .replay, .move(.last), "To the last line"),
    bind(
      [.key(.enter)], .replay, .accept, "To the line whose number you typed; else to the open step",
      ["to step", "to step 999"], weight: 9
    ) { session in
      guard let work = session.work else { return nil }
      if !session.view.replay.jump.isEmpty { return "to line \(session.view.replay.jump)" }
      return work.stepToOpen(work.entry(session.view.replay.index)).map { "to step \($0 + 1)" }
    },
    bind([.character("p")], .replay, .turnPage, "The next page of a long line"),
    bind(
      [.character("d")], .replay, .toggleDigits, "Rounded or all digits", ["all digits", "fewer digits"], weight: 5
    ) { session in session.view.replay.showsAllDigits ? "fewer digits" : "all digits" },
    bind(
      [.character("v")], .replay, .curve, "At a gradient: how the loss changes with that weight, and its tangent",
      ["curve"], weight: 3
    ) { session in
      guard let work = session.work else { return nil }
      return work.curve(of: work.entry(session.view.replay.index)) == nil ? nil : "curve"
    },
    bind([.key(.tab), .key(.backTab)], .replay, .overview, "All steps and how they stand", ["steps"], weight: 2),
    bind(
      [.key(.escape), .key(.function(2)), .key(.control("r"))], .replay, .back, "Back to the exercise", ["back"],
      weight: 7),
    help(.replay), quit(.replay),
  ]

private let helpBindings: [Binding] = [
  bind(
    [.key(.escape), .character("?"), .key(.enter), .character("q")], .help, .back, "Close this page", ["close"],
    weight: 8),
  bind(
    [.key(.down), .character("j"), .key(.pageDown), .character(" ")], .help, .move(.down), "The next page",
    [KeyMap.nextPage, KeyMap.firstPage], weight: 7),
  bind([.key(.up), .character("k"), .key(.pageUp)], .help, .move(.up), "The page before"),
  bind([.interrupt], .help, .quit, "Leave the program"),
]
