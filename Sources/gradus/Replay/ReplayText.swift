import Canvas
import Course
import Formula
import GradientEngine

/// The derivation as a person would write it down: each line's name, formula, formula with numbers, and value.
struct ReplayText {
  let exercise: Exercise
  let charset: Charset
  let digits: NumberStyle

  /// The derivation as indented text, an equals sign to a line.
  var plain: String {
    let renderer = TextRenderer(charset: charset)
    var lines = [renderer.string(Text(prose: exercise.title)), "", renderer.string(Phase.given.title)]
    lines += exercise.givens.map { "  " + renderer.string($0.text(in: exercise.notation)) }
    for (phase, entries) in phases {
      lines += ["", renderer.string(phase.title)]
      for entry in entries {
        let sides = entry.equation(in: exercise.notation, digits: digits).sides(in: charset)
        lines.append("  \(sides[0]) = \(sides.dropFirst().first ?? "")")
        let indent = String(repeating: " ", count: displayWidth(sides[0]) + 3)
        lines += sides.dropFirst(2).map { "\(indent)= \($0)" }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The derivation as Markdown: a table for each pass.
  var markdown: String {
    let renderer = TextRenderer(charset: charset, markup: .markdown)
    func cell(_ sides: Expression?...) -> String {
      renderer.string(.formula(Equation(sides.compactMap { $0 }, in: exercise.notation, digits: digits)))
    }
    var lines = ["# \(renderer.string(Text(prose: exercise.title)))"]
    for paragraph in exercise.about.paragraphs { lines += ["", renderer.string(paragraph)] }
    lines += ["", "## \(renderer.string(Phase.given.title))", ""]
    lines += exercise.givens.map { "- " + renderer.string($0.text(in: exercise.notation)) }
    for (phase, entries) in phases {
      lines += ["", "## \(renderer.string(phase.title))", ""]
      lines += ["| | follows from | with numbers | value |", "|---|---|---|---|"]
      for entry in entries {
        let cells = [
          cell(entry.shown), cell(entry.chain, entry.formula), cell(entry.substituted), cell(entry.value.expression),
        ]
        lines.append("| " + cells.joined(separator: " | ") + " |")
      }
    }
    return lines.joined(separator: "\n")
  }

  private var phases: [(Phase, [Trace.Entry])] {
    [Phase.forward, .backward, .update].map { phase in (phase, exercise.trace.entries.filter { $0.phase == phase }) }
      .filter { !$0.1.isEmpty }
  }
}
