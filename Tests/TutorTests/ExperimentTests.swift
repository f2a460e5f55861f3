import Course
import GradientEngine
import Testing

@testable import Tutor

@Suite("Changing given numbers") struct ExperimentTests {
  private func experiment(_ id: String = "not-cost") throws -> Experiment {
    Experiment(with: try Catalogue.builtIn().open(id)) { _ in false }
  }

  private func choose(_ name: String, in experiment: inout Experiment) throws -> QuantityID {
    let id = try #require(experiment.exercise.graph.quantity(named: name)?.id)
    let place = try #require(experiment.numbers.firstIndex(of: id))
    experiment.move(.first)
    for _ in 0..<place { experiment.move(.down) }
    #expect(experiment.chosen == id)
    return id
  }

  private func type(_ text: String, in experiment: inout Experiment) -> Bool {
    experiment.edit(.insert(text))
    return experiment.enter() == nil
  }

  @Test(
    "Every element of every given can be changed, and all that is computed follows",
    arguments: ["not-cost", "vector-cost"])
  func everyGiven(id: String) throws {
    var experiment = try experiment(id)
    let elements = experiment.exercise.givens.flatMap {
      experiment.exercise.graph.symbols[$0.name]?.tensor.elements ?? []
    }
    #expect(experiment.numbers == elements)
    for place in elements.indices {
      #expect(type("0.375", in: &experiment))
      #expect(experiment.value(elements[place]) == 0.375)
      experiment.move(.down)
    }
    let run: Evaluation<Double> = experiment.exercise.graph.evaluate()
    for element in elements { #expect(run[element] == 0.375) }
  }

  @Test("A number goes up and down in round steps of about a tenth") func nudges() throws {
    var experiment = try experiment()
    let b = try choose("b", in: &experiment)
    for expected in [-0.09, -0.08, -0.07] {
      experiment.apply(.raise)
      #expect(experiment.value(b) == expected)
    }
    for _ in 0..<10 { experiment.apply(.raise) }
    #expect(experiment.value(b) == 0.03)
    let w = try choose("w", in: &experiment)
    experiment.apply(.lower)
    #expect(experiment.value(w) == 1.2)
  }

  @Test("One key takes back the last change, one all of them") func undo() throws {
    var experiment = try experiment()
    let w = try choose("w", in: &experiment)
    #expect(type("2", in: &experiment))
    for _ in 0..<5 { experiment.apply(.raise) }
    #expect(experiment.value(w) == 2.5)
    let y = try choose("y1", in: &experiment)
    #expect(type("1/4", in: &experiment))
    #expect(experiment.value(y) == 0.25)
    experiment.apply(.undo)
    #expect(experiment.value(y) == 0 && experiment.value(w) == 2.5)
    experiment.apply(.undo)  // all five steps are one change
    #expect(experiment.value(w) == 2)
    experiment.apply(.undo)
    #expect(experiment.value(w) == 1.3 && !experiment.isChanged && !experiment.canUndo)
    #expect(type("2", in: &experiment))
    experiment.apply(.reset)
    #expect(!experiment.isChanged)
    experiment.apply(.undo)  // also of that
    #expect(experiment.isChanged)
  }

  @Test("What is no number, or too large, changes nothing", arguments: ["abc", "1e400", "1e7", "--", "nan"])
  func refused(text: String) throws {
    var experiment = try experiment()
    #expect(!type(text, in: &experiment))
    #expect(!experiment.isChanged)
    #expect(!experiment.field.isEmpty)
  }

  @Test("A letter that stays a letter, and a given whose shape is asked, cannot be changed") func hidden() throws {
    let exercise = try Catalogue.builtIn().open("exp-output")
    let letter = try #require(exercise.givens.first { $0.value == .unknown })
    let numbers = Experiment(with: exercise) { $0.name == "W1" }.numbers
    let hidden = [letter.name, "W1"].flatMap { exercise.graph.symbols[$0]?.tensor.elements ?? [] }
    #expect(!hidden.isEmpty && numbers.allSatisfy { !hidden.contains($0) })
  }
}
