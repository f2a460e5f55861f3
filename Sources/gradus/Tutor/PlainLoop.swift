import Course
import Formula
import Tutor
import TutorUI

/// Holds a session in plain lines: reads a line, carries out what it asks for, prints the answer.
///
/// A scheduled effect that is due waits for the next line: nothing is printed while the learner types.
func runPlainTutor(_ session: Session, in environment: Environment) throws {
  var tutor = PlainTutor(session: session, charset: .preferred)
  let lines = ByteSource.standardInput
  /// Carries out what a line came to; effects first: an answer is on the disk before its verdict is read.
  func finish(_ response: PlainTutor.Response) throws {
    var effects = response.effects[...]
    var shown = response.lines
    while let effect = effects.popFirst() {
      for report in environment.carryOut(effect) {
        let response = tutor.receive(report, at: environment.now)
        shown += response.lines
        effects += response.effects
      }
    }
    do {
      if !shown.isEmpty { try output(shown.joined(separator: "\n")) }
    } catch {
      // Nobody reads on.
      _ = environment.carryOut(.quit)
      throw error
    }
  }
  try finish(tutor.begin())
  while !environment.hasEnded {
    let line = lines.line(longest: longestPlainLine)
    for report in environment.takeDue() { try finish(tutor.receive(report, at: environment.now)) }
    try finish(tutor.respond(to: line, at: environment.now))
  }
  if let reason = lines.failure { complain("\(prose: lines.name) could not be read to its end: \(reason.text)") }
}

/// A line is cut after this many bytes, as a paste is; no answer is nearly as long.
private let longestPlainLine = 1 << 16
