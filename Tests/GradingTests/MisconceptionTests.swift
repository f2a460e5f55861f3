import Formula
import GradientEngine
import TestSupport
import Testing

@testable import Grading

/// A wrong number, and the misconception that is named for it; nothing where none may be named.
struct Misled: CustomTestStringConvertible, Sendable {
  let step: String
  let text: String
  let misconception: String?

  init(_ step: String, _ text: String, _ misconception: String?) {
    self.step = step
    self.text = text
    self.misconception = misconception
  }

  var testDescription: String { "\(step) = \(text): \(misconception ?? "not named")" }

  func check(_ gradingModel: GradingModel) throws {
    let verdict = try gradingModel.verdict(text, at: step)
    #expect(verdict.outcome == .wrong, "\(verdict.detail)")
    #expect(verdict.misconception == misconception, "\(verdict.detail)")
    guard let misconception, misconception != "sign-flipped" else { return }
    let sentence = try #require(Misconception.all.first { $0.id == misconception }?.sentence)
    #expect(verdict.reason == .misconception)
    #expect(verdict.detail.unicode.hasSuffix(sentence.unicode))
  }
}

@Suite("Misconceptions")
struct MisconceptionTests {
  @Test(
    "of the 2-2-1 network, going forward",
    arguments: [
      // α¹₂ = 2 + 1·2 + 4·5 = 24: without the bias 2 it is 22, and with −4·5 for the last product −16.
      Misled("alpha1-2", "22", "bias-forgotten"), Misled("alpha1-2", "-16", "sign-flipped"),
      // tanh(0); tanh(−2); (1 − ŷ)² without the ½.
      Misled("beta1-1", "0.0", "other-activation"), Misled("yhat", "-0.9640", "other-activation"),
      Misled("loss", "0.7758", "half-lost"),
      // 1 + 2·0.5 − 4 without the leading 1.
      Misled("alpha2", "-3.000", "bias-forgotten"),
    ])
  func forward(_ line: Misled) throws { try line.check(try Networks.sigmoid()) }

  @Test(
    "of the 2-2-1 network, going backward",
    arguments: [
      // −(1 − ŷ) twice, half, squared; with the sign lost.
      Misled("dloss-dyhat", "-1.76", "half-lost"), Misled("dloss-dyhat", "-0.440", "half-kept"),
      Misled("dloss-dyhat", "-0.776", "square-kept"), Misled("dloss-dyhat", "0.881", "sign-flipped"),
      // ŷ(1 − ŷ) = 0.105: as 1, σ′(ŷ), ŷ, α²(1 − α²), 1 − ŷ².
      Misled("dyhat-dalpha2", "1.00", "slope-left-out"), Misled("dyhat-dalpha2", "0.249", "slope-at-output"),
      Misled("dyhat-dalpha2", "0.119", "output-for-slope"), Misled("dyhat-dalpha2", "-6.00", "slope-from-input"),
      Misled("dyhat-dalpha2", "0.986", "other-activation"),
      // −(1 − ŷ)·ŷ(1 − ŷ)·0.5 with each of these in the chain.
      Misled("loss-w2", "-0.440", "slope-left-out"), Misled("loss-w2", "-0.110", "slope-at-output"),
      Misled("loss-w2", "-0.0525", "output-for-slope"), Misled("loss-w2", "2.64", "slope-from-input"),
      Misled("loss-w2", "-0.434", "other-activation"), Misled("loss-w2", "-0.0407", "square-kept"),
      Misled("loss-w2", "-0.0231", "half-kept"), Misled("loss-w2", "0.0462", "sign-flipped"),
      // Twice as much: the last factor 0.5 left out, which is likelier than the ½ lost, or the derivative by another weight.
      Misled("loss-w2", "-0.0925", "last-factor-left-out"),
      // W²₂ or W²₀ for W²₁ = 2.
      Misled("dalpha2-dbeta1", "-4", "wrong-weight"), Misled("dalpha2-dbeta1", "1", "wrong-weight"),
      // Both slopes left out, or that of either layer.
      Misled("loss-w1", "-8.81", "slope-left-out"), Misled("loss-w1", "-2.20", "slope-left-out"),
      Misled("loss-w1", "-0.925", "slope-left-out"), Misled("loss-w1", "-0.525", "output-for-slope"),
      Misled("loss-w1", "0.462", "wrong-weight"), Misled("loss-w1", "-0.242", "updated-weights"),
      // −0.0462, without the second input at the end, which is also the derivative by the bias.
      Misled("loss-w1", "-0.0462", "last-factor-left-out"),
      // Uphill; W²₁′ already used for W¹₂₁′; the slope left out on the way to the new weight.
      Misled("w2-new", "1.9075", "ascent"), Misled("w1-new", "0.5376", "ascent"),
      Misled("w1-new", "1.4838", "updated-weights"), Misled("w2-new", "2.8808", "slope-left-out"),
    ])
  func backward(_ line: Misled) throws { try line.check(try Networks.sigmoid()) }

