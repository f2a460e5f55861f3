import Course
import Formula
import GradientEngine
import Grading
import Tutor

extension PlainTutor {
  func catalogueLines() -> [String] {
    var lines = ["Gradus: back-propagation by hand."]
    for (index, entry) in session.catalogue.entries.enumerated() {
      let done = session.catalogue.done(entry) ?? 0
      let far = done > 0 ? "\(done) of \(entry.stepCount) steps done" : "\(entry.stepCount) steps"
      lines.append("\(index + 1). \(look.text(prose: entry.title)) (\(look.text(prose: entry.id)), \(far))")
      lines.append("   Trains: \(look.text(prose: entry.trains))")
    }
    return lines + ["Type the number or the name of an exercise, ? for help, or q to quit."]
  }

  func helpLines() -> [String] {
    PlainCommand.table.map { "\($0.word): \(look.text($0.explanation))" }
      + [
        "A colon before a command always works: \":hint\".",
        "Where an answer can be a word, such as a formula, commands need the colon.",
        "? alone is help and q alone is quit, everywhere but where q can be the answer.",
        "Anything else is an answer. Enter alone repeats the question, or goes on from a step that is done.",
      ]
  }

  func listHelpLines() -> [String] {
    ["A number or a name: open that exercise."]
      + PlainCommand.table.filter { PlainCommand.inList.contains($0.command) }
      .map { "\($0.word): \(look.text($0.explanation))" }
      + ["In an exercise help tells of more."]
  }

  /// What the exercise is about, and how its names are typed.
  func aboutLines(_ work: Work) -> [String] {
    look.text(work.exercise.about).plainLines + Spellings(of: work.exercise, look: look).plainLines
  }

  func openingLines(_ work: Work) -> [String] {
    var lines = [look.text(work.exercise.heading)]
    if work.doneCount == 0 { lines += aboutLines(work) + givenLines(work) }
    lines.append(
      look.text("Type \(key: .help) or ? for all commands, \(key: .hint) for a hint, \(key: .quit) or q to leave."))
    return lines + [""] + (session.screen == .overview ? resultLines(work) : questionLines(work))
  }

  /// The question with its number, what is asked, and to what precision.
  func questionLines(_ work: Work) -> [String] {
    let place = work.place(separator: ", ")
    var lines = ["\(place.prefix(1).uppercased() + place.dropFirst()). \(look.text(work.step.ask))"]
    lines += Options(work: work, look: look).plainLines
    lines.append(
      "\(look.name(of: work.step))\(work.step.isPicked ? ":" : " =") ? (\(look.text(work.step.question.asks)))")
    if takesWords { lines.append("Commands begin with a colon here, such as :hint and :help.") }
    if work.stepProgress.isDone {
      lines += verdictLines(work) + [look.text(.stepIsDone)]
    } else if !work.line.field.isEmpty {
      lines.append("\(work.isJudged ? "Your last answer" : "Typed so far"): \(look.text(prose: work.line.text))")
    }
    return lines
  }

  /// The verdict word for word as on the screen, and once the step is done how it is worked.
  func verdictLines(_ work: Work) -> [String] {
    if work.stepProgress.answerShown { return [look.text(shownText(work))] + workedLines(work) }
    guard let verdict = work.verdict else { return [] }
    var lines: [String] = []
    if let reading = verdict.reading {
      lines.append(look.text(reading.capitalized + "."))
    }
    lines.append(look.text(verdictText(verdict, work)))
    lines += Findings(verdict: verdict, look: look).plainLines
    if work.firstSlip != nil { lines.append(look.text("Type \(key: .firstSlip) to go there.")) }
    if let caret = verdict.caret { lines.append("That is at character \(caret.lowerBound + 1).") }
    return lines + (work.stepProgress.isDone ? workedLines(work) : [])
  }

  private func workedLines(_ work: Work) -> [String] {
    var lines = [look.text(work.step.worked.method)]
    lines += workedEquations(work).map { look.sides(of: $0).joined(separator: " = ") }
    if work.canOpenNote { lines.append(look.text("There is a note on the handout here: type \(key: .note).")) }
    return lines
  }

  /// The note on the current step, else on the step that was done last.
  func noteLines(_ work: Work) -> [String] {
    let steps = work.exercise.steps
    for index in [work.position, lastDone].compactMap(\.self) {
      guard let note = steps[index].note else { continue }
      return ["On step \(index + 1):"] + look.text(note).plainLines
    }
    return ["There is no note on this step."]
  }

  private func givenLines(_ work: Work) -> [String] {
    ["\(look.text(Phase.given.title)):"]
      + work.exercise.givens.map { look.text(work.told($0)) }
  }

  func knownLines(_ work: Work) -> [String] {
    let derivation = work.derivation
    return givenLines(work)
      + derivation.parts.filter { !$0.rows.isEmpty }
      .flatMap { phase, rows in ["\(look.text(phase.title)):"] + rows.map { RowText($0, look: look).line } }
  }

  func stepLines(_ work: Work) -> [String] {
    let remarks = work.reviewed
    return work.laneSteps.map { index in
      let step = work.exercise.steps[index]
      let remark = remarks[index].map { ", \(look.words(for: $0, in: work))" } ?? ""
      return
        "Step \(index + 1). \(look.name(of: step)): \(look.words(for: work.standing(index)).dropFirst(2))\(remark)"
    } + ["You are at step \(work.position + 1)."]
  }

  func resultLines(_ work: Work) -> [String] {
    let learnt = Learnt(session: session, work: work, look: look)
    let change = work.lossChange
    return Summary(work: work, look: look).lines + learnt.lines(change).map { $0.text + "." }
      + (change.map { [learnt.curveLine($0)] } ?? []) + stepLines(work).dropLast() + [look.text(Self.wayOn)]
  }

  /// What can be done once everything is.
  static let wayOn: Text = "Type exercises for the list, step and a number to look at a step, or quit."

  /// The whole derivation, its lines numbered apart from the steps; what open steps ask for is left out.
  func replayLines(_ work: Work) -> [String] {
    var lines: [String] = []
    var phase: Phase?
    for (index, entry) in work.exercise.trace.entries.enumerated() {
      if entry.phase != phase { lines.append("\(look.text(entry.phase.title)):") }
      phase = entry.phase
      var sides = [look.text(entry.shown)]
      if work.isOpen(entry) {
        let rest = [entry.chain, entry.formula, entry.substituted, entry.value.expression].compactMap(\.self)
        for side in rest.map({ look.text($0) }) where side != sides.last { sides.append(side) }
      } else {
        sides += [work.foundFormula(for: entry.quantity).map { look.text($0) }, "?"].compactMap(\.self)
      }
      let conventions = work.isOpen(entry) ? entry.conventions.map { look.text($0.words) } : []
      lines.append(
        (["Line \(index + 1). " + sides.joined(separator: " = ")] + conventions).joined(separator: ". "))
    }
    return lines
  }
}

extension String {
  /// The paragraphs of a text, each on one line.
  var plainLines: [String] { split(separator: "\n").map(String.init) }
}
