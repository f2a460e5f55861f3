import Foundation
import Testing

@testable import gradus

@Suite("gradus grade --batch") struct BatchTests {
  private let gradus: Program

  init() throws { gradus = try Program() }

  private let header = "learner,exercise,step,answer"

  @Test("Each row comes out with its verdict, in the light of the learner's earlier rows") func followThrough() throws {
    let rows = [
      header, "ann,sigmoid-2-2-1,alpha2,-2.000", "ann,sigmoid-2-2-1,yhat,0.1192", "ben,sigmoid-2-2-1,alpha2,-1.000",
      "ben,sigmoid-2-2-1,yhat,0.2689", "cid,sigmoid-2-2-1,yhat,0.2689",
    ]
    let run = try gradus("grade", "--batch", "-", input: rows.joined(separator: "\n"))
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.rows[0] == header + ",verdict,reason,detail")
    let verdicts = run.rows.dropFirst().map { $0.split(separator: ",").dropFirst(4).prefix(2).joined(separator: " ") }
    #expect(verdicts == ["right exact", "right exact", "wrong wrong", "right follow-through", "wrong wrong"])
  }

  @Test("A bad row is named with its line, and the rest goes on") func badRows() throws {
    let rows = [
      header, "ann,not-cost,cost-0,1.2", "ann,not-cost", "ann,no-cost,cost-0,1.2", "ann,not-cost,C9,1.2",
      "ann,not-cost,cost-0,\"1.2", "ann,not-cost,cost-0,1\"2", "ann,not-cost,cost-0,\"1,2\"",
    ]
    let run = try gradus("grade", "--batch", "-", input: rows.joined(separator: "\r\n"))
    #expect(run.status == 1)
    let complaints = run.errors.split(separator: "\n").map(String.init)
    #expect(complaints.count == 5)
    for (complaint, expected) in zip(
      complaints,
      [
        "standard input:3: the row has 2 fields; expected 4, as in the header", "standard input:4: ",
        "standard input:5: not-cost has no step 'C9'", "standard input:6: the row has text after a closing quote",
        "standard input:7: the row has a quote inside a field that does not begin with one",
      ])
    {
      #expect(complaint.contains(expected), "\(complaint)")
    }
    #expect(run.rows.count == 3)
    #expect(run.rows[2].hasPrefix("ann,not-cost,cost-0,\"1,2\",right,exact,"))
  }

  @Test("JSON lines go in and come out") func jsonLines() throws {
    let rows = [
      #"{"learner": "ann", "exercise": "not-cost", "step": "cost-0", "answer": "1.2"}"#, "", #"{"learner": "ann"}"#,
      #"{"learner": "ann", "exercise": "not-cost", "step": "cost-0", "answer": 1.2}"#, "nonsense",
    ]
    let run = try gradus("grade", "--batch", "-", "--format", "jsonl", input: rows.joined(separator: "\n"))
    #expect(run.status == 1)
    #expect(run.rows.count == 1)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(run.rows[0].utf8)) as? [String: String])
    #expect(object["verdict"] == "right" && object["answer"] == "1.2" && object["learner"] == "ann")
    for expected in [
      "standard input:3: the object has no 'exercise'", "standard input:4: 'answer' is not a text",
      "standard input:5: the line is no JSON object",
    ] { #expect(run.errors.contains(expected)) }
  }

  @Test(
    "What cannot be read as a batch ends with 64",
    arguments: [
      ("", "there is no header"), ("learner,exercise,step\n", "the header has no column 'answer'"),
      ("\"learner\n", "the header has a quote that is never closed"),
    ])
  func noBatch(input: String, complaint: String) throws {
    let run = try gradus("grade", "--batch", "-", input: input)
    #expect(run.status == 64)
    #expect(run.errors.contains(complaint))
    #expect(try gradus("grade", "--batch", "/nowhere/at/all.csv").status == 64)
  }

  @Test("Other columns are carried along, in whatever order they stand") func otherColumns() throws {
    let input = "term,answer,step,exercise,learner\n1,1.2,cost-0,not-cost,ann\n"
    let run = try gradus("grade", "--batch", "-", input: input)
    #expect(run.status == 0)
    #expect(run.rows[1].hasPrefix("1,1.2,cost-0,not-cost,ann,right,exact,"))
  }

  @Test("A learner's rows that do not stand together are told once, with the line") func apart() throws {
    let rows = [
      "learner,exercise,step,answer", "ann,not-cost,1,1.2", "bob,not-cost,1,1.2", "ann,not-cost,2,0.834",
      "bob,not-cost,2,0.834",
    ]
    let run = try gradus("grade", "--batch", "-", input: rows.joined(separator: "\n"))
    #expect(run.status == 0)
    #expect(
      run.errors
        == "standard input:4: the rows of learner 'ann' do not stand together; from here on they are graded without the earlier ones\n"
    )
    #expect(run.rows.count == 5)
    let together = try gradus(
      "grade", "--batch", "-", input: [rows[0], rows[1], rows[3], rows[2], rows[4]].joined(separator: "\n"))
    #expect(together.errors == "")
  }

  @Test("Steps are named as for one answer: by id, number or shown name") func stepNames() throws {
    let rows = [
      "learner,exercise,step,answer", "ann,not-cost,1,1.2", "ann,not-cost,a₁,0.834", "ann,not-cost,cost-1,0.7",
      "ann,not-cost,z0,-0.1",
    ]
    let run = try gradus("grade", "--batch", "-", input: rows.joined(separator: "\n"))
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    #expect(run.rows.dropFirst().allSatisfy { $0.contains(",right,") })
    // A wrong answer is followed, by whatever name its step was called.
    let own = try gradus(
      "grade", "--batch", "-", input: "learner,exercise,step,answer\nann,not-cost,a₁,0.9\nann,not-cost,3,0.8\n")
    #expect(own.rows[2].contains("right,follow-through"))
  }

  @Test("A bad line is told by what is wrong with it") func badLines() throws {
    let row = #"{"learner": "ann", "exercise": "not-cost", "step": "1", "answer": "1.2"}"#
    for (line, complaint) in [
      ("[1]", "the line is no JSON object, but other JSON"), ("null", "the line is no JSON object, but other JSON"),
      ("{bad", "the line is no JSON object: it is not valid JSON"),
      (row.replacing(#""1.2""#, with: "null"), "'answer' is null"),
      (row.replacing(#""1""#, with: "1"), "'step' is not a text; expected a text, in quotes"),
      (row.replacing("not-cost", with: "not-cots"), "there is no exercise 'not-cots'; did you mean not-cost?"),
      (row.replacing(#""1""#, with: #""99""#), "not-cost has 50 steps, so there is no step 99"),
    ] {
      let run = try gradus("grade", "--batch", "-", "--format", "jsonl", input: row + "\n" + line)
      #expect(run.errors.contains("standard input:2: " + complaint), "\(run.errors)")
      #expect(run.status == 1 && run.rows.count == 1)
    }
  }
}

extension Program.Run {
  /// The lines of the output, without the nothing after the last line end.
  fileprivate var rows: [String] { lines.last == "" ? lines.dropLast() : lines }
}

@Suite("Comma-separated values") struct CSVTests {
  private func records(_ text: String) -> [[String]?] {
    var reader = CSVReader(ByteSource(Array(text.utf8)))
    var records: [[String]?] = []
    while let record = reader.next() { records.append(try? record.fields.get()) }
    return records
  }

  @Test(
    "Read as RFC 4180 has them",
    arguments: [
      ("a,b\nc,d", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("a,,\n", [["a", "", ""]]),
      ("\"a,b\",\"c\"\"d\"", [["a,b", "c\"d"]]), ("\"a\nb\",c\nd,e", [["a\nb", "c"], ["d", "e"]]),
      ("\n\na\n\n", [["a"]]),
      ("\"\",x", [["", "x"]]), ("", []),
    ] as [(String, [[String]])])
  func reads(text: String, expected: [[String]]) {
    #expect(records(text) == expected)
  }

  @Test("What is written reads back") func roundTrip() {
    let fields = ["plain", "with, comma", "with \"quotes\"", "two\nlines", "", " spaces ", "ŷ"]
    #expect(records(csvLine(fields) + "\n") == [fields])
  }

  @Test("A quote that is never closed costs its own row only") func unclosedQuote() {
    #expect(records("a,\"b\nc,d\ne,f\n") == [nil, ["c", "d"], ["e", "f"]])
  }

  @Test("A record without end is refused without being kept") func endless() {
    let text = "a,b\n" + String(repeating: "x", count: 300_000) + "\nc,d\n"
    #expect(records(text) == [["a", "b"], nil, ["c", "d"]])
  }

  @Test("Bytes that are no text are one bad row") func notText() {
    var reader = CSVReader(ByteSource([0x61, 0x2C, 0xFF, 0x0A, 0x62, 0x0A]))
    #expect(reader.next().map { (try? $0.fields.get()) == nil } == true)
    #expect(reader.next().flatMap { try? $0.fields.get() } == ["b"])
    #expect(reader.next() == nil)
  }
}
