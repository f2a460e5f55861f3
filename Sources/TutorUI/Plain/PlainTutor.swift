import Canvas
import Course
import Formula
import Grading
import Tutor

/// The same session as plain lines, for screen readers, pipes and terminals that cannot place a cursor.
///
/// It only computes: reading lines, printing answers, carrying out effects and telling the time is left to the caller.
///
/// ```swift
/// var tutor = PlainTutor(session: session, charset: .unicode)
/// tutor.respond(to: "0.5", at: now).lines  // ["Read as 0.5, 1 decimal.", "Right.", …]
/// ```
public struct PlainTutor: Sendable {
  /// The session behind the lines.
  public private(set) var session: Session
  let charset: Charset
  /// The time of the line or report that is taken in.
  private var now: SuspendingClock.Instant
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
    now = session.now
  }

  /// What to print and do before the first line is read.
  public func begin() -> Response { Response(effects: session.begin()) }

  /// Takes in what the environment reports at a time, such as an exercise that was opened.
  public mutating func receive(_ report: Report, at now: SuspendingClock.Instant) -> Response {
    self.now = now
    let before = session.notice
    let effects = session.receive(report, at: now)
    var lines: [String] = []
    if let notice = session.notice, notice != before { lines.append(look.text(notice)) }
    switch report {
    case .opened:
      lastDone = nil
      if let work = session.work { lines += openingLines(work) }
    case .summaries: if !session.isOpening { lines += catalogueLines() }
    case .couldNotOpen: lines.append(look.text(Self.choice))
    case .abouts, .couldNotSave, .savedAgain, .told, .trained, .due: break
    }
    return Response(lines: lines, effects: effects)
  }

  private mutating func apply(_ action: Action) -> [Effect] { session.apply(action, at: now) }

  /// Answers one line, typed at a time; nil is the end of input, which quits.
  public mutating func respond(to line: String?, at now: SuspendingClock.Instant) -> Response {
    self.now = now
    guard let line else { return Response(effects: apply(.quit)) }
    if isCommand(line), let command = PlainCommand(line) {
      if command == .quit { return Response(effects: apply(.quit)) }
      if command == .help { return Response(lines: session.screen == .catalogue ? listHelpLines() : helpLines()) }
      if session.screen != .catalogue { return carryOut(command) }
      guard command == .exercises else {
        return say("That works in an exercise. Type the number or the name of one.")
      }
      return Response(lines: catalogueLines())
    }
    if PlainCommand.isMarked(line) {
      return say("There is no command \(typed: clip(line, to: 40)). Type :help for the commands.")
    }
    return session.screen == .catalogue ? choose(line) : answer(line)
  }

  /// Whether a line that could be a command is one. `?` and `q` are wherever they cannot be the answer.
  private func isCommand(_ line: String) -> Bool {
    if PlainCommand.isMarked(line) || !takesWords { return true }
    guard PlainCommand.isSign(line), let work = session.work else { return false }
    return work.exercise.grade(line, at: work.step).outcome == .unreadable
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

  var look: TextStyle {
    // At the step after a done one a word may be the answer.
    let needsColon = takesWords || session.work?.stepProgress.isDone == true
    return TextStyle(charset: charset, notation: session.work?.exercise.notation ?? Notation()) {
      PlainCommand.name(of: $0, needsColon: needsColon)
    }
  }

  private static let choice: Text = "Type the number or the name of an exercise."

  private func say(_ sentence: Text) -> Response { Response(lines: [look.text(sentence)]) }

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
    let near: Text? = nearest(wanted, in: entries.map(\.id)).map { " Did you mean \(prose: $0)?" }
    return say("There is no exercise \(typed: line).\(near) \(Self.choice)")
  }

  // MARK: - Working on a step

  private mutating func answer(_ line: String) -> Response {
    guard let work = session.work else { return Response() }
    let isEmpty = !line.contains { !$0.isWhitespace }
    if session.screen == .overview { return say("All steps are done. \(Self.wayOn)") }
    if work.stepProgress.isDone {
      guard isEmpty else { return say(.stepIsDone) }
      var effects: [Effect] = []
      return Response(lines: goOn(&effects), effects: effects)
    }
    guard !isEmpty else { return Response(lines: questionLines(work)) }
    for edit in [TextField.Edit.end, .killToStart, .insert(line)] { _ = apply(.edit(edit)) }
    var effects = apply(.accept)
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
    effects += apply(.accept)
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
    case .next where session.screen == .overview && session.nextExercise != nil:
      return Response(effects: apply(.nextExercise))
    case .next:
      return move(to: work.laneSteps.first { $0 > work.position } ?? -1, otherwise: "This is the last step.")
    case .back:
      return move(to: work.laneSteps.last { $0 < work.position } ?? -1, otherwise: "This is the first step.")
    case .step(let number): return move(to: number - 1, otherwise: "There is no step \(number).")
    case .steps: return Response(lines: stepLines(work))
    case .replay: return Response(lines: replayLines(work))
    case .note: return Response(lines: noteLines(work))
    case .about: return Response(lines: aboutLines(work))
    case .known: return Response(lines: knownLines(work))
    case .exercises: return leave()
    case .again: return workAgain(work.stepsToLookAtAgain.isEmpty ? [.step] : [.mistakes])
    // Typing the word is deliberate enough; asking twice is for stray keys.
    case .over: return workAgain([.everything, .everything])
    case .undo: return workAgain([.takeBack])
    case .lane:
      let effects = apply(.changeLane)
      let notice = session.notice.map { [look.text($0)] } ?? []
      let isAsking = session.screen == .exercise
      return Response(lines: notice + (isAsking ? session.work.map(questionLines) ?? [] : []), effects: effects)
    case .fresh:
      let effects = apply(.freshNumbers)
      return Response(lines: session.notice.map { [look.text($0)] } ?? [], effects: effects)
    case .help, .quit: return Response()
    }
  }

  /// Begins steps again, or takes that back, and asks what is asked then.
  private mutating func workAgain(_ again: [Again]) -> Response {
    // Starting over is asked for in the list of steps.
    var effects = again.count > 1 && session.screen == .exercise ? apply(.overview) : []
    for again in again { effects += apply(.again(again)) }
    let notice = session.notice.map { [look.text($0)] } ?? []
    if session.screen == .overview, session.work?.isFinished != true { effects += apply(.overview) }
    guard let work = session.work else { return Response(lines: notice, effects: effects) }
    return Response(
      lines: notice + (session.screen == .overview ? resultLines(work) : questionLines(work)), effects: effects)
  }

  private mutating func leave() -> Response {
    var effects: [Effect] = []
    // Esc closes what lies open first; the list is never more than three screens away.
    for _ in 0..<3 where session.screen != .catalogue { effects += apply(.back) }
    return Response(lines: catalogueLines(), effects: effects)
  }

  private mutating func openHint() -> Response {
    guard session.work?.stepProgress.isDone == false else { return say(.stepIsDone) }
    let effects = apply(.hint)
    let notice = session.notice.map { [look.text($0)] } ?? []
    guard let after = session.work, !after.openHints.isEmpty else { return Response(lines: notice) }
    let hints = Array(after.openHints)
    let index = min(session.view.hintFocus, hints.count - 1)
    let line = "Hint \(index + 1) of \(after.hints.count): \(look.text(hints[index]))"
    return Response(lines: notice + [line], effects: effects)
  }

  /// What nudging shows, beside the learner's number.
  private mutating func checkGradient() -> [String] {
    guard session.screen == .exercise, session.work?.canCheckGradient == true else {
      return ["A nudge checks a number that you typed for a derivative."]
    }
    _ = apply(.gradientCheck)
    guard session.view.panel == .gradientCheck else { return session.notice.map { [look.text($0)] } ?? [] }
    let lines = (session.view.gradientCheck?.lines ?? []).map { look.text($0) }
    // Here nothing lies over anything.
    _ = apply(.back)
    return lines
  }

  private mutating func showAnswer() -> Response {
    guard session.work?.stepProgress.isDone == false else { return say(.stepIsDone) }
    // Typing the word is deliberate enough; asking twice is for stray keys.
    var effects = apply(.showAnswer) + apply(.showAnswer)
    guard let shown = session.work else { return Response(effects: effects) }
    let lines = verdictLines(shown)
    return Response(lines: lines + goOn(&effects), effects: effects)
  }

  private mutating func move(to index: Int, otherwise: Text) -> Response {
    guard let work = session.work, work.exercise.steps.indices.contains(index) else { return say(otherwise) }
    let effects = apply(.goToStep(index))
    return Response(lines: session.work.map(questionLines) ?? [], effects: effects)
  }
}
