import Course
import TestSupport
import Testing

@testable import Pictures

/// The exercises in the program.
func builtInExercises() throws -> [Exercise] {
  let catalogue = try Catalogue.builtIn()
  return try catalogue.entries.map { try catalogue.open($0.id) }
}

func builtIn(_ id: String) throws -> Exercise { try Catalogue.builtIn().open(id) }

/// Exercises of other shapes: dense layers with and without biases and detours, and graphs of single quantities.
struct RandomExercise {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func numbers(_ count: Int) -> [Double] {
    (0..<count).map { _ in Double(Int.random(in: -30...30, using: &random)) / 10 }
  }

  private func step(_ answer: String) -> [StepSpec] {
    [
      StepSpec(
        id: "s", ask: "What is the loss?", answer: answer, precision: .significant(3), hints: ["One.", "Two."],
        worked: "So.")
    ]
  }

  /// Layers of up to fourteen neurons, one after another, some with a way past the next.
  mutating func network() throws -> Exercise {
    let depth = Int.random(in: 1...5, using: &random)
    let widths = (0...depth).map { _ in Int.random(in: 1...14, using: &random) }
    var given = [Given(name: "x", value: .vector(numbers(widths[0])))]
    var define: [Named<String>] = []
    var parameters: [String] = []
    var before = ["x"]
    for layer in 1...depth {
      let matrix = (0..<widths[layer]).map { _ in numbers(widths[layer - 1]) }
      given.append(Given(name: "W\(layer)", value: .matrix(matrix)))
      parameters.append("W\(layer)")
      var formula = "W\(layer) * \(before[before.count - 1])"
      if Bool.random(using: &random) {
        given.append(Given(name: "b\(layer)", value: .vector(numbers(widths[layer]))))
        parameters.append("b\(layer)")
        formula += " + b\(layer)"
      }
      if layer >= 2, Int.random(in: 0..<3, using: &random) == 0 {
        let detour = (0..<widths[layer]).map { _ in numbers(widths[layer - 2]) }
        given.append(Given(name: "V\(layer)", value: .matrix(detour)))
        parameters.append("V\(layer)")
        formula += " + V\(layer) * \(before[before.count - 2])"
      }
      let activation = ["sigmoid", "relu", "tanh"].randomElement(using: &random) ?? "tanh"
      define += [Named("z\(layer)", formula), Named("a\(layer)", "\(activation)(z\(layer))")]
      before.append("a\(layer)")
    }
    define.append(Named("loss", "sum(a\(depth))"))
    return try Exercise(
      ExerciseSpec(
        id: "net", title: "A net", trains: "layout", about: "A net.", given: given, define: define, loss: ["loss"],
        parameters: parameters, inputs: ["x"], steps: step("loss")))
  }

  /// Single quantities, each computed from one to three before it.
  mutating func graph() throws -> Exercise {
    var names = (1...Int.random(in: 1...6, using: &random)).map { "u\($0)" }
    let given = names.map { Given(name: $0, value: .number(numbers(1)[0])) }
    var define: [Named<String>] = []
    for place in 1...Int.random(in: 2...16, using: &random) {
      let inputs = (0..<Int.random(in: 1...3, using: &random)).compactMap { _ in
        names.suffix(6).randomElement(using: &random)
      }
      define.append(Named("q\(place)", "tanh(" + inputs.joined(separator: " * ") + ")"))
      names.append("q\(place)")
    }
    define.append(Named("loss", names.suffix(3).joined(separator: " + ")))
    return try Exercise(
      ExerciseSpec(
        id: "graph", title: "A graph", trains: "layout", about: "A graph.", given: given, define: define,
        loss: ["loss"],
        parameters: [given[0].name], steps: step("loss")))
  }
}
