import Course
import Formula
import GradientEngine
import Testing

@Suite("Prose")
struct ProseTests {
  /// The about text of the small exercise, with this in its place.
  private func rendered(_ text: String, in charset: Charset = .unicode) throws -> String {
    let file = smallExercise.replacing(
      "about: A neuron with weight `w` sees `x = 2`.", with: "about: \"\(text)\"\nwrite: {w: \"ω\"}")
    let check = ExerciseCheck(text: file, file: "small.yaml")
    #expect(check.diagnostics == [])
    return try #require(check.exercise).about.text(in: charset)
  }

  @Test("formulas are written in the exercise's notation")
  func formulas() throws {
    #expect(try rendered("`w[1] * x`") == "ω₁·x")
    #expect(try rendered("`w[1] * x`", in: .ascii) == "w[1]*x")
    #expect(try rendered("`z = w[1] * x + b`") == "z = ω₁·x + b")
    #expect(try rendered("the function `sigmoid(u)`") == "the function σ(u)")
    #expect(try rendered("`d(C)/d(w[2])`") == "∂C/∂ω₂")
  }

  @Test("values are filled in, to as many digits as are said")
  func values() throws {
    #expect(try rendered("{z} and {a}") == "5 and 0.9933")
    #expect(try rendered("{a to 2 decimals}, {a to 6 significant}, {w[1] to exact}") == "0.99, 0.993307, 3")
    #expect(try rendered("{b}") == "−1")
    #expect(try rendered("{b}", in: .ascii) == "-1")
  }

  @Test("a doubled sign stands for itself")
  func doubled() throws {
    #expect(try rendered("``code`` and {{braces}}") == "`code` and {braces}")
  }

  @Test("without Unicode, signs are spelled out and nothing else is left")
  func ascii() throws {
    #expect(try rendered("½ − σ′ … “so” é 漢", in: .ascii) == "1/2 - sigma' ... \"so\" e ?")
  }

  @Test("the worked lines are derived")
  func worked() throws {
    let exercise = try #require(ExerciseCheck(text: smallExercise, file: "small.yaml").exercise)
    #expect(exercise.step("sum")?.worked.equations().map { $0.text(in: .unicode) } == ["z = w₁·x + b = 3·2 + (−1) = 5"])
    #expect(
      exercise.step("slope")?.worked.equations().map { $0.text(in: .ascii) } == [
        "d(C)/d(b) = d(C)/d(a)*d(a)/d(z)*d(z)/d(b) = (a - 1)*a*(1 - a) = (0.9933 - 1)*0.9933*(1 - 0.9933) = -4.449e-5"
      ])
    #expect(exercise.step("sum")?.worked.method.text(in: .unicode) == "Weight times input, plus bias.")
  }

  @Test("a given value is told on one line")
  func givens() throws {
    let exercise = try #require(ExerciseCheck(text: smallExercise, file: "small.yaml").exercise)
    #expect(
      exercise.givens.map { $0.text(in: exercise.notation).unicode } == ["x = 2", "w = [3, 4]", "b = −1"])
  }
}
