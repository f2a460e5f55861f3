import Canvas
import Course
import Formula
import GradientEngine

/// The derivation as a person would write it down: each line's name, formula, formula with numbers, and value.
struct ReplayText {
  let exercise: Exercise
  let charset: Charset
  let digits: NumberStyle

  /// The sides of a line's equation, left to right; equal neighbours are said once.
  func sides(of entry: Trace.Entry) -> [String] {
    let sides = [entry.shown] + (entry.chain.map { [$0] } ?? []) + [entry.formula, entry.substituted]
    var texts = sides.map { exercise.notation.show($0, in: charset, digits: digits) }
    texts.append(exercise.notation.show(entry.value.expression, in: charset, digits: digits))
    return texts.enumerated().filter { $0.offset == 0 || texts[$0.offset - 1] != $0.element }.map(\.element)
  }

  /// The derivation as indented text, an equals sign to a line.
  var plain: String {
    var lines = [ascii(exercise.title), "", "Given"]
    lines += exercise.givens.map { "  " + $0.text(in: charset, notation: exercise.notation) }
    for (phase, entries) in phases {
      lines += ["", Self.heading(phase)]
      for entry in entries {
        let sides = sides(of: entry)
        lines.append("  \(sides[0]) = \(sides.dropFirst().first ?? "")")
        let indent = String(repeating: " ", count: displayWidth(sides[0]) + 3)
        lines += sides.dropFirst(2).map { "\(indent)= \($0)" }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The derivation as Markdown: a table for each pass.
  var markdown: String {
    var lines = ["# \(ascii(exercise.title))", "", exercise.about.text(in: charset), "", "## Given", ""]
    lines += exercise.givens.map { "- `\($0.text(in: charset, notation: exercise.notation))`" }
    for (phase, entries) in phases {
      lines += ["", "## \(Self.heading(phase))", "", "| | follows from | with numbers | value |", "|---|---|---|---|"]
      for entry in entries {
        let show = { exercise.notation.show($0, in: charset, digits: digits) }
        let formula = [entry.chain, entry.formula].compactMap { $0 }.map(show)
        let cells = [
          show(entry.shown),
          (formula.count == 2 && formula[0] == formula[1] ? [formula[0]] : formula).joined(separator: " = "),
          show(entry.substituted), show(entry.value.expression),
        ]
        lines.append("| " + cells.map(Self.cell).joined(separator: " | ") + " |")
      }
    }
    return lines.joined(separator: "\n")
  }

  private var phases: [(Phase, [Trace.Entry])] {
    [Phase.forward, .backward, .update].map { phase in (phase, exercise.trace.entries.filter { $0.phase == phase }) }
      .filter { !$0.1.isEmpty }
  }

  private static func heading(_ phase: Phase) -> String {
    switch phase {
    case .given: "Given"
    case .forward: "Forward"
    case .backward: "Backward"
    case .update: "Update"
    }
  }

  private func ascii(_ text: String) -> String { Prose(text).text(in: charset) }

  private static func cell(_ formula: String) -> String {
    "`" + formula.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") + "`"
  }
}
