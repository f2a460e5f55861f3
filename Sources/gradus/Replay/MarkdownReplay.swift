import Course
import Formula
import GradientEngine

/// The derivation as Markdown: a table for each pass.
struct MarkdownReplay: ReplayFormat {
  let name = "markdown"

  func text(of exercise: Exercise, in charset: Charset, digits: NumberStyle) -> String {
    let renderer = TextRenderer(charset: charset, markup: .markdown)
    func cell(_ sides: Expression?...) -> String {
      renderer.string(.formula(Equation(sides.compactMap { $0 }, in: exercise.notation, digits: digits)))
    }
    var lines = ["# \(renderer.string(exercise.heading))"]
    for paragraph in exercise.about.paragraphs { lines += ["", renderer.string(paragraph)] }
    lines += ["", "## \(renderer.string(Phase.given.title))", ""]
    lines += exercise.givens.map { "- " + renderer.string($0.text(in: exercise.notation)) }
    for (phase, entries) in exercise.tracedPhases {
      lines += ["", "## \(renderer.string(phase.title))", ""]
      lines += ["| | follows from | with numbers | value |", "|---|---|---|---|"]
      for entry in entries {
        let cells = [
          cell(entry.shown), cell(entry.chain, entry.formula), cell(entry.substituted), cell(entry.value.expression),
        ]
        lines.append("| " + cells.joined(separator: " | ") + " |")
      }
      let conventions = entries.flatMap { entry in
        entry.conventions.map { "- \(cell(entry.shown)): \(renderer.string($0.words))" }
      }
      if !conventions.isEmpty { lines += [""] + conventions }
    }
    return lines.joined(separator: "\n")
  }
}
