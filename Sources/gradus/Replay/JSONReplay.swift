import Course
import Formula
import GradientEngine

/// The derivation for a program to read: names and formulas as the formula language accepts them, all digits.
struct JSONReplay: ReplayFormat {
  let name = "json"

  func text(of exercise: Exercise, in charset: Charset, digits: NumberStyle) -> String {
    JSON.object([
      "exercise": .string(exercise.id),
      "title": .string(exercise.title),
      "steps": .list(exercise.trace.entries.map { entryJSON($0, notation: exercise.notation) }),
    ]).adding(exercise.seed.map { .integer($0) }, as: "seed").text
  }
}

private func entryJSON(_ entry: Trace.Entry, notation: Notation) -> JSON {
  let canonical = Notation()
  let paths = entry.paths.map { path in
    JSON.list(path.map { .object(["name": .string($0.name), "value": valueJSON($0.value)]) })
  }
  let conventions = entry.conventions.map { JSON.string($0.words.unicode) }
  return .object([
    "phase": .string(entry.phase.rawValue),
    "name": .string(entry.name),
    "shown": .string(notation.show(entry.shown, in: .unicode)),
    "formula": .string(canonical.show(entry.formula, in: .ascii)),
    "substituted": .string(canonical.show(entry.substituted, in: .ascii)),
    "value": valueJSON(entry.value),
    // One path is the chain itself; of several none is more than the others, so they are listed apart.
    "factors": paths.count == 1 ? paths[0] : .list([]),
    "paths": .list(paths),
  ]).adding(conventions.isEmpty ? nil : .list(conventions), as: "conventions")
}

private func valueJSON(_ value: Value) -> JSON {
  if let number = value.number { return .number(number) }
  return .object([
    "unknown": .string(value.unknown ?? ""), "coefficients": .list(value.coefficients.map { .number($0) }),
  ])
}
