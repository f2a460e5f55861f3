import Foundation
import TestSupport
import Testing

/// The built program, run as a stranger's shell runs it: with arguments, an input, and an environment of its own.
struct Program {
  /// What a run left behind.
  struct Run {
    let status: Int32
    let output: String
    let errors: String

    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    /// The output as JSON, which it must be.
    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed) }
  }

  /// A folder that is gone with the test; progress is kept in it.
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The program lies beside the bundle of tests.
  static let path: String = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return bundle.appendingPathComponent("gradus").path
  }()

  /// The top of the checkout.
  static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Runs the program to its end.
  func callAsFunction(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Run {
    try run(Self.path, arguments, input: input, environment: environment)
  }

  /// Runs another program in the same surroundings.
  func run(
    _ executable: String, _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Run {
    let name = UUID().uuidString
    let (output, errors) = (folder.file(name + ".out"), folder.file(name + ".err"))
    let source = try folder.write(input, to: name + ".in")
    for file in [output, errors] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder.path,
      "GRADUS_HOME": folder.path, "LC_ALL": "C.UTF-8",
    ].merging(environment) { _, given in given }
    process.standardInput = FileHandle(forReadingAtPath: source)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }
}

/// A small valid exercise; parts of it are replaced to make invalid ones.
let smallExercise = """
  format: 1
  id: one-weight
  title: One weight
  trains: the chain rule
  about: One weight and one input.
  given: {x: 3, y: 1, w: 0.5}
  define:
    a: w * x
    loss: (a - y)^2
  loss: loss
  parameters: [w]
  inputs: [x]
  steps:
    - id: output
      ask: What comes out?
      answer: a
      precision: 1 decimal
      hints: [TextStyle at the formula., Multiply.]
      worked: The weight times the input.
    - id: gradient
      ask: How fast does the loss grow with the weight?
      answer: d(loss)/d(w)
      precision: 1 decimal
      hints: [There are two factors., The outer one is 2(a - y).]
      worked: The outer derivative times the inner.

  """