  @Test(
    "of the NOT neuron, where the cost has no ½",
    arguments: [
      // 1.3·1 without −0.1; 2·0.8337²; 0.8337 without the 2; 1 − tanh²(a); 1 − 1.2².
      Misled("z", "1.3", "bias-forgotten"), Misled("dC-da", "1.39", "square-kept"),
      Misled("dC-da", "0.834", "two-lost"),
      Misled("da-dz", "0.534", "slope-at-output"), Misled("da-dz", "-0.440", "slope-from-input"),
      Misled("da-dz", "0.834", "output-for-slope"), Misled("da-dz", "0.139", "other-activation"),
      // The slip of the handout's code, 2(a − y)²/cosh² z.
      Misled("dC-db", "0.424", "square-kept"), Misled("dC-db", "0.254", "two-lost"),
      Misled("dC-db", "1.67", "slope-left-out"), Misled("dC-db", "0.891", "slope-at-output"),
      // 2(a − y)·a with the output a in the place of the slope 1 − a²; y is 0, so that is 2a².
      Misled("dC-db", "1.39", "output-for-slope"),
    ])
  func neuron(_ line: Misled) throws { try line.check(try Networks.neuron(x: 1, y: 0)) }

  @Test(
    "of a layer of two",
    arguments: [
      // Columns of W for its rows; no bias; the mean of the two squares; one of two paths; rows of W going back.
      Misled("z1", "-0.25000", "not-transposed"), Misled("z1", "-0.95000", "bias-forgotten"),
      Misled("C", "2.27076", "mean-for-sum"), Misled("dC-dx1", "1.49618", "path-forgotten"),
      Misled("dC-dx1", "0.65754", "path-forgotten"), Misled("dC-dx1", "0.74471", "not-transposed"),
      Misled("dC-dx1", "-0.76633", "wrong-weight"), Misled("dC-dW11", "-0.658", "wrong-weight"),
    ])
  func layer(_ line: Misled) throws { try line.check(try Networks.vectorCost()) }

  /// Cross-entropy of one sigmoid neuron, the mean of two costs, and a matrix with its indices.
  private func assortment() throws -> GradingModel {
    try Networks.gradingModel(
      build(
        given: [
          ("a", Tensor(scalar: 0.8), nil), ("y", Tensor(scalar: 1), nil), ("w", Tensor(scalar: 3), nil),
          ("M", Tensor(.matrix(2, 2), [0.5, 1, 2, 4]), nil), ("v", Tensor(.vector(2), [3, 5]), nil),
        ],
        define: [
          ("L", "-(y*log(a) + (1 - y)*log(1 - a))"), ("C1", "(w - 1)^2"), ("C2", "(w + 4)^2"), ("C", "(C1 + C2)/2"),
          ("u", "transpose(M)*v"), ("E", "(u[1]^2 + 1)*(u[2] + 2)"),
        ], differentiate: ["C"], by: ["w"]),
      steps: [
        ("L", "L", "3 decimals"), ("C", "C", "1 decimal"), ("dC-dw", "d(C)/d(w)", "1 decimal"),
        ("u1", "u[1]", "1 decimal"), ("dE-dM21", "d(E)/d(M[2,1])", "1 decimal"),
        ("dE-dM12", "d(E)/d(M[1,2])", "1 decimal"),
      ])
  }

  @Test(
    "of logarithms, means and indices",
    arguments: [
      // −log₁₀ 0.8 and −log₂ 0.8; 4 + 49 = 53 for its half; 2·2 + 2·7 = 18 for its half, and 2 or 7 with a path forgotten.
      Misled("L", "0.097", "log-base"), Misled("L", "0.322", "log-base"), Misled("C", "53.0", "sum-for-mean"),
      Misled("dC-dw", "18.0", "sum-for-mean"), Misled("dC-dw", "7.0", "path-forgotten"),
      // Mᵀv = [0.5·3 + 2·5, 1·3 + 4·5] = [11.5, 23]; by rows 0.5·3 + 1·5 = 6.5.
      Misled("u1", "6.5", "not-transposed"),
      // By M₂₁: 2·11.5·25·5 = 2875 for (11.5² + 1)·3 = 399.75.
      Misled("dE-dM12", "2875.0", "row-for-column"),
    ])
  func others(_ line: Misled) throws { try line.check(try assortment()) }

