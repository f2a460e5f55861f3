import Canvas
import Testing
import Tutor

@testable import TutorUI

@Suite("The key map") struct KeyMapTests {
  @Test("No key has two meanings in one place", arguments: KeyContext.allCases)
  func unambiguous(_ context: KeyContext) {
    let keys = KeyMap.bindings.filter { $0.context == context }.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test("Where text is typed, no letter is a command", arguments: [KeyContext.exercise, .filter])
  func lettersAreFree(_ context: KeyContext) {
    for key in KeyMap.bindings.filter({ $0.context == context }).flatMap(\.keys) {
      if case .character(let character) = key { #expect(character == "?") }
    }
  }

  @Test("The bar of hints shows only keys that do something now") func hints() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("Esc")
    func bar() -> String { learner.screen().lines.last ?? "" }
    #expect(!bar().contains("Enter"))
    #expect(!bar().contains("F3"))
    learner.press("0")
    #expect(bar().contains("Enter check"))
    learner.press("Enter")
    #expect(bar().contains("Enter next step"))
    #expect(!bar().contains("F1"))
    #expect(!bar().contains("F4"))
    learner.press("Enter", "24", "Enter", "Enter", "0.5", "Enter", "Enter", "1.000", "Enter")
    #expect(bar().contains("F3 note"))
  }

  @Test("Every key is told of by a name that ASCII can write", arguments: KeyContext.allCases)
  func names(_ context: KeyContext) {
    for row in HelpScreen.rows(for: context, ascii: true) {
      #expect(!row.keys.isEmpty)
      #expect(row.keys.utf8.allSatisfy { $0 < 0x80 })
      #expect(!row.explanation.isEmpty)
    }
  }
}
