import Grading
import Testing

@Suite("The answer that counts") struct CountedAnswerTests {
  private func counted(_ answers: (String, Verdict.Outcome)...) -> String? {
    var counted = CountedAnswer()
    for (text, outcome) in answers { counted.add(text, judged: outcome) }
    return counted.text
  }

  @Test("is the first right one") func right() {
    #expect(counted(("1", .wrong), ("2", .right), ("3", .right), ("4", .wrong)) == "2")
  }

  @Test("is the last that could be read, while none is right") func readable() {
    #expect(counted(("1", .wrong), ("2", .digits), ("?", .unreadable)) == "2")
    #expect(counted(("?", .unreadable)) == nil)
  }
}
