import Formula
import Grading

extension ExerciseBuilder {
  /// Where given values may lie when formulas are compared.
  mutating func domain(
    _ ranges: [Named<FormulaDomain.Values>], _ path: SpecPath, among known: [String]
  ) -> FormulaDomain {
    var domain = FormulaDomain()
    for entry in entries(ranges, path) {
      guard known.contains(entry.name) else {
        report(
          NetworkMistake.notGiven(entry.name, among: known, near: nearName(entry.name, in: known)),
          at: entry.path["name"])
        continue
      }
      if entry.value != .set([]) { domain.values[entry.name] = entry.value }
    }
    return domain
  }
}
