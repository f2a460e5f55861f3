import Course
import Foundation
import GradientEngine
import Testing

@testable import gradus

@Suite("gradus replay") struct ReplayTests {
  private let gradus: Program

  init() throws { gradus = try Program() }

  private func replay(_ id: String) throws -> Replay {
    let run = try gradus("replay", id, "--format", "json")
    #expect(run.status == 0)
    return try JSONDecoder().decode(Replay.self, from: Data(run.output.utf8))
  }

  @Test(
    "JSON has every line of the trace, each number as it was computed",
    arguments: try Catalogue.builtIn().entries.map(\.id))
  func everyLine(_ id: String) throws {
    let exercise = try Catalogue.builtIn().open(id)
    let replay = try replay(id)
    #expect(replay.exercise == id)
    #expect(replay.title == exercise.title)
    #expect(replay.steps.count == exercise.trace.entries.count)
    for (step, entry) in zip(replay.steps, exercise.trace.entries) {
      #expect(step.phase == entry.phase.rawValue)
      #expect(step.name == entry.name)
      #expect(exercise.graph.quantity(named: step.name) != nil)
      #expect(step.value == Replay.Number(entry.value))
      #expect(step.paths.map { $0.map(\.name) } == entry.paths.map { $0.map(\.name) })
      #expect(step.factors == (step.paths.count == 1 ? step.paths[0] : []))
    }
  }

  @Test("It has the keys that its readers rely on, and no others") func keys() throws {
    let object = try #require(try gradus("replay", "exp-output", "--format", "json").json() as? [String: Any])
    #expect(Set(object.keys) == ["exercise", "title", "steps"])
    for step in try #require(object["steps"] as? [[String: Any]]) {
      #expect(Set(step.keys) == ["phase", "name", "shown", "formula", "substituted", "value", "factors", "paths"])
    }
  }

  @Test("Every parameter and input has its gradient") func gradients() throws {
    let names = Set(try replay("sigmoid-2-2-1").steps.map(\.name))
    let weights = ["W1[0,1]", "W1[0,2]", "W1[1,1]", "W1[1,2]", "W1[2,1]", "W1[2,2]", "W2[0]", "W2[1]", "W2[2]"]
    for name in weights + ["x[1]", "x[2]"] { #expect(names.contains("d(loss)/d(\(name))")) }
    for name in ["alpha1[1]", "alpha1[2]", "beta1[1]", "beta1[2]", "alpha2", "yhat", "loss"] {
      #expect(names.contains(name))
    }
  }

  @Test("A known gradient, with its chain as factors") func knownGradient() throws {
    let step = try #require(try replay("sigmoid-2-2-1").steps.first { $0.name == "d(loss)/d(W2[1])" })
    let value = step.value.coefficients[0]
    #expect(abs(value / -0.046239021619400289 - 1) < 1e-12)
    #expect(step.factors.map(\.name) == ["d(loss)/d(yhat)", "d(yhat)/d(alpha2)", "d(alpha2)/d(W2[1])"])
    #expect(abs(step.factors.map { $0.value.coefficients[0] }.reduce(1, *) / value - 1) < 1e-12)
  }

  @Test("A gradient with the target left a letter is linear in it") func unknown() throws {
    let step = try #require(try replay("exp-output").steps.first { $0.name == "d(J)/d(W2[1,1])" })
    #expect(step.value.unknown == "y")
    #expect(step.value.coefficients.count == 2)
  }

  @Test("A derivative with several paths lists them all and calls none the chain") func severalPaths() throws {
    let step = try #require(try replay("sigmoid-2-2-1").steps.first { $0.name == "d(loss)/d(x[1])" })
    #expect(step.paths.count == 2)
    #expect(step.factors.isEmpty)
  }

  @Test("Text goes from the givens to the update; rounded, or with every digit") func text() throws {
    let rounded = try gradus("replay", "sigmoid-2-2-1")
    let headings = ["Given", "Forward", "Backward", "Update"]
    #expect(rounded.lines.filter(headings.contains) == headings)
    #expect(rounded.output.contains("  ŷ = σ(α²)\n    = σ(−2.000)\n    = 0.1192\n"))
    #expect(try gradus("replay", "sigmoid-2-2-1", "--all-digits").output.contains("0.11920292203797214"))
  }

  @Test("Markdown is tables of four columns") func markdown() throws {
    let run = try gradus("replay", "exp-output", "--format", "markdown")
    let rows = run.lines.filter { $0.hasPrefix("|") }
    #expect(rows.count > 20)
    #expect(rows.allSatisfy { $0.split(separator: "|", omittingEmptySubsequences: false).count == 6 })
  }

  @Test("Every registered format is in the help, is completed, and writes what the option prints")
  func formats() throws {
    let exercise = try Catalogue.builtIn().open("exp-output")
    let help = try gradus("replay", "--help").output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let names = ReplayFormatArgument.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(help.contains("values: \(names.joined(separator: ", ")); default: \(names[0])"))
    #expect(try gradus("--generate-completion-script", "fish").output.contains("'\(names.joined(separator: " "))'"))
    for format in ReplayFormatArgument.all {
      let text = format.text(of: exercise, in: .unicode, digits: .significant(4))
      #expect(try gradus("replay", "exp-output", "--format", format.name).output == text + "\n")
    }
    #expect(try gradus("replay", "exp-output", "--format", "xml").status == 64)
  }
}
