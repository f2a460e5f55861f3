import Foundation
import Formula
import TestSupport
import Testing

@testable import gradus

/// A seeded stream of texts made of what breaks formats: delimiters, line ends, what combines with them, and what hides.
private struct HostileTexts {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private static let pieces = [
    "\"", ",", "\n", "\r", "\r\n", "\\", "/", "'", " ", "\t", "\u{301}", "\u{20DD}", "\u{200D}", "\u{202E}", "\u{2066}",
    "\u{FE0F}", "\u{E0041}", "\u{AD}", "\u{2028}", "\u{85}", "\u{B}", "\u{C}", "\u{1B}[2J", "\u{7F}", "\u{9B}",
    "\u{FEFF}",
    "1.2", "right", "exact", "=1+1", "{", "}", "[", "]", ":", "e\u{301}", "\u{E9}", "σ", "損", "𝛼", "👩\u{200D}🔬",
    "\\u0022",
  ]

  mutating func next() -> String {
    // The bytes are what counts, so the pieces are joined as such.
    let count = Int.random(in: 0...12, using: &generator)
    return String(
      decoding: (0..<count).flatMap { _ in Array((Self.pieces.randomElement(using: &generator) ?? "").utf8) },
      as: UTF8.self)
  }
}

private let pythonIsThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

@Suite("What goes in comes out, whatever it holds") struct RoundTripTests {
  private static func rows(seed: UInt64, count: Int) -> [[String]] {
    var texts = HostileTexts(seed: seed)
    return (0..<count).map { _ in (0..<4).map { _ in texts.next() } }
  }

  @Test("A field cannot be closed from within, whatever combines with the quote")
  func forgedVerdict() throws {
    let answer = "9\"\u{301},right,exact,Right: 1.2."
    #expect(csvLine(["ann", answer, "wrong"]) == "ann,\"9\"\"\u{301},right,exact,Right: 1.2.\",wrong")
    let gradus = try Program()
    let input =
      csvLine(["learner", "exercise", "step", "answer"]) + "\n" + csvLine(["ann", "not-cost", "cost-0", answer])
    let run = try gradus("grade", "--batch", "-", input: input)
    var reader = CSVReader(ByteSource(Array(run.output.utf8)))
    _ = reader.next()
    let record = reader.next()
    let fields = try #require(record).fields.get()
    #expect(fields.count == 7)
    #expect(fields[3].utf8.elementsEqual(answer.utf8))
    #expect(fields[4] != "right")
  }

  @Test("Every record of comma-separated values comes back, byte for byte") func csv() throws {
    let rows = Self.rows(seed: 9, count: 2_000) + [[""], ["\u{0}", "\"\u{0}"]]
    let text = rows.map { csvLine($0) + "\n" }.joined()
    var reader = CSVReader(ByteSource(Array(text.utf8)))
    for row in rows {
      let record = reader.next()
      let fields = try #require(record).fields.get()
      #expect(fields.map { Array($0.utf8) } == row.map { Array($0.utf8) })
    }
    #expect(reader.next() == nil)
  }

  @Test("Every text comes back from JSON, and shows all that it holds") func json() throws {
    for row in Self.rows(seed: 10, count: 500) {
      let text = JSON.list(row.map(JSON.string)).onOneLine
      #expect(text.unicodeScalars.allSatisfy { !$0.isHidden })
      let read = try JSONDecoder().decode([String].self, from: Data(text.utf8))
      #expect(read.map { Array($0.utf8) } == row.map { Array($0.utf8) })
    }
  }

  /// Reads a batch as others would, and writes what it read as lists of bytes.
  private static let script = """
    csv, json, sys = map(__import__, ("csv", "json", "sys"))
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True)) if sys.argv[2] == "csv" else \\
            [list(json.loads(line).values()) for line in file.read().split("\\n") if line]
    print(json.dumps([[list(field.encode()) for field in row] for row in rows]))
    """

  @Test(
    "Python's csv and json read a graded batch as it went in",
    .enabled(if: pythonIsThere, "python3 is not at /usr/bin/python3"), arguments: ["csv", "jsonl"])
  func python(format: String) throws {
    let gradus = try Program()
    let rows = Self.rows(seed: 11, count: 300).map { [$0[0], "not-cost", "cost-0", $0[3]] }
    let names = ["learner", "exercise", "step", "answer"]
    let lines =
      format == "csv"
      ? ([names] + rows).map(csvLine)
      : rows.map { row in JSON.members(zip(names, row).map { .init(key: $0, value: .string($1)) }).onOneLine }
    let input = try gradus.folder.write(lines.map { $0 + "\n" }.joined(), to: "answers")
    let graded = try gradus("grade", "--batch", input, "--format", format)
    #expect(graded.status == 0)
    let output = try gradus.folder.write(graded.output, to: "graded")
    let run = try gradus.run("/usr/bin/python3", ["-c", Self.script, output, format])
    #expect(run.errors == "")
    let read = try JSONDecoder().decode([[[UInt8]]].self, from: Data(run.output.utf8))
    let came = format == "csv" ? Array(read.dropFirst()) : read
    #expect(came.count == rows.count)
    for (fields, row) in zip(came, rows) {
      #expect(fields.count == 7)
      #expect(Array(fields.prefix(4)) == row.map { Array($0.utf8) })
      #expect(String(decoding: fields[4], as: UTF8.self) != "right" || row[3].contains("1.2"))
    }
  }
}