  @Test("have each its own word and a sentence that ends") func words() {
    #expect(Set(Misconception.all.map(\.id)).count == Misconception.all.count)
    #expect(
      Misconception.all.allSatisfy { $0.sentence.unicode.hasPrefix("That ") && $0.sentence.unicode.hasSuffix(".") })
  }

  @Test("are told without the answer") func sentence() throws {
    let verdict = try Networks.sigmoid().verdict("-0.440", at: "loss-w2")
    #expect(
      verdict.detail.unicode == "−0.440 is not right to 3 significant figures. "
        + "That is what comes out when the derivative of the activation function is left out of the chain.")
    let sign = try Networks.sigmoid().verdict("0.0462", at: "loss-w2")
    #expect(sign.reason == .wrongSign)
    #expect(sign.detail.unicode == "0.0462 has the right size, but the wrong sign.")
  }

  @Test("are looked for in the learner's own working, too") func ownWorking() throws {
    let sheet = try Networks.sigmoid()
    // With ŷ taken as 0.2: (1 − 0.2)² without the ½; −0.8·0.5 without σ′.
    #expect(try sheet.verdict("0.6400", at: "loss", after: ["yhat": "0.2"]).misconception == "half-lost")
    #expect(try sheet.verdict("-0.400", at: "loss-w2", after: ["yhat": "0.2"]).misconception == "slope-left-out")
    #expect(try sheet.verdict("-0.400", at: "loss-w2").misconception == nil)
  }

  @Test("are found in what a letter is multiplied with") func unknown() throws {
    let sheet = try Networks.exponential()
    // −p·W²₁₁·x without a(1 − a): 0.28228·3·0.5.
    #expect(try sheet.verdict("0.423", at: "w1-y").misconception == "slope-left-out")
  }

  @Test("are never right: every one at every step of every network is rejected, and named where unique")
  func rejected() throws {
    let sheets = [
      try Networks.sigmoid(), try Networks.neuron(x: 1, y: 0), try Networks.neuron(x: 0, y: 1),
      try Networks.exponential(), try Networks.vectorCost(), try assortment(),
    ]
    var tally = MisconceptionTally()
    for sheet in sheets { try tally.count(sheet) }
    #expect(tally.accepted.isEmpty, "\(tally.accepted)")
    #expect(tally.misnamed.isEmpty, "\(tally.misnamed)")
    #expect(tally.named > 300, "\(tally.named) named, \(tally.ambiguous) ambiguous")
  }

  @Test("that cannot be told from the truth are listed for the author") func indistinguishable() throws {
    let sheet = try Networks.sigmoid()
    #expect(sheet.indistinguishable(at: "beta1-2") == ["other-activation"])
    #expect(sheet.indistinguishable(at: "loss-w2").isEmpty)
  }

  @Test("can be stated by an exercise") func authored() throws {
    let plain = try Networks.neuron(x: 1, y: 0)
    let formula = try Parser().parse("(a - y)^3")
    let sheet = GradingModel(
      graph: plain.graph, values: plain.values, notation: plain.notation, entries: plain.entries,
      misconceptions: [AuthoredMisconception(step: "cost", formula: formula, sentence: "That is the cube.")])
    let verdict = try sheet.verdict("0.579", at: "cost")
    #expect(verdict.misconception == "authored-1")
    #expect(verdict.detail.unicode == "0.579 is not right to 1 decimal. That is the cube.")
  }
}

/// What becomes of every misconception's value when it is typed.
struct MisconceptionTally {
  var accepted: [String] = []
  var misnamed: [String] = []
  var named = 0
  var ambiguous = 0

  mutating func count(_ sheet: GradingModel) throws {
    for entry in sheet.entries {
      let history = try #require(sheet.context(at: entry.id))
      let precision = try #require(entry.question.precision)
      let truth = try #require(entry.question.truth)
      for outcome in (Diagnosis(history)?.values ?? []) {
        let question = Question(
          truth: Truth(outcome.value, error: outcome.value.magnitude * 1e-14), precision: precision)
        let text = question.expected
        let isTruth = (outcome.value - truth.value).magnitude <= 1e-12 * outcome.value.magnitude
        // What rounds to the same digits as the truth is right: the author is told.
        guard !isTruth, grade(text, on: entry.question).outcome != .right else { continue }
        let verdict = grade(text, on: entry.question, given: history)
        if verdict.outcome == .right {
          accepted.append("\(entry.id), \(outcome.id): \(text), \(verdict.reason.rawValue)")
        }
        switch verdict.misconception {
        case outcome.id?: named += 1
        case nil: ambiguous += 1
        // A likely one is told where others come to the same.
        case let likely? where Misconception.all.contains { $0.id == likely && $0.isLikely }: ambiguous += 1
        case let other?: misnamed.append("\(entry.id), \(outcome.id) as \(other): \(text)")
        }
      }
    }
  }
}
