import Course
import Testing

/// A slip of a handout, and where the learner is told of it.
private struct Slip: CustomTestStringConvertible {
  /// The handout and the line.
  let line: String
  /// The step whose note tells it.
  let step: String
  /// Words of the note.
  let words: String

  init(_ line: String, _ step: String, _ words: String) {
    self.line = line
    self.step = step
    self.words = words
  }

  var testDescription: String { "\(line) at \(step)" }
}

/// Every slip of the handouts: rounding, wrong labels and formulas, what is missing, notation and print.
private let slips: [(exercise: String, slips: [Slip])] = [
  (
    "half-moons",
    [
      Slip("000:7", "parameters", "a program and to pictures that are not part of it"),
      Slip("000:20", "dl-da2-formula", "notation is not uniform"),
      Slip("000:62", "dl-dw2-formula", "transpose of the column"),
      Slip("000:70", "dl-dx-formula", "stops at the chain"),
      Slip("000:70", "dl-da1-formula", "never gives a formula for it"),
    ]
  ),
  (
    "not-cost",
    [
      Slip("001:36", "cost-1", "squares the rounded 0.834"),
      Slip("001:43", "cost-0", "has no effect"),
      Slip("001:96", "contours", "marks at the right options"),
      Slip("001:103", "contours", "no minimum at finite weights"),
      Slip("001:131", "partials", "∂z/∂a as w"),
      Slip("001:144", "da1-dz1", "speaks of the derivative of the sigmoid here"),
      Slip("001:193", "dcda-code", "line numbers and bars"),
      Slip("001:224", "dcda-code", "keeps the square"),
      Slip("001:232", "dcda-code", "garbled"),
      Slip("001:235", "dzdb-code", "where a comment is meant"),
      Slip("001:245", "dcdb-code", "stops before it names the data point"),
    ]
  ),
  (
    "vector-cost",
    [
      Slip("001:292", "z1", "do not balance"),
      Slip("001:320", "cost", "never prints the number"),
      Slip("001:337", "layer-before", "missing"),
      Slip("001:337", "layer-before", "with respects to"),
      Slip("001:343", "dc-dw11", "plain product of fractions"),
      Slip("001:343", "many-layers", "N − i of them"),
      Slip("001:367", "layer-by-layer", "plain letters"),
      Slip("001:381", "layer-by-layer", "right under a wrong option"),
    ]
  ),
  (
    "sigmoid-2-2-1",
    [
      Slip("002:13", "why-squared-error", "gives no answer"),
      Slip("002:13", "drawing-nodes", "a figure that is missing"),
      Slip("002:17", "shape-w1", "before it gives any weights"),
      Slip("002:44", "beta1-2", "truncates a row of nines"),
      Slip("002:54", "yhat", "rounds to 0.119624"),
      Slip("002:56", "class", "only the first feature"),
      Slip("002:68", "dalpha2-dw2-1", "names the same derivative twice"),
      Slip("002:70", "chain-w2-1", "it means “affects”"),
      Slip("002:83", "chain-w2-1", "numbers its questions from 1 again"),
      Slip("002:104", "dalpha1-1-dw1-21", "Row 0"),
      Slip("002:126", "loss-w1-21", "leaves the answer out"),
      Slip("002:130", "loss-w1-21", "−0.231788…, truncated"),
      Slip("002:130", "w2-1-new", "parentheses around the negative number"),
      Slip("002:130", "w1-21-new", "both updates on one line"),
    ]
  ),
  (
    "two-weights",
    [
      Slip("003:6", "z1-formula", "a computation graph that is missing"),
      Slip("003:28", "da2-dz2-formula", "only one input"),
      Slip("003:28", "chain-w2", "in italics"),
      Slip("003:28", "w1-new-formula", "a plain letter"),
      Slip("003:46", "dz1-dw1-formula", "∂z₁/∂a₁"),
    ]
  ),
  (
    "exp-output",
    [
      Slip("004:1", "z1-1", "without its network and its data"),
      Slip("004:11", "z1-1", "inputs of its own"),
      Slip("004:11", "z1-1", "input times weight"),
      Slip("004:11", "dz1-1-dw1-11", "counts from 1"),
      Slip("004:17", "a1-2", "the exponent has the weighted sum of the output neuron"),
      Slip("004:21", "p", "no upper limit"),
      Slip("004:33", "dj-dp-formula", "never says what J is"),
      Slip("004:47", "loss-w2-11-y", "Only the first two or three digits are meaningful"),
      Slip("004:51 label", "chain-w1-11", "On the left of this chain the handout has the wrong name"),
      Slip("004:51 notation", "dz1-1-dw1-11", "lower-case w"),
      Slip("004:67", "loss-w1-11-y", "rounding gives 0.04434690"),
      Slip("004:67", "loss-w1-11-y", "parentheses are needed"),
      Slip("004:67", "loss-w1-11", "the constant first"),
    ]
  ),
]

@Suite("The slips of the handouts")
struct SlipTests {
  @Test("are told at their steps", arguments: slips.map(\.exercise))
  func told(id: String) throws {
    let exercise = try Catalogue.builtIn().open(id)
    for slip in slips.filter({ $0.exercise == id }).flatMap(\.slips) {
      let note = exercise.step(slip.step)?.note?.text(in: .unicode) ?? ""
      #expect(note.contains(slip.words), "\(slip.testDescription)")
    }
  }

  @Test("are forty-four, each at least once")
  func all() {
    let lines = Set(slips.flatMap(\.slips).map(\.line))
    let counts = ["000", "001", "002", "003", "004"].map { handout in lines.count { $0.hasPrefix(handout) } }
    #expect(counts == [4, 17, 11, 3, 9])
  }
}
