import Testing

@testable import gradus

/// A file of answers, what is complained of, and how many rows come out graded.
private struct HostileBatch: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let bytes: [UInt8]
  /// The complaints, each after the file's name.
  let complaints: [String]
  let graded: Int
  var isJSONLines = false

  init(_ what: String, _ bytes: [UInt8], _ complaints: [String], graded: Int, isJSONLines: Bool = false) {
    testDescription = what
    self.bytes = bytes
    self.complaints = complaints
    self.graded = graded
    self.isJSONLines = isJSONLines
  }

  init(_ what: String, _ text: String, _ complaints: [String], graded: Int, isJSONLines: Bool = false) {
    self.init(what, Array(text.utf8), complaints, graded: graded, isJSONLines: isJSONLines)
  }
}

private let header = "learner,exercise,step,answer\n"
private let good = "ann,not-cost,cost-0,1.2\n"
private let goodJSON = #"{"learner": "ann", "exercise": "not-cost", "step": "cost-0", "answer": "1.2"}"# + "\n"
private let megabyte = String(repeating: "9", count: 1 << 20)
private let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

@Suite("A hostile batch") struct HostileBatchTests {
  @Test(
    "costs its bad rows only, each named with its line",
    arguments: [
      HostileBatch("a NUL in an answer", header + "ann,not-cost,cost-0,1\0\n" + good, [], graded: 2),
      HostileBatch(
        "a NUL in a step", header + "ann,not-cost,cost-\u{0}0,1.2\n" + good,
        ["2: not-cost has no step 'cost-U+00000'; did you mean cost-0?"], graded: 1),
      HostileBatch("NULs instead of rows", header + "\0\0\n" + good, ["2: the row has 1 field;"], graded: 1),
      HostileBatch(
        "bytes that are no UTF-8",
        Array((header + "ann,not-cost,cost-0,").utf8) + [0xFF, 0xFE, 0x0A] + Array(good.utf8),
        ["2: the row is not UTF-8 text"], graded: 1),
      HostileBatch(
        "an overlong NUL and half a character",
        Array(header.utf8) + [0xC0, 0x80, 0x0A, 0xE2, 0x82, 0x0A] + Array(good.utf8),
        ["2: the row is not UTF-8 text", "3: the row is not UTF-8 text"], graded: 1),
      HostileBatch(
        "a quote that is never closed", header + "ann,not-cost,cost-0,\"1.2\n" + good + good,
        ["2: the row has a quote that is never closed"], graded: 2),
      HostileBatch(
        "an open quote before many rows",
        header + "ann,not-cost,cost-0,\"1.2\n" + String(repeating: good, count: 4_000),
        ["2: the row is longer than 65536 bytes"], graded: 4_000),
      HostileBatch(
        "a quote closed by that of a later row", header + "ann,not-cost,cost-0,\"1\nann,not-cost,cost-0,\"2\"\n" + good,
        ["2: the row has text after a closing quote"], graded: 2),
      HostileBatch("quotes only", header + String(repeating: "\"", count: 99_999) + "\n" + good, ["2: "], graded: 1),
      HostileBatch(
        "a field of a megabyte", header + "ann,not-cost,cost-0,\(megabyte)\n" + good,
        ["2: the row is longer than 65536 bytes"], graded: 1),
      HostileBatch(
        "a quoted field of a megabyte", header + "ann,not-cost,cost-0,\"\(megabyte)\"\n" + good,
        ["2: the row is longer than 65536 bytes"], graded: 1),
      HostileBatch(
        "a megabyte of commas", header + String(repeating: ",", count: 1 << 20) + "\n" + good,
        ["2: the row is longer than 65536 bytes"], graded: 1),
      HostileBatch(
        "a long answer", header + "ann,not-cost,cost-0,\(megabyte.prefix(60_000))\n" + good, [], graded: 2),
      HostileBatch(
        "the line ends of Windows", "learner,exercise,step,answer\r\nann,not-cost,cost-0,1.2\r\n\r\n", [], graded: 1),
      HostileBatch(
        "carriage returns only", header + "ann,not-cost,cost-0,1.2\rben,not-cost,cost-0,1.2\n" + good,
        ["2: the row has a carriage return in the middle"], graded: 1),
      HostileBatch("a byte order mark", mark + Array((header + good).utf8), [], graded: 1),
      HostileBatch(
        "a byte order mark before a quote", mark + Array("\"learner\",exercise,step,answer\n\(good)".utf8), [],
        graded: 1),
      HostileBatch(
        "fields missing and too many", header + "ann,not-cost\nann,not-cost,cost-0,1.2,3\n,,,\n" + good,
        ["2: the row has 2 fields", "3: the row has 5 fields", "4: there is no exercise ''"], graded: 1),
      HostileBatch("no answer", header + "ann,not-cost,cost-0,\n" + good, [], graded: 2),
      HostileBatch("no line end at the end", header + good.dropLast(), [], graded: 1),
      HostileBatch(
        "control characters in an exercise", header + "ann,\u{1B}[2J\u{7},cost-0,1.2\n" + good,
        ["2: there is no exercise 'U+001B[2JU+0007'"], graded: 1),
      HostileBatch(
        "an exercise and a step as long as a row may be",
        header + "ann,\(megabyte.prefix(60_000)),cost-0,1.2\nann,not-cost,\(megabyte.prefix(60_000)),1\n" + good,
        ["2: there is no exercise '999", "3: not-cost has no step '999"], graded: 1),
      HostileBatch(
        "JSON lines that are none", "\0\n[[[[\n" + String(repeating: "[", count: 60_000) + "\n{}\n" + goodJSON,
        [
          "1: the line is no JSON object", "2: the line is no JSON object", "3: the line is no JSON object",
          "4: the object has no '",
        ], graded: 1, isJSONLines: true),
      HostileBatch(
        "JSON lines with a megabyte", "{\"learner\": \"\(megabyte)\"}\n" + goodJSON,
        ["1: the line is longer than 65536 bytes"], graded: 1, isJSONLines: true),
      HostileBatch(
        "JSON lines with a byte order mark, and the line ends of Windows",
        mark + Array(goodJSON.replacing("\n", with: "\r\n").utf8), [], graded: 1, isJSONLines: true),
      HostileBatch(
        "JSON lines that are no UTF-8", [0x22, 0xFF, 0x22, 0x0A] + Array(goodJSON.utf8),
        ["1: the line is no JSON object"], graded: 1, isJSONLines: true),
    ])
  private func badRows(batch: HostileBatch) throws {
    let gradus = try Program()
    let path = try gradus.folder.write(batch.bytes, to: "answers")
    let run = try gradus("grade", "--batch", path, "--format", batch.isJSONLines ? "jsonl" : "csv")
    #expect(run.status == (batch.complaints.isEmpty ? 0 : 1))
    let complaints = run.errors.split(separator: "\n").map(String.init)
    #expect(complaints.count == batch.complaints.count, "\(run.errors.prefix(1_000))")
    for (complaint, expected) in zip(complaints, batch.complaints) {
      #expect(complaint.hasPrefix("\(path):\(expected)"), "\(complaint.prefix(300))")
      #expect(complaint.count < 300 && !complaint.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
    #expect(run.lines.count { !$0.isEmpty } == batch.graded + (batch.isJSONLines ? 0 : 1))
    let last = try #require(run.lines.last { !$0.isEmpty })
    #expect(
      last.contains(batch.isJSONLines ? "\"verdict\": \"right\"" : ",right,") || batch.testDescription == "no answer")
  }

