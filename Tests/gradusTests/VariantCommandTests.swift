import Course
import Foundation
import Testing

@testable import gradus

@Suite("--seed") struct VariantCommandTests {
  private let gradus: Program

  init() throws { gradus = try Program() }

  @Test("Replay, list, grade and plot take the numbers of the seed") func commands() throws {
    let variant = try Catalogue.builtIn().open("sigmoid-2-2-1", seed: 17)
    let replay = try #require(
      try gradus("replay", "sigmoid-2-2-1", "--seed", "17", "--format", "json").json() as? [String: Any])
    #expect(replay["seed"] as? Int == 17)
    let step = try #require(variant.step("loss-w2-1"))
    let own = try #require(try Catalogue.builtIn().open("sigmoid-2-2-1").step("loss-w2-1")).question.expected
    #expect(try gradus("grade", "sigmoid-2-2-1", "loss-w2-1", step.question.expected, "--seed", "17").status == 0)
    #expect(try gradus("grade", "--seed", "17", "sigmoid-2-2-1", "loss-w2-1", own).status == 1)
    #expect(try gradus("replay", "sigmoid-2-2-1", "--seed", "17").lines[0].hasSuffix("(seed 17)"))
    #expect(try gradus("list", "sigmoid-2-2-1", "--seed", "17").status == 0)
    let plots = try [[], ["--seed", "17"]].map { try gradus.run(Program.path, ["plot", "sigmoid-2-2-1"] + $0).output }
    #expect(plots[0] != plots[1])
  }

  @Test("The same seed gives the same on every run, another seed other numbers") func repeatable() throws {
    let runs = try ["3", "3", "4"].map { try gradus("replay", "exp-output", "--seed", $0).output }
    #expect(runs[0] == runs[1] && runs[0].dropFirst(80) != runs[2].dropFirst(80))
  }

  @Test("A seed that is none, and an exercise without variants, are refused") func refusals() throws {
    for seed in ["0", "-1", "x", "1000000000"] {
      #expect(try gradus("replay", "not-cost", "--seed=\(seed)").status == 64)
    }
    let file = try gradus.folder.write(smallExercise, to: "own/one-weight.yaml")
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    let run = try gradus("replay", "one-weight", "--exercises", folder, "--seed", "2")
    #expect(run.status == 64)
    #expect(run.errors == "gradus: one-weight has no variants: it does not say what varies\n")
  }

  @Test("A batch takes the seed from a column, as text or number") func batch() throws {
    let variant = try Catalogue.builtIn().open("two-weights", seed: 5)
    let expected = try #require(variant.step("z1")).question.expected
    let csv = try gradus(
      "grade", "--batch", "-",
      input: """
        learner,exercise,variant,step,answer
        a,two-weights,5,z1,\(expected)
        a,two-weights,,z1,1
        a,two-weights,five,z1,1

        """)
    #expect(csv.lines[1].contains(",right,") && csv.lines[2].contains(",right,"))
    #expect(csv.errors.contains("the variant is 'five'") && csv.status == 1)
    for seed in ["5", "\"5\""] {
      let line =
        #"{"learner": "a", "exercise": "two-weights", "variant": \#(seed), "step": "z1", "answer": "\#(expected)"}"#
      let run = try gradus("grade", "--batch", "-", "--format", "jsonl", input: line + "\n")
      #expect(run.output.contains(#""verdict": "right""#) && run.output.contains(#""variant": 5"#))
    }
  }

  @Test("Check tells how draws fare, and where nothing keeps the conditions") func check() throws {
    #expect(try gradus("check", "--built-in").output.contains("variants for 200 seeds took"))
    let text = smallExercise.replacingOccurrences(
      of: "steps:\n", with: "vary:\n  values: {x: {from: 1, to: 4}}\n  where: [a > 99]\nsteps:\n")
    let file = try gradus.folder.write(text, to: "impossible.yaml")
    let run = try gradus("check", file)
    #expect(run.status == 1)
    #expect(
      run.errors.contains(
        "no variant for seed 1: none of 2000 draws keeps all conditions; 'a > 99' fails in 100 of 100"))
  }

  @Test("Progress is told for each variant, and comes over by export and import") func progress() throws {
    #expect(try gradus("progress").output == "Nothing was worked yet.\n")
    _ = try gradus("quiz", "--plain", "not-cost", input: "1.2\n0.5\nquit\n")
    _ = try gradus("quiz", "--plain", "not-cost", "--seed", "4", input: "1.2\nshow\nquit\n")
    let rows = try #require(try gradus("progress", "--format", "json").json() as? [[String: Any]])
    #expect(rows.map { $0["exercise"] as? String } == ["not-cost", "not-cost"])
    #expect(rows.map { $0["variant"] as? Int } == [nil, 4])
    #expect(rows.map { $0["shown"] as? Int } == [0, 1])
    #expect(rows.map { $0["rightFirstTime"] as? Int } == [1, 1])
    let csv = try gradus("progress", "--format", "csv").lines
    #expect(csv[0].hasPrefix("exercise,variant,steps,done,first,") && csv[1].hasPrefix("not-cost,,50,1,1,1,0,0,2,"))
    let file = gradus.folder.file("work.json")
    #expect(try gradus("export", file).status == 0)
    let other = ["GRADUS_HOME": gradus.folder.file("other")]
    #expect(try gradus("import", file, environment: other).output.hasSuffix("taken in\n"))
    #expect(try gradus("import", file, environment: other).output == "0 entries taken in\n")
    #expect(try gradus("progress", environment: other).output == gradus("progress").output)
    #expect(try gradus("import", "--learner", "ann", file, environment: other).status == 0)
    #expect(try gradus("progress", "--format", "csv", environment: other).lines.count { $0.hasSuffix(",ann") } == 2)
    #expect(try gradus("import", gradus.folder.file("nowhere")).status == 64)
    #expect(try gradus("import", try gradus.folder.write("{}", to: "other.json")).status == 64)
  }
}
