import Foundation
import Testing

/// Expects a text to be what a file holds.
///
/// A missing or different file fails with both texts line by line. With `RECORD_SCREENS=1` in the environment the file is
/// written instead, and the test fails all the same, so that a recording never passes for a check.
package func expectSnapshot(_ actual: String, in file: URL, sourceLocation: SourceLocation) {
  let name = file.lastPathComponent
  if ProcessInfo.processInfo.environment["RECORD_SCREENS"] != nil {
    do {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try actual.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("Recorded \(file.path); run again without RECORD_SCREENS.", sourceLocation: sourceLocation)
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
    }
    return
  }
  guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record("There is no \(name). RECORD_SCREENS=1 writes it.\n\(actual)", sourceLocation: sourceLocation)
    return
  }
  guard actual != expected else { return }
  Issue.record("\(name) differs:\n\(difference(expected, actual))", sourceLocation: sourceLocation)
}

/// Both texts, line by line: what stayed, what was expected (-) and what came (+).
private func difference(_ expected: String, _ actual: String) -> String {
  let old = expected.components(separatedBy: "\n")
  let new = actual.components(separatedBy: "\n")
  return (0..<max(old.count, new.count)).flatMap { row -> [String] in
    let before = row < old.count ? old[row] : nil
    let after = row < new.count ? new[row] : nil
    if before == after { return ["  " + (before ?? "")] }
    return [before.map { "- " + $0 }, after.map { "+ " + $0 }].compactMap(\.self)
  }.joined(separator: "\n")
}