  @Test(
    "that is none at all ends with 64 and says why",
    arguments: [
      HostileBatch("no learner", "exercise,step,answer\n", ["1: the header has no column 'learner'"], graded: 0),
      HostileBatch(
        "a column twice", "learner,exercise,step,answer,step\n", ["1: the header has two columns 'step'"], graded: 0),
      HostileBatch("a NUL", "\0", ["1: the header has no column 'learner'"], graded: 0),
      HostileBatch("nothing", "", ["1: there is no header"], graded: 0),
      HostileBatch("UTF-16", [0xFF, 0xFE, 0x6C, 0x00, 0x0A], ["1: the header is not UTF-8 text"], graded: 0),
      HostileBatch("a megabyte of digits", megabyte, ["1: the header is longer than 65536 bytes"], graded: 0),
    ])
  fileprivate func noBatch(batch: HostileBatch) throws {
    let gradus = try Program()
    let path = try gradus.folder.write(batch.bytes, to: "answers")
    let complaint = try #require(batch.complaints.first)
    let run = try gradus("grade", "--batch", path)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("\(path):\(complaint)"), "\(run.errors.prefix(300))")
  }

  @Test(
    "that never ends is given up, and says so",
    arguments: [
      ("</dev/zero", "csv", 64, "the header is longer than 65536 bytes"),
      ("</dev/zero", "jsonl", 74, "could not be read to its end"),
      ("<good", "csv", 74, "could not be read to its end"),
    ])
  func endless(input: String, format: String, status: Int32, complaint: String) throws {
    let gradus = try Program()
    let script =
      input == "<good"
      ? "{ echo learner,exercise,step,answer; cat /dev/zero; } | '\(Program.path)' grade --batch -"
      : "'\(Program.path)' grade --batch - --format \(format) \(input)"
    let run = try gradus.run("/bin/sh", ["-c", script])
    #expect(run.status == status)
    #expect(run.errors.contains(complaint), "\(run.errors)")
  }

  @Test("that cannot be read to its end is not taken for a shorter one") func folder() throws {
    let gradus = try Program()
    let run = try gradus("grade", "--batch", gradus.folder.path)
    #expect(run.status == 64)
    #expect(run.errors.contains("cannot be read: Is a directory"))
    #expect(try gradus("grade", "--batch", gradus.folder.path, "--format", "jsonl").status == 74)
  }

  @Test("An answer that could not be read, or a wrong one after the right one, does not take its place") func kept()
    throws
  {
    let gradus = try Program()
    let rows = [
      "ann,sigmoid-2-2-1,alpha2,-1.000", "ann,sigmoid-2-2-1,alpha2,-1.0.0", "ann,sigmoid-2-2-1,yhat,0.2689",
      "ben,sigmoid-2-2-1,alpha2,-2.000", "ben,sigmoid-2-2-1,alpha2,-1.000", "ben,sigmoid-2-2-1,yhat,0.2689",
    ]
    let run = try gradus("grade", "--batch", "-", input: header + rows.joined(separator: "\n"))
    let verdicts = run.lines.dropFirst().map { $0.split(separator: ",").dropFirst(4).prefix(2).joined(separator: " ") }
    #expect(
      verdicts.filter { !$0.isEmpty } == [
        "wrong wrong", "unreadable not-a-number", "right follow-through", "right exact", "wrong wrong", "wrong wrong",
      ])
  }
}
