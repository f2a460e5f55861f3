import Testing

@testable import Grading

@Suite("A corpus of formula pairs")
struct FormulaCorpusTests {
  @Test("gets the verdicts it should", arguments: FormulaCorpus.all)
  func verdicts(corpus: FormulaCorpus) throws {
    let exercise = try corpus.exercise()
    for pairs in corpus.pairs {
      let question = try exercise.question(pairs.asked)
      for typed in pairs.typed {
        let verdict = grade(typed, on: question)
        #expect(
          verdict.outcome == corpus.outcome && corpus.reasons.contains(verdict.reason),
          "\(pairs.asked) ⟵ \(typed.prefix(60)): \(verdict.outcome) \(verdict.reason) \(verdict.detail)")
      }
    }
  }

  @Test("is at least two hundred pairs, right and wrong") func size() {
    let count = { (outcome: Verdict.Outcome) in
      FormulaCorpus.all.filter { $0.outcome == outcome }.reduce(0) { $0 + $1.count }
    }
    #expect(count(.right) >= 100)
    #expect(count(.wrong) >= 100)
    #expect(FormulaCorpus.all.reduce(0) { $0 + $1.count } >= 200)
  }

  @Test("where there is no value anywhere, says where it fails") func undefined() throws {
    let question = try FormulaExercise.algebra().question("a*b")
    #expect(
      grade("a/(b-b)", on: question).detail.unicode.hasPrefix(
        "This has no finite value anywhere: a/(b − b) divides by zero where a = "))
  }
}
