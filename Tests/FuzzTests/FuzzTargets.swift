import Course
import Formula
import Foundation
import Grading
import Progress
import TestSupport
import Tutor

@testable import Terminal
@testable import gradus

/// A reader of bytes from elsewhere, to be given any bytes at all: it must return.
struct FuzzTarget: Sendable {
  let name: String
  /// The longest input worth trying.
  let longest: Int
  /// The sources of the reader, under the checkout; `make fuzz` prints how much of them the corpus reaches.
  let sources: [String]
  let run: @Sendable ([UInt8]) -> Void

  static let all = [
    typed("numbers", "number", ["Sources/Grading/Numbers/NumberReader"]),
    typed(
      "formulas", "formula",
      ["Sources/Formula/Lexer", "Sources/Formula/Parser", "Sources/Grading/Formulas/FormulaReader"]),
    typed("code", "code", ["Sources/Grading/Code/CodeReader", "Sources/Grading/Code/CodeToken"]),
    typed("chains", "chain", ["Sources/Grading/Chains/ChainReader"]),
    typed("expressions", "expression", ["Sources/Grading/Kinds/PolynomialReader"]),
    typed("choices", "choices", ["Sources/Grading/Kinds/ChoiceQuestion"]),
    typed("cells", "matrix", ["Sources/Grading/Kinds/CellReader"]),
    FuzzTarget(name: "yaml", longest: 4096, sources: ["Sources/Course/YAML"]) { bytes in
      _ = ExerciseReader.read(bytes: bytes, file: "x.yaml")
    },
    batch("csv", CSVBatch(), ["Sources/gradus/Batch/CSV"]),
    batch("jsonl", JSONLinesBatch(), ["Sources/gradus/Batch/JSONLines", "Sources/gradus/Batch/LineReader"]),
    FuzzTarget(name: "keys", longest: 256, sources: ["Sources/Terminal/KeyDecoder"]) { bytes in
      var decoder = KeyDecoder(sequences: [[0x1B, 0x5B, 0x31, 0x7E]: .home])
      // As they may come: some at once, a pause, and the rest.
      for part in [bytes[..<(bytes.count / 2)], bytes[(bytes.count / 2)...]] {
        decoder.feed(part)
        while decoder.next() != nil {}
        if decoder.patience != nil { decoder.flush() }
        while decoder.next() != nil {}
      }
    },
    FuzzTarget(
      name: "progress", longest: 65_536, sources: ["Sources/Progress/ProgressRecovery", "Sources/Progress/StoredRows"]
    ) {
      bytes in
      guard let folder = try? TemporaryFolder() else { return }
      let file = URL(fileURLWithPath: folder.path + "/progress.sqlite")
      guard (try? Data(bytes).write(to: file)) != nil else { return }
      let keeper = ProgressKeeper(path: file.path)
      _ = keeper.summary()
      _ = keeper.progress(of: "not-cost")
      keeper.apply(ProgressChange(exercise: "not-cost", kind: .openedHints(step: "cost-0", count: 1)))
      keeper.flush()
    },
  ]

  /// What is typed at the step with an id of the exercise that has every kind of answer.
  private static func typed(_ name: String, _ step: String, _ sources: [String]) -> FuzzTarget {
    FuzzTarget(name: name, longest: 256, sources: sources) { bytes in
      guard let question = everyKind?.step(step)?.question else { preconditionFailure("no step \(step)") }
      let text = String(decoding: bytes, as: UTF8.self)
      _ = reading(of: text, for: question).text.unicode
      _ = isSameAnswer(text, text, to: question)
    }
  }

  private static func batch(_ name: String, _ format: some BatchFormat, _ sources: [String]) -> FuzzTarget {
    FuzzTarget(name: name, longest: 4096, sources: sources) { bytes in
      guard var rows = try? format.reader(of: ByteSource(bytes)) else { return }
      let verdict = grade("1", on: Question(truth: Truth(1), precision: .exact))
      while let next = rows.next() {
        if let item = try? next.get() { _ = rows.line(item, verdict) }
      }
    }
  }

  private static let everyKind = try? ExerciseReader.read(
    path: checkout + "/Tests/TutorUITests/Exercises/Kinds/every-kind.yaml"
  ).exercise

  /// The folder of the checkout.
  static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// The inputs that are kept, by their names.
  var corpus: [(name: String, bytes: [UInt8])] {
    let folder = "\(Self.checkout)/Tests/FuzzTests/Corpus/\(name)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      FileManager.default.contents(atPath: "\(folder)/\(name)").map { (name, Array($0)) }
    }
  }
}
