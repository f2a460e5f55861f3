import Course
import Foundation
import Testing

@testable import gradus

@Suite("gradus grade") struct GradeTests {
  private let gradus: Program

  init() throws { gradus = try Program() }

  @Test(
    "The verdict and the status it ends with",
    arguments: [
      ("-.0462", "right", 0), ("\u{2212}0.0462", "right", 0), ("-4.62e-2", "right", 0), ("-0,0462", "right", 0),
      ("-0.046", "digits", 1), ("0.0462", "wrong", 1), ("about nothing", "unreadable", 1), ("", "unreadable", 1),
    ] as [(String, String, Int32)])
  func verdicts(answer: String, verdict: String, status: Int32) throws {
    let run = try gradus("grade", "sigmoid-2-2-1", "loss-w2-1", answer, "--format", "json")
    #expect(run.status == status)
    let object = try #require(try run.json() as? [String: Any])
    #expect(Set(object.keys) == ["exercise", "step", "answer", "verdict", "reason", "detail", "expected"])
    #expect(object["verdict"] as? String == verdict)
    #expect(object["answer"] as? String == answer)
    #expect(object["exercise"] as? String == "sigmoid-2-2-1")
    #expect(object["step"] as? String == "loss-w2-1")
    #expect(object["expected"] as? String == "-0.0462")
  }

  @Test(
    "A step is named by its id, its number, or what it asks as that is written",
    arguments: [
      ("loss-w2-1", "-.0462"), ("∂ℓ/∂W²₁", "-.0462"), ("d(loss)/d(W2[1])", "-.0462"), ("ŷ", ".1192"),
      ("yhat", ".1192"), (" ∂ŷ / ∂α²", "0.105"), ("chain of ∂ℓ/∂W²₁", "∂ℓ/∂ŷ·∂ŷ/∂α²·∂α²/∂W²₁"), ("W2[1]'", "2.0925"),
      ("shape of W1", "3 by 2"),
    ])
  func stepNames(step: String, answer: String) throws {
    let run = try gradus("grade", "sigmoid-2-2-1", step, answer)
    #expect(run.status == 0, "\(step): \(run.output)\(run.errors)")
  }

  @Test("A step's number is the one that the tutor shows") func stepNumber() throws {
    let steps = try Catalogue.builtIn().open("sigmoid-2-2-1").steps
    let index = try #require(steps.firstIndex { $0.id == "loss-w2-1" })
    #expect(try gradus("grade", "sigmoid-2-2-1", "\(index + 1)", "-.0462").status == 0)
  }

  @Test("A name that several steps ask for, and a number that there is not, are told as such") func unclearStep() throws
  {
    let several = try gradus("grade", "sigmoid-2-2-1", "choice", "a")
    #expect(several.status == 64)
    let steps = try Catalogue.builtIn().open("sigmoid-2-2-1").steps
    let picked = steps.indices.filter { !steps[$0].options.isEmpty }.map { "\($0 + 1) (\(steps[$0].id))" }
    #expect(
      several.errors
        == "gradus: several steps of sigmoid-2-2-1 ask for choice: \(picked.joined(separator: ", ")); give a number or "
        + "an id\n")
    let many = try gradus("grade", "sigmoid-2-2-1", "99", "1")
    #expect(many.status == 64)
    #expect(many.errors == "gradus: sigmoid-2-2-1 has \(steps.count) steps, so there is no step 99\n")
  }

  @Test("A class is asked by its label, and “yes” is told so") func yesIsNoClass() throws {
    let run = try gradus("grade", "sigmoid-2-2-1", "class", "yes")
    #expect(run.lines[0] == "unreadable: Type the class itself, not “yes”; expected 0 or 1.")
  }

  @Test("What follows the step is the answer, whatever it begins with") func anyAnswer() throws {
    for answer in ["-4.6", "--5", "-h", "--", "-x", "-", "--formats"] where answer != "--" {
      for arguments in [["grade", "not-cost", "z1", answer], ["grade", "not-cost", "z1", "--", answer]] {
        let run = try gradus.run(Program.path, arguments)
        #expect(run.status == 1 && run.errors == "", "\(arguments): \(run.errors)")
      }
    }
    #expect(try gradus("grade", "not-cost", "z1", "--", "1.2").status == 0)
    #expect(try gradus("grade", "not-cost", "z1", "--help").status == 0)
  }

  @Test("Every step's model answer is right") func modelAnswers() throws {
    for id in ["not-cost", "exp-output"] {
      for step in try Catalogue.builtIn().open(id).steps.prefix(8) {
        let run = try gradus("grade", id, step.id, step.question.expected)
        #expect(run.status == 0, "\(id) \(step.id): \(run.output)")
      }
    }
  }

  @Test("An unreadable answer is shown with its trouble pointed at") func caret() throws {
    let run = try gradus("grade", "sigmoid-2-2-1", "loss-w2-1", "2*(0.1+@)")
    #expect(run.status == 1)
    #expect(run.lines[0].hasPrefix("unreadable: "))
    #expect(run.lines[1...2] == ["  2*(0.1+@)", "         ^"])
  }

  @Test("Of a very long answer only what stands around its trouble is shown") func longAnswer() throws {
    let run = try gradus("grade", "sigmoid-2-2-1", "loss-w2-1", String(repeating: "1+", count: 50_000))
    #expect(run.status == 1)
    #expect(run.output.count < 400)
  }

  @Test("Terminal escapes in an answer do not reach the terminal") func escapes() throws {
    let run = try gradus("grade", "sigmoid-2-2-1", "loss-w2-1", "\u{1B}[2J\u{9B}5n")
    #expect(run.status == 1)
    #expect(!run.output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B })
    let unknown = try gradus("grade", "sigmoid-2-2-1", "\u{1B}[2J", "1")
    #expect(unknown.status == 64)
    #expect(!unknown.errors.unicodeScalars.contains { $0.value == 0x1B })
  }
}

@Suite("An answer that begins with a minus") struct AnswerArgumentTests {
  @Test(
    "It moves behind the options",
    arguments: [
      (["grade", "e", "s", "-.5"], ["grade", "e", "s", "--", "-.5"]),
      (["grade", "e", "s", "-.5", "--format", "json"], ["grade", "e", "s", "--format", "json", "--", "-.5"]),
      (["grade", "--format=json", "e", "s", "-y + 1"], ["grade", "--format=json", "e", "s", "--", "-y + 1"]),
      (["--exercises", "d", "grade", "e", "s", "-1"], ["--exercises", "d", "grade", "e", "s", "--", "-1"]),
      (["grade", "e", "s", "--5"], ["grade", "e", "s", "--", "--5"]),
      (["grade", "e", "s", "-h"], ["grade", "e", "s", "--", "-h"]),
      (["grade", "e", "s", "--x", "--format", "json"], ["grade", "e", "s", "--format", "json", "--", "--x"]),
      (["grade", "--exercises", "d", "e", "s", "-"], ["grade", "--exercises", "d", "e", "s", "--", "-"]),
      (["grade", "e", "s", "--format"], ["grade", "e", "s", "--", "--format"]),
    ])
  func moves(given: [String], put: [String]) {
    #expect(protectingAnswer(in: given) == put)
  }

  @Test(
    "Everything else stays as it was",
    arguments: [
      ["grade", "e", "s", "0.5"], ["grade", "-h"], ["grade", "e", "s", "--", "-1"], ["grade", "--help"],
      ["list", "-1"],
      ["grade", "e", "s", "1", "--format", "json"], [],
    ])
  func stays(_ arguments: [String]) {
    #expect(protectingAnswer(in: arguments) == arguments)
  }
}
