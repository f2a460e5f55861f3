import Testing

@testable import Tutor

/// The line with a bar where the cursor stands: "ab|c".
private func shown(_ field: TextField) -> String { field.beforeCursor + "|" + field.afterCursor }

private func field(_ start: String, _ edits: TextField.Edit...) -> String {
  let parts = start.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
  var field = TextField(parts.joined())
  field.apply(.home)
  for _ in 0..<(parts.first?.count ?? 0) { field.apply(.right) }
  for edit in edits { field.apply(edit) }
  return shown(field)
}

@Suite("The text field") struct TextFieldTests {
  @Test("Typing goes in where the cursor is") func typing() {
    #expect(field("-0.|4", .insert("0")) == "-0.0|4")
    #expect(field("|", .insert("−"), .insert("½")) == "−½|")
  }

  @Test("The cursor moves and stops at both ends") func moving() {
    #expect(field("12|", .right) == "12|")
    #expect(field("|12", .left) == "|12")
    #expect(field("1|2", .home) == "|12")
    #expect(field("1|2", .end) == "12|")
    #expect(field("2 * 0.12|", .wordLeft) == "2 * |0.12")
    #expect(field("2 * |0.12", .wordLeft) == "|2 * 0.12")
    #expect(field("|2 * 0.12", .wordRight, .wordRight) == "2 * 0.12|")
  }

  @Test("Deleting takes one character, a word or a stretch") func deleting() {
    #expect(field("12|3", .deleteBack) == "1|3")
    #expect(field("12|3", .deleteForward) == "12|")
    #expect(field("|1", .deleteBack) == "|1")
    #expect(field("1|", .deleteForward) == "1|")
    #expect(field("2 * 0.12|", .deleteWordBack) == "2 * |")
    #expect(field("2| * 0.12", .deleteWordForward) == "2|")
    #expect(field("12|34", .killToStart) == "|34")
    #expect(field("12|34", .killToEnd) == "12|")
  }

  @Test("A killed stretch can be put back") func puttingBack() {
    #expect(field("-0.0464|", .killToStart, .putBack) == "-0.0464|")
    #expect(field("1|2", .killToEnd, .home, .putBack) == "2|1")
  }

  @Test("A character is what a reader sees as one") func graphemes() {
    #expect(field("W²₁|", .deleteBack) == "W²|")
    #expect(field("e\u{301}|", .deleteBack) == "|")
    #expect(field("e|x", .insert("\u{301}")) == "e\u{301}|x")
  }

  @Test("Deleting between a letter and an accent leaves the cursor beside a whole character") func seam() {
    var field = TextField("a1\u{301}")
    field.apply(.home)
    field.apply(.deleteForward)
    #expect(shown(field) == "|1\u{301}")
  }

  @Test("Pasted newlines and tabs become spaces, other control characters go") func pasting() {
    #expect(TextField("1\n2\r\n3\t4").text == "1 2 3 4")
    #expect(TextField("1\u{1B}[31m\u{0}2\u{202E}").text == "1[31m2")
  }

  @Test("What is too long is cut at the limit, and the line stays usable") func limit() {
    var field = TextField(String(repeating: "1", count: 100_000))
    #expect(field.text.count == TextField.limit)
    field.apply(.insert("2"))
    #expect(field.text.count == TextField.limit)
    field.apply(.deleteBack)
    field.apply(.insert("2"))
    #expect(field.text.last == "2")
  }
}

@Suite("The answer line") struct AnswerLineTests {
  @Test("Up and down walk through earlier answers and come back to the draft") func history() {
    var line = AnswerLine(draft: "0.0", history: ["1", "2", "1"])
    #expect(line.history == ["2", "1"])
    line.recallEarlier()
    #expect(line.text == "1")
    line.recallEarlier()
    line.recallEarlier()
    #expect(line.text == "2")
    #expect(line.textToKeep == "0.0")
    line.recallLater()
    line.recallLater()
    line.recallLater()
    #expect(line.text == "0.0")
  }

  @Test("Changing a recalled answer makes it the draft") func editing() {
    var line = AnswerLine(draft: "", history: ["-0.5"])
    line.recallEarlier()
    line.apply(.left)
    #expect(line.textToKeep == "")
    line.apply(.deleteBack)
    #expect(line.textToKeep == "-05")
  }
}
