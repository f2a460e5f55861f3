import Course
import TestSupport
import Testing

@Suite("Mutated files")
struct FuzzTests {
  private static let pieces =
    [
      "", "\n", "  ", ":", ": ", "- ", "[", "]", "{", "}", "'", "\"", "`", "#", "|", ">", "&a", "*a", "!", "%", "@",
      "?",
    ]
    + [
      "\\", "\t", "\u{0}", "\u{1B}[2J", "\u{FEFF}", "\u{202E}", "é", "0", "1e999", "-", "nan", "unknown", "w", "C", "z",
    ]
    + [
      "d(C)/d(z)", "1/0", "[[1, 2], [3]]", "((((((((", "z z z z", "x^x^x^x", "<<: *a", "!!binary", "~", "null", "---",
      "...",
    ]

  /// Reading ends, and comes to an exercise or to diagnostics with places inside the file, whatever the file says.
  @Test("never crash the reader, and are reported inside the file", arguments: 0..<4)
  func mutations(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<150 {
      var bytes = Array(smallExercise.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0..<bytes.count, using: &random))
        case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
        default: bytes.replaceSubrange(place..<end, with: (Self.pieces.randomElement(using: &random) ?? "").utf8)
        }
        if bytes.isEmpty { bytes = [0x0A] }
      }
      let (exercise, diagnostics) = ExerciseReader.read(bytes: bytes, file: "x.yaml")
      #expect((exercise == nil) == !diagnostics.isEmpty)
      let lines = bytes.count { $0 == 0x0A } + 1
      for diagnostic in diagnostics {
        #expect((1...lines + 1).contains(diagnostic.line))
        #expect((1...bytes.count + 1).contains(diagnostic.column))
        #expect(!diagnostic.description.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E })
      }
    }
  }
}
