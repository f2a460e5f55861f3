import Canvas
import Course
import Formula
import Grading
import Tutor

/// The same session as plain lines, for screen readers, pipes and terminals that cannot place a cursor.
///
/// A pure function of session and line: reading lines, printing answers and carrying out effects is left to the caller.
public struct PlainTutor: Sendable {
  /// The session behind the lines.
  public private(set) var session: Session
  let charset: Charset
  /// The number of the step that was done last; a note is asked for after the lines have gone on to the next.
  private(set) var lastDone: Int?

  /// What a line came to: what to print, and what must happen outside before the next line is read.
  public struct Response: Sendable {
    /// The lines to print, without line ends.
    public var lines: [String] = []
    /// The effects to carry out, in order, before the lines are printed.
    public var effects: [Effect] = []
  }

  /// Plain lines for a session, in the characters at hand.
  public init(session: Session, charset: Charset) {
    self.session = session
    self.charset = charset
  }

  /// What to print and do before the first line is read.
  public func begin() -> Response { Response(effects: session.begin()) }

  /// Takes in what the world reports, such as an exercise that was opened.
  public mutating func report(_ action: Action) -> Response {
    let before = session.notice
    let effects = session.apply(action)
    var lines: [String] = []
    if let notice = session.notice, notice != before { lines.append(look.text(notice)) }
    switch action {
    case .opened:
      lastDone = nil
      if let work = session.work { lines += openingLines(work) }
    case .summaries where !session.isOpening: lines += catalogueLines()
    case .couldNotOpen: lines.append("Type the number or the name of an exercise.")
    default: break
    }
    return Response(lines: lines, effects: effects)
  }

  /// Answers one typed line; nil is the end of input, which quits.
  public mutating func respond(to line: String?) -> Response {
    guard let line else { return Response(effects: session.apply(.quit)) }
    if PlainCommand.isMarked(line) || !takesWords, let command = PlainCommand(line) {
      if command == .quit { return Response(effects: session.apply(.quit)) }
      if command == .help { return Response(lines: session.screen == .catalogue ? listHelpLines() : helpLines()) }
      if session.screen != .catalogue { return carryOut(command) }
      guard command == .exercises else {
        return say("That works in an exercise. Type the number or the name of one.")
      }
      return Response(lines: catalogueLines())
    }
    if PlainCommand.isMarked(line) {
      return say("There is no command “\(clip(line, to: 40))”. Type :help for the commands.")
    }
    return session.screen == .catalogue ? choose(line) : answer(line)
  }

  /// Whether a word can be the answer to what is asked now, so that commands need their colon.
  var takesWords: Bool {
    guard session.screen == .exercise, let work = session.work, !work.stepProgress.isDone else { return false }
    switch work.step.question.kind.typedWords {
    case .none: return false
    case .some(let words): return words.contains { PlainCommand($0) != nil }
    case .any: return true
    }
  }

  var look: TextStyle { TextStyle(charset: charset, notation: session.work?.exercise.notation ?? Notation()) }

  private func say(_ sentence: String) -> Response { Response(lines: [look.text(sentence)]) }

  // MARK: - Choosing an exercise

  private func choose(_ line: String) -> Response {
    let wanted = line.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    let entries = session.catalogue.entries
    guard !wanted.isEmpty, wanted != "exercises" else { return Response(lines: catalogueLines()) }
    if let number = Int(wanted), entries.indices.contains(number - 1) {
      return Response(effects: [.open(exercise: entries[number - 1].id)])
    }
    if let entry = entries.first(where: { $0.id.lowercased() == wanted }) {
      return Response(effects: [.open(exercise: entry.id)])
    }
    var sentence = "There is no exercise “\(line)”."
    if let near = nearest(wanted, in: entries.map(\.id)) { sentence += " Did you mean \(near)?" }
    return say(sentence + " Type the number or the name of an exercise.")
  }

  // MARK: - Working on a step

