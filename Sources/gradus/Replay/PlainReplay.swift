import Canvas
import Course
import Formula
import GradientEngine

/// The derivation as indented text, as a person would write it down: an equals sign to a line.
struct PlainReplay: ReplayFormat {
  let name = "text"

  func text(of exercise: Exercise, in charset: Charset, digits: NumberStyle) -> String {
    let renderer = TextRenderer(charset: charset)
    var lines = [renderer.string(exercise.heading), "", renderer.string(Phase.given.title)]
    lines += exercise.givens.map { "  " + renderer.string($0.text(in: exercise.notation)) }
    for (phase, entries) in exercise.tracedPhases {
      lines += ["", renderer.string(phase.title)]
      for entry in entries {
        let sides = entry.equation(in: exercise.notation, digits: digits).sides(in: charset)
        lines.append("  \(sides[0]) = \(sides.dropFirst().first ?? "")")
        let indent = String(repeating: " ", count: displayWidth(sides[0]) + 3)
        lines += sides.dropFirst(2).map { "\(indent)= \($0)" }
        lines += entry.conventions.map { "\(indent)\(renderer.string($0.words))" }
      }
    }
    return lines.joined(separator: "\n")
  }
}
