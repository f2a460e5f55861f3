import Course
import Formula
import Tutor
import TutorUI

/// Holds a session in plain lines: reads a line, carries out what it asks for, prints the answer.
func runPlainTutor(_ session: Session, in world: Environment) throws {
  var tutor = PlainTutor(session: session, charset: .preferred)
  let lines = ByteSource.standardInput
  var response = tutor.begin()
  while true {
    var effects = response.effects[...]
    var shown = response.lines
    // Effects first: an answer is on the disk before its verdict is read.
    while let effect = effects.popFirst() {
      for action in world.carryOut(effect) {
        let report = tutor.report(action)
        shown += report.lines
        effects += report.effects
      }
    }
    do {
      if !shown.isEmpty { try output(shown.joined(separator: "\n")) }
    } catch {
      // Nobody reads on.
      _ = world.carryOut(.quit)
      throw error
    }
    if world.hasEnded {
      if let reason = lines.failure { complain("\(lines.name) could not be read to its end: \(reason)") }
      return
    }
    response = tutor.respond(to: lines.line(longest: longestPlainLine))
  }
}

/// A line is cut after this many bytes, as a paste is; no answer is nearly as long.
private let longestPlainLine = 1 << 16