  private mutating func answer(_ line: String) -> Response {
    guard let work = session.work else { return Response() }
    let isEmpty = !line.contains { !$0.isWhitespace }
    if session.screen == .overview { return say("All steps are done. " + Self.wayOn) }
    if work.stepProgress.isDone {
      guard isEmpty else { return say("This step is done. Enter goes on.") }
      var effects: [Effect] = []
      return Response(lines: goOn(&effects), effects: effects)
    }
    guard !isEmpty else { return Response(lines: questionLines(work)) }
    _ = session.apply(.edit(.end))
    _ = session.apply(.edit(.killToStart))
    _ = session.apply(.edit(.insert(line)))
    var effects = session.apply(.accept)
    guard let judged = session.work else { return Response(effects: effects) }
    var lines = verdictLines(judged)
    if takesWords, let word = PlainCommand.word(line) {
      lines.append("That was taken for an answer. To command, type :\(word).")
    }
    if judged.stepProgress.isDone { lines += goOn(&effects) }
    return Response(lines: lines, effects: effects)
  }

  /// From a done step to the next open one, or to the result.
  private mutating func goOn(_ effects: inout [Effect]) -> [String] {
    lastDone = session.work?.position
    effects += session.apply(.accept)
    guard let work = session.work else { return [] }
    return [""] + (session.screen == .overview ? resultLines(work) : questionLines(work))
  }

  private mutating func carryOut(_ command: PlainCommand) -> Response {
    guard let work = session.work else { return Response() }
    switch command {
    case .hint: return openHint()
    case .show: return showAnswer()
    case .check: return Response(lines: checkGradient())
    case .slip:
      guard let slip = work.slipToVisit, slip != work.position else { return say(work.noSlip) }
      return move(to: slip, otherwise: "")
    case .next: return move(to: work.position + 1, otherwise: "This is the last step.")
    case .back: return move(to: work.position - 1, otherwise: "This is the first step.")
    case .step(let number): return move(to: number - 1, otherwise: "There is no step \(number).")
    case .steps: return Response(lines: stepLines(work))
    case .replay: return Response(lines: replayLines(work))
    case .note: return Response(lines: noteLines(work))
    case .about: return Response(lines: aboutLines(work))
    case .known: return Response(lines: knownLines(work))
    case .exercises: return leave()
    case .help, .quit: return Response()
    }
  }

  private mutating func leave() -> Response {
    var effects: [Effect] = []
    // Esc closes what lies open first; the list is never more than three screens away.
    for _ in 0..<3 where session.screen != .catalogue { effects += session.apply(.back) }
    return Response(lines: catalogueLines(), effects: effects)
  }

  private mutating func openHint() -> Response {
    guard session.work?.stepProgress.isDone == false else { return say("This step is done. Enter goes on.") }
    let effects = session.apply(.hint)
    let notice = session.notice.map { [look.text($0)] } ?? []
    guard let after = session.work, !after.openHints.isEmpty else { return Response(lines: notice) }
    let hints = Array(after.openHints)
    let index = min(after.hintFocus, hints.count - 1)
    let line = "Hint \(index + 1) of \(after.step.hints.count): \(look.text(hints[index]))"
    return Response(lines: notice + [line], effects: effects)
  }

  /// What nudging shows, beside the learner's number.
  private mutating func checkGradient() -> [String] {
    guard session.screen == .exercise, let work = session.work, work.canCheckGradient else {
      return ["A nudge checks a number that you typed for a derivative."]
    }
    _ = session.apply(.gradientCheck)
    guard let after = session.work, after.panel == .gradientCheck else { return [session.notice.map(look.text) ?? ""] }
    let lines = (after.gradientCheck?.lines ?? []).map { look.text($0) }
    // Here nothing lies over anything.
    _ = session.apply(.back)
    return lines
  }

  private mutating func showAnswer() -> Response {
    guard session.work?.stepProgress.isDone == false else { return say("This step is done. Enter goes on.") }
    // Typing the word is deliberate enough; asking twice is for stray keys.
    var effects = session.apply(.showAnswer) + session.apply(.showAnswer)
    guard let shown = session.work else { return Response(effects: effects) }
    let lines = verdictLines(shown)
    return Response(lines: lines + goOn(&effects), effects: effects)
  }

  private mutating func move(to index: Int, otherwise: String) -> Response {
    guard let work = session.work, work.exercise.steps.indices.contains(index) else { return say(otherwise) }
    let effects = session.apply(.goToStep(index))
    return Response(lines: session.work.map(questionLines) ?? [], effects: effects)
  }
}
