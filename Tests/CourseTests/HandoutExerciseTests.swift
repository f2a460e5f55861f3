import Course
import Formula
import Foundation
import GradientEngine
import Grading
import Testing

let handoutExercises = ["not-cost", "vector-cost", "sigmoid-2-2-1", "exp-output", "half-moons", "two-weights"]

@Suite("The exercises of the handouts")
struct HandoutExerciseTests {
  let catalogue: Catalogue

  init() throws { catalogue = try Catalogue.builtIn() }

  @Test("pass the check that authors run", arguments: handoutExercises)
  func passesTheCheck(id: String) throws {
    let check = try ExerciseCheck(try catalogue.entry(id), of: catalogue)
    #expect(check.diagnostics == [])
    #expect(check.exercise?.id == id)
  }

  @Test("hold every reference value, to a relative 1e-12", arguments: handoutExercises)
  func holdsTheReferenceValues(id: String) throws {
    let trace = try catalogue.open(id).trace
    let values = try #require(referenceValues.first { $0.exercise == id }).values
    let entries = Dictionary(trace.entries.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    for (name, reference) in values {
      let derived = try #require(entries[name], "\(name) is missing in the derivation").coefficients
      #expect(derived.count == reference.count, "\(name)")
      for (derived, reference) in zip(derived, reference) {
        #expect(abs(derived - reference) <= 1e-12 * abs(reference), "\(name)")
      }
    }
  }

  @Test("take back their own answers, with more digits too", arguments: handoutExercises)
  func acceptModelAnswers(id: String) throws {
    let exercise = try catalogue.open(id)
    for step in exercise.steps {
      #expect(exercise.grade(step.question.expected, at: step).outcome == .right, "\(step.id)")
    }
  }

  @Test("ask every quantity that their issue of the course names")
  func asksEverything() throws {
    let sigmoid = try catalogue.open("sigmoid-2-2-1")
    let asked = Set(sigmoid.steps.compactMap(\.answer).map { Notation().show($0, in: .ascii) })
    let weights = [0, 1, 2].flatMap { row in ["W1[\(row),1]", "W1[\(row),2]", "W2[\(row)]"] }
    for weight in weights {
      #expect(asked.contains("d(loss)/d(\(weight))"))
      #expect(asked.contains(weight.replacing("[", with: "'[")))
    }
    for name in ["alpha1[1]", "alpha1[2]", "beta1[1]", "beta1[2]", "alpha2", "yhat", "class", "loss", "yhat'", "loss'"]
    {
      #expect(asked.contains(name))
    }
  }

  @Test("lead without telling: hints never contain the answer", arguments: handoutExercises)
  func hintsDoNotTell(id: String) throws {
    for step in try catalogue.open(id).steps {
      let answer = step.question.expected
      // A short answer such as 1 or 0.5 may well occur in a sentence for another reason.
      guard answer.count(where: \.isNumber) > 3 else { continue }
      for prose in [step.ask] + step.hints {
        #expect(!prose.text(in: .ascii).contains(answer), "\(step.id)")
      }
    }
  }

  @Test(
    "neither their introductions nor their questions and hints print a formula that is asked",
    arguments: handoutExercises)
  func proseDoesNotTell(id: String) throws {
    let exercise = try catalogue.open(id)
    func dense(_ prose: Text) -> String { prose.text(in: .ascii).filter { !$0.isWhitespace } }
    let introduction = dense(exercise.about)
    for step in exercise.steps where step.kind.asksFormula {
      let answer = Text(prose: step.question.expected).text(in: .ascii).filter { !$0.isWhitespace }
      // A name must be said to ask for it, and a difference is part of the loss.
      guard answer.contains(where: { "*/(@".contains($0) }) else { continue }
      for prose in [introduction, dense(step.ask)] + step.hints.map(dense) {
        #expect(!prose.contains(answer), "\(step.id) asks for \(answer)")
      }
    }
  }

  @Test("two weights: the parts of the handout in its order, each once, and then what it does not ask")
  func partsInOrder() throws {
    let ids = try catalogue.open("two-weights").steps.map(\.id)
    #expect(
      ids.prefix(19) == [
        "z1-formula", "a1-formula", "z2-formula", "a2-formula", "loss-formula", "chain-w2", "dl-da2-formula",
        "da2-dz2-formula", "dz2-dw2-formula", "dl-dw2-formula", "chain-w1", "dz2-da1-formula", "da1-dz1-formula",
        "dz1-dw1-formula", "dl-dw1-formula", "w1-new-formula", "dl-dw2-open", "dl-dw1-open", "w1-new-open",
      ])
  }

