import Course
import Formula
import Foundation
import GradientEngine
import Testing

@Suite("docs/EXERCISES.md")
struct GuideTests {
  private let guide: String

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    guide = try String(contentsOf: root.appending(path: "docs/EXERCISES.md"), encoding: .utf8)
  }

  @Test("the exercise it builds up is valid")
  func exampleIsValid() {
    let blocks = guide.components(separatedBy: "```yaml\n").dropFirst().prefix(3)
    let text = blocks.map { $0.components(separatedBy: "```")[0] }.joined(separator: "\n")
    let check = ExerciseCheck(text: text, file: "one-neuron.yaml")
    #expect(check.diagnostics == [])
    #expect(check.exercise?.steps.map { "\($0.id) \($0.question.expected)" } == ["z 0.35", "dloss-dw1 -0.200"])
  }

  @Test("every key of the format is described")
  func keys() {
    for key in [
      "format", "id", "title", "trains", "about", "source", "given", "define", "loss", "parameters", "inputs", "update",
      "indices", "write", "steps", "ask", "answer", "precision", "hints", "worked", "note", "source-says", "functions",
      "domain", "kind", "options", "text", "true", "why", "in-terms-of", "unspecified", "form", "model",
      "misconceptions",
      "formula", "says", "names", "calls", "vary", "asked-as", "optional", "variant-precision", "values", "from", "to",
      "step", "choices",
      "except", "where", "ties", "saturated-units", "dead-relus", "small-gradients",
    ] {
      #expect(guide.contains("`\(key)`"))
    }
  }

  @Test("what varies in its example has variants")
  func variation() throws {
    let blocks = guide.components(separatedBy: "```yaml\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    let vary = try #require(blocks.first { $0.hasPrefix("vary:") })
    let text = (blocks.prefix(3) + [vary]).joined(separator: "\n")
    let spec = try #require(ExerciseReader.spec(text: text, file: "one-neuron.yaml").spec)
    let variants = try Variants(of: spec)
    #expect(Set(try (1...20).map { try variants.spec(seed: $0).given }).count > 15)
  }

  @Test("every function of the language is listed, and no other")
  func functions() throws {
    let list = try #require(guide.components(separatedBy: "- `exp log ").last?.components(separatedBy: "`").first)
    let called = Set(("exp log " + list).split(separator: " ").map(String.init))
    // These two are told of where the unknown is, and where an element is taken.
    #expect(called.union(["coefficient", "constant", "transpose"]) == Set(Vocabulary.reference.map(\.name)))
  }
}
