import Course

/// A complete exercise of the smallest size, for tests to put one mistake into.
let smallExercise = """
  format: 1
  id: small
  title: One neuron
  trains: a product and a sum
  about: A neuron with weight `w` sees `x = 2`.
  given: {x: 2, w: [3, 4], b: -1}
  define:
    z: w[1] * x + b
    a: sigmoid(z)
    C: (a - 1)^2 / 2
  loss: C
  parameters: [w, b]
  inputs: [x]
  steps:
    - id: sum
      ask: What is `z`?
      answer: z
      precision: exact
      hints: [Multiply first., Then add `b`.]
      worked: Weight times input, plus bias.
    - id: slope
      ask: What is `d(C)/d(b)`?
      answer: d(C)/d(b)
      precision: 3 significant
      hints:
        - Two links.
        - Multiply them.
      worked: Multiply along the path.
      note: At `z = 5` it is nearly 0.
      source-says: 0.1

  """

/// The small exercise with one text replaced, read; what is reported, a line each.
func diagnostics(replacing old: String, with new: String) -> [String] {
  precondition(smallExercise.contains(old), "the small exercise has no \(old)")
  return diagnostics(smallExercise.replacing(old, with: new, maxReplacements: 1))
}

/// What is reported for a text, a line each.
func diagnostics(_ text: String) -> [String] {
  ExerciseCheck(text: text, file: "small.yaml").diagnostics.map(\.description)
}
