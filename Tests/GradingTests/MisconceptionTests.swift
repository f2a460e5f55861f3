import Formula
import GradientEngine
import Testing

@testable import Grading

@Suite("Misconceptions")
struct MisconceptionTests {
  @Test(
    "are named where exactly one fits",
    arguments: [
      ("alpha1-2", "22", "bias-forgotten"), ("beta1-1", "0.0", "other-activation"),
      ("alpha2", "-3.000", "bias-forgotten"),
      ("yhat", "-0.9640", "other-activation"), ("loss", "0.7758", "factor-of-two"), ("loss", "0.1940", "factor-of-two"),
      ("dloss-dyhat", "-1.76", "factor-of-two"), ("dloss-dyhat", "-0.776", "square-kept"),
      ("dyhat-dalpha2", "1.00", "slope-left-out"), ("dyhat-dalpha2", "0.249", "slope-at-output"),
      ("dyhat-dalpha2", "0.119", "output-for-slope"), ("dalpha2-dbeta1", "-4", "wrong-weight"),
      ("dbeta1-dalpha1", "0.50", "output-for-slope"), ("loss-w2", "-0.440", "slope-left-out"),
      ("loss-w2", "-0.0407", "square-kept"), ("loss-w1", "-0.242", "updated-weights"),
      ("loss-w1", "-2.20", "slope-left-out"),
      ("loss-w1", "0.462", "wrong-weight"), ("w2-new", "1.9075", "ascent"), ("w1-new", "0.5376", "ascent"),
    ])
  func named(_ id: String, _ text: String, _ misconception: String) throws {
    let verdict = try Networks.sigmoid().verdict(text, at: id)
    #expect(verdict.outcome == .wrong)
    #expect(verdict.reason == .misconception)
    #expect(verdict.misconception == misconception)
  }

  @Test("are told without the answer") func sentence() throws {
    let verdict = try Networks.sigmoid().verdict("-0.440", at: "loss-w2")
    #expect(
      verdict.detail == "−0.440 is not right to 3 significant figures. "
        + "That is what comes out when the slope of an activation is left out of the chain.")
  }

  @Test("are not named where two fit") func ambiguous() throws {
    // Twice the answer: the ½ dropped, or the bias weight 1 … or W²₁'s own 2 taken for β¹₁ = 0.5.
    let verdict = try Networks.sigmoid().verdict("-0.0925", at: "loss-w2")
    #expect(verdict.outcome == .wrong)
    #expect(verdict.misconception == nil)
  }

  @Test("are looked for in the learner's own working, too") func ownWorking() throws {
    // With ŷ taken as 0.2: (1 − 0.2)² without the ½.
    let verdict = try Networks.sigmoid().verdict("0.64", at: "loss", after: ["yhat": "0.2"])
    #expect(verdict.outcome == .digits || verdict.outcome == .wrong)
    #expect(
      try Networks.sigmoid().verdict("0.6400", at: "loss", after: ["yhat": "0.2"]).misconception == "factor-of-two")
  }

  @Test("are never right: every one at every step of every network is rejected") func rejected() throws {
    let sheets = [
      try Networks.sigmoid(), try Networks.neuron(x: 1, y: 0), try Networks.neuron(x: 0, y: 1),
      try Networks.exponential(),
      try Networks.vectorCost(),
    ]
    var checked = 0
    for sheet in sheets {
      for entry in sheet.entries {
        let history = try #require(sheet.history(at: entry.id))
        let precision = try #require(entry.question.precision)
        let alike = sheet.indistinguishable(at: entry.id)
        for (id, _, value) in Diagnosis(history).values where !alike.contains(id) {
          let text = Question(truth: Truth(value, error: value.magnitude * 1e-14), precision: precision).expected
          // A rule may not change anything at a step, such as the square kept where a − y is 1.
          guard (value - (entry.question.truth?.value ?? 0)).magnitude > 1e-12 * value.magnitude else { continue }
          let verdict = grade(text, on: entry.question, given: history)
          #expect(verdict.outcome == .wrong, "\(entry.id), \(id): \(text), \(verdict.detail)")
          if let named = verdict.misconception { #expect(named == id, "\(entry.id): \(text)") }
          checked += 1
        }
      }
    }
    #expect(checked > 70)
  }

  @Test("that cannot be told from the truth are listed for the author") func indistinguishable() throws {
    let sheet = try Networks.sigmoid()
    #expect(sheet.indistinguishable(at: "beta1-2") == ["other-activation"])
    #expect(sheet.indistinguishable(at: "loss-w2").isEmpty)
  }

  @Test("reach through a sum of paths, a matrix, a mean") func vectorRules() throws {
    let sheet = try Networks.vectorCost()
    // W x with the matrix read by columns; only one of the two outputs' paths back to x.
    for (id, misconception) in [("z1", "row-for-column"), ("dC-dx1", "path-forgotten"), ("C", "mean-for-sum")] {
      let history = try #require(sheet.history(at: id))
      let entry = try #require(sheet.entries.first { $0.id == id })
      let value = try #require(Diagnosis(history).values.first { $0.id == misconception }?.value, "\(misconception)")
      let text = Question(truth: Truth(value), precision: .decimals(5)).expected
      #expect(grade(text, on: entry.question, given: history).misconception == misconception, "\(id) = \(text)")
    }
  }

  @Test("can be stated by an exercise") func authored() throws {
    let plain = try Networks.neuron(x: 1, y: 0)
    let formula = try Parser().parse("(a - y)^3")
    let sheet = Worksheet(
      graph: plain.graph, values: plain.values, notation: plain.notation, entries: plain.entries,
      misconceptions: [AuthoredMisconception(step: "cost", formula: formula, sentence: "That is the cube.")])
    let verdict = try sheet.verdict("0.579", at: "cost")
    #expect(verdict.misconception == "authored-1")
    #expect(verdict.detail == "0.579 is not right to 1 decimal. That is the cube.")
  }
}

@Suite("The first slip")
struct FirstSlipTests {
  @Test("is the earliest answer that does not follow from those before it") func earliest() throws {
    let sheet = try Networks.sigmoid()
    // ŷ is wrong; the loss follows from it; what is asked now is wrong by itself.
    let answers = ["beta1-2": "0.999", "alpha2": "-1.996", "yhat": "0.2", "loss": "0.32"]
    let verdict = try sheet.verdict("-0.5", at: "loss-w2", after: answers)
    #expect(verdict.outcome == .wrong)
    #expect(verdict.firstSlip == "yhat")
    #expect(
      verdict.detail == "−0.5 is not right to 3 significant figures. The first step to look at again is your ŷ.")
    #expect(try sheet.verdict("-0.5", at: "loss-w2", after: ["yhat": "0.1192"]).firstSlip == nil)
    #expect(try sheet.verdict("-0.0462", at: "loss-w2", after: answers).firstSlip == nil)
  }
}
