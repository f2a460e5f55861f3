import Foundation
import Testing

@testable import TutorUI

@Suite("The manual page") struct ManualTests {
  private static let path = exerciseFolder.components(separatedBy: "/Tests/")[0] + "/docs/gradus.1"
  private static let (start, end) = (".SH KEYS\n", ".SH EXIT STATUS\n")

  /// The keys of every screen, as the key map has them.
  private var keys: String {
    func escaped(_ text: String) -> String {
      text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\"", with: "\\(dq")
    }
    let intro = """
      Where something is typed, letters are text and commands are function keys, or Ctrl and Alt with a letter. Elsewhere
      letters are commands, too.

      """
    return intro
      + KeyContext.allCases.map { context in
        ".SS \(context.title)\n"
          + HelpScreen.rows(for: context, ascii: true).map { row in
            ".TP\n.B \"\(escaped(row.keys))\"\n\(escaped(row.explanation)).\n"
          }.joined()
      }.joined()
  }

  @Test("It tells every key there is, and no other") func everyKey() throws {
    let text = try String(contentsOfFile: Self.path, encoding: .utf8)
    let start = try #require(text.range(of: Self.start)).upperBound
    let end = try #require(text.range(of: Self.end, range: start..<text.endIndex)).lowerBound
    if ProcessInfo.processInfo.environment["RECORD_SCREENS"] != nil {
      try (text[..<start] + keys + text[end...]).write(toFile: Self.path, atomically: true, encoding: .utf8)
    } else {
      #expect(String(text[start..<end]) == keys)
    }
  }
}