  @Test("the half-moons: the fractions before they are joined, and the derivative of σ before it has a name")
  func linesToShow() throws {
    let exercise = try catalogue.open("half-moons")
    let ids = exercise.steps.map(\.id)
    let asked = ["dl-da2-fractions", "dl-da2-formula", "da2-dz2-sigma", "da2-dz2-formula", "dl-dz2-formula"]
    #expect(ids.filter(asked.contains) == asked)
    #expect(exercise.step("dl-da2-fractions")?.question.expected == "-y/a2 + (1 - y)/(1 - a2)")
    #expect(exercise.step("da2-dz2-sigma")?.question.expected == "sigmoid(z2)*(1 - sigmoid(z2))")
  }

  @Test(
    "tell what an author foresaw as going wrong",
    arguments: [
      ("sigmoid-2-2-1", "yhat", "0.8808", "lost its minus sign"), ("sigmoid-2-2-1", "beta1-2", "0.000", "minus sign"),
      ("exp-output", "a1-1", "0.119", "minus sign"), ("exp-output", "dp-dz2", "-0.131", "power rule"),
      ("two-weights", "a1", "0.269", "minus sign"),
      ("half-moons", "loss", "0.894", "if the class of this point were 1"),
      ("not-cost", "da1-dz1", "0.552", "one over its square"), ("not-cost", "da0-dz0-second", "0.552", "its square"),
    ])
  func foreseen(id: String, step: String, text: String, words: String) throws {
    let exercise = try catalogue.open(id)
    let verdict = exercise.grade(text, at: try #require(exercise.step(step)))
    #expect(verdict.outcome == .wrong)
    #expect(verdict.detail.unicode.contains(words))
  }

  @Test("the answers of the first one, as a learner sees them")
  func firstStepsOfNotCost() throws {
    let steps = try catalogue.open("not-cost").steps
    #expect(
      steps.filter { $0.kind == .number }.prefix(8).map { "\($0.label(in: .unicode)) = \($0.question.expected)" } == [
        "z₁ = 1.2", "a₁ = 0.834", "C₁ = 0.7", "z₀ = -0.1", "a₀ = -0.100", "C₀ = 1.2", "C = 0.95", "∂C₁/∂a₁ = 1.67",
      ])
  }

  @Test("a coefficient of the unknown is asked in words and read off its gradient")
  func coefficients() throws {
    let step = try #require(try catalogue.open("exp-output").step("loss-w2-11-y"))
    #expect(step.label(in: .unicode) == "coefficient of y in ∂J/∂W⁽²⁾₁₁")
    #expect(step.label(in: .ascii) == "coefficient of y in d(J)/d(W2[1,1])")
    #expect(step.question.expected == "-0.25")
    // The gradient as a whole would tell the constant, which is asked next.
    #expect(step.worked.equations().map { $0.text(in: .unicode) } == ["coefficient of y in ∂J/∂W⁽²⁾₁₁ = −0.2486"])
    let next = try #require(try catalogue.open("exp-output").step("loss-w2-11-constant"))
    #expect(
      next.worked.equations().map { $0.text(in: .unicode) } == [
        "∂J/∂W⁽²⁾₁₁ = ∂J/∂p·∂p/∂z⁽²⁾₁·∂z⁽²⁾₁/∂W⁽²⁾₁₁ = (p − y)·p·a⁽¹⁾₁ = (0.2823 − y)·0.2823·0.8808 = −0.2486·y + 0.07018",
        "constant of ∂J/∂W⁽²⁾₁₁ = 0.07018",
      ])
  }
}

@Suite("Embedding")
struct EmbeddingTests {
  private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Exercises")

  @Test("the program holds exactly the files of the folder, byte for byte")
  func listEqualsFolder() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
    let entries = try Catalogue.builtIn().entries
    #expect(Set(entries.map(\.source.file)) == Set(names))
    for entry in entries {
      let text = try String(contentsOf: folder.appending(path: entry.source.file), encoding: .utf8)
      #expect(entry.source.file == entry.id + ".yaml")
      let file = ExerciseCheck(text: text, file: entry.source.file)
      #expect(file.exercise?.title == entry.title)
      #expect(file.exercise?.steps.count == entry.stepCount)
    }
  }
}
