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

  @Test(
    "where there is no value anywhere, says which part fails and why",
    arguments: [
      ("a/(b-b)", "a/(b − b) is division by 0 where a = "), ("a + log(b-b)", "log(b − b) is log of 0 where b = "),
      ("sqrt(-1-a^2)", "√(−1 − a²) is sqrt of −"), ("(b-b)^(-1)", "(b − b)⁻¹ is 0 to the power −1 where b = "),
      ("exp(exp(20 + a^2))", "exp(exp(20 + a²)) is exp of "),
    ])
  func undefined(typed: String, says: String) throws {
    let question = try FormulaExercise.algebra().question("a*b")
    let detail = grade(typed, on: question).detail.unicode
    #expect(detail.hasPrefix("This has no finite value anywhere: " + says), "\(detail)")
  }
}
