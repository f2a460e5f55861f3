import Course
import Testing

@Suite("The exercises of the handouts")
struct HandoutExerciseTests {
  @Test("each reads without a diagnostic", arguments: ["not-cost", "vector-cost", "sigmoid-2-2-1", "exp-output"])
  func readsClean(id: String) throws {
    let catalogue = try Catalogue.builtIn()
    let (exercise, diagnostics) = try catalogue.read(try catalogue.entry(id))
    #expect(diagnostics == [])
    #expect(exercise?.id == id)
  }
}
