import Course
import Formula
import Tutor
import TutorUI

/// Holds a session in plain lines: reads a line, carries out what it asks for, prints the answer.
func runPlainTutor(_ session: Session, in world: Environment) throws {
  var tutor = PlainTutor(session: session, charset: .preferred)
  var response = tutor.begin()
  while true {
    var effects = response.effects[...]
    var lines = response.lines
    // Effects first: an answer is on the disk before its verdict is read.
    while let effect = effects.popFirst() {
      for action in world.carryOut(effect) {
        let report = tutor.report(action)
        lines += report.lines
        effects += report.effects
      }
    }
    if !lines.isEmpty { try output(lines.joined(separator: "\n")) }
    if world.hasEnded { return }
    response = tutor.respond(to: readLine())
  }
}
