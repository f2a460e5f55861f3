import Formula
import GradientEngine
import TestSupport
import Testing

@testable import Grading

/// The networks of the handouts, with the steps that ask for their numbers.
enum Networks {
  /// The steps that ask for these quantities of a network.
  static func gradingModel(
    _ network: GraphBuilder, shown: [String: String] = [:], steps: [(id: String, answer: String, precision: String)]
  ) throws -> GradingModel {
    var builder = network
    let notation = Notation(overrides: shown)
    let parser = Parser(notation: notation)
    var asked: [(id: String, quantity: QuantityID, precision: Precision)] = []
    for step in steps {
      let quantity = try builder.quantities(for: try parser.parse(step.answer)).elements[0]
      asked.append((step.id, quantity, try Precision(parsing: step.precision)))
    }
    let graph = builder.graph()
    let values = graph.values()
    let entries: [GradingModel.Entry] = try asked.map { step in
      let value = try #require(values[step.quantity.index].number)
      let truth = Truth(value, error: value.magnitude * 0x1p-46)
      return GradingModel.Entry(
        id: step.id, quantities: [step.quantity], question: Question(truth: truth, precision: step.precision))
    }
    return GradingModel(graph: graph, values: values, notation: notation, entries: entries)
  }

  /// The 2-2-1 network of the second handout; row 0 and weight 0 are the biases.
  static func sigmoid() throws -> GradingModel {
    try gradingModel(
      try sigmoidNet(),
      shown: [
        "alpha1": "α¹", "beta1": "β¹", "alpha2": "α²", "yhat": "ŷ", "loss": "ℓ", "lambda": "λ", "W1": "W¹", "W2": "W²",
      ],
      steps: [
        ("alpha1-1", "alpha1[1]", "exact"), ("alpha1-2", "alpha1[2]", "exact"), ("beta1-1", "beta1[1]", "1 decimal"),
        ("beta1-2", "beta1[2]", "3 decimals"), ("term3", "W2[2]*beta1[2]", "3 decimals"),
        ("alpha2", "alpha2", "3 decimals"),
        ("yhat", "yhat", "4 decimals"), ("loss", "loss", "4 decimals"),
        ("dloss-dyhat", "partial(loss)/partial(yhat)", "3 significant"),
        ("dyhat-dalpha2", "partial(yhat)/partial(alpha2)", "3 significant"),
        ("dalpha2-dw2", "partial(alpha2)/partial(W2[1])", "1 decimal"),
        ("loss-w2", "d(loss)/d(W2[1])", "3 significant"),
        ("dalpha2-dbeta1", "partial(alpha2)/partial(beta1[1])", "exact"),
        ("dbeta1-dalpha1", "partial(beta1[1])/partial(alpha1[1])", "2 decimals"),
        ("dalpha1-dw1", "partial(alpha1[1])/partial(W1[2,1])", "exact"),
        ("loss-w1", "d(loss)/d(W1[2,1])", "3 significant"),
        ("w2-new", "W2'[1]", "4 decimals"), ("w1-new", "W1'[2,1]", "4 decimals"),
      ])
  }

  /// One tanh neuron for NOT, of the first handout, on one example.
  static func neuron(x: Double, y: Double) throws -> GradingModel {
    try gradingModel(
      build(
        given: [("x", scalar(x), nil), ("y", scalar(y), nil), ("w", scalar(1.3), nil), ("b", scalar(-0.1), nil)],
        define: [("z", "w*x + b"), ("a", "tanh(z)"), ("C", "(a - y)^2")], differentiate: ["C"], by: ["w", "b"]),
      steps: [
        ("z", "z", "1 decimal"), ("a", "a", "3 decimals"), ("cost", "C", "1 decimal"),
        ("dC-da", "partial(C)/partial(a)", "3 significant"), ("da-dz", "partial(a)/partial(z)", "3 significant"),
        ("dC-db", "d(C)/d(b)", "3 significant"),
      ])
  }

  /// The exponential-output network of the fifth handout, with y left as a letter.
  static func exponential() throws -> GradingModel {
    try gradingModel(
      try exponentialNet(),
      steps: [
        ("z1-1", "z1[1]", "exact"), ("a1-1", "a1[1]", "3 decimals"), ("z1-2", "z1[2]", "1 decimal"),
        ("a1-2", "a1[2]", "3 decimals"), ("z2", "z2[1]", "3 decimals"), ("p", "p", "3 decimals"),
        ("w2-y", "coefficient(d(J)/d(W2[1,1]), y)", "3 significant"),
        ("w2-1", "constant(d(J)/d(W2[1,1]), y)", "3 significant"),
        ("w1-y", "coefficient(d(J)/d(W1[1,1]), y)", "3 significant"),
        ("w1-1", "constant(d(J)/d(W1[1,1]), y)", "3 significant"),
      ])
  }

  /// A 2-to-2 tanh layer with a squared cost, after the first handout's vector question.
  static func vectorCost() throws -> GradingModel {
    try gradingModel(
      build(
        given: [
          ("x", vector(0.7, -0.4), nil), ("y", vector(0.9, 0.6), nil), ("W", matrix([-0.9, 0.8], [-0.7, -0.6]), nil),
          ("b", vector(0.1, -0.9), nil),
        ],
        define: [("z", "W*x + b"), ("a", "tanh(z)"), ("d", "a - y"), ("C", "sum(d .* d)")], differentiate: ["C"],
        by: ["W", "b", "x"]),
      steps: [
        ("z1", "z[1]", "5 decimals"), ("z2", "z[2]", "5 decimals"), ("a1", "a[1]", "4 decimals"),
        ("a2", "a[2]", "4 decimals"), ("d1", "d[1]", "4 decimals"), ("d2", "d[2]", "4 decimals"),
        ("C", "C", "5 decimals"),
        ("dC-dx1", "d(C)/d(x[1])", "5 decimals"), ("dC-dW11", "d(C)/d(W[1,1])", "3 significant"),
      ])
  }
}

extension GradingModel {
  /// The verdict on a text at a step, after these answers.
  func verdict(_ text: String, at id: String, after answers: [String: String] = [:]) throws -> Verdict {
    let entry = try #require(entries.first { $0.id == id })
    return grade(text, on: entry.question, given: context(at: id, answers: answers))
  }
}
