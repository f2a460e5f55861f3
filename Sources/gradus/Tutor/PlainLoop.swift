import Course
import Formula
import Tutor
import TutorUI

/// Holds a session in plain lines: reads a line, carries out what it asks for, prints the answer.
///
/// A scheduled effect that is due waits for the next line: nothing is printed while the learner types.
func runPlainTutor(_ session: Session, in environment: Environment) throws {
  var tutor = PlainTutor(session: session, charset: .preferred)
  /// Carries out what a line came to; effects first: an answer is on the disk before its verdict is read.
  func finish(_ response: PlainTutor.Response) throws {
    var effects = response.effects[...]
    var lines = response.lines
    while let effect = effects.popFirst() {
      for report in environment.carryOut(effect) {
        let response = tutor.receive(report, at: environment.now)
        lines += response.lines
        effects += response.effects
      }
    }
    if !lines.isEmpty { try output(lines.joined(separator: "\n")) }
  }
  try finish(tutor.begin())
  while !environment.hasEnded {
    let line = readLine()
    for report in environment.takeDue() { try finish(tutor.receive(report, at: environment.now)) }
    try finish(tutor.respond(to: line, at: environment.now))
  }
}
