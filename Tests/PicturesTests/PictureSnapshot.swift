import Canvas
import Foundation
import Testing

/// Expects a picture to show what the file `Pictures/NAME.txt` shows.
///
/// With `RECORD_SCREENS=1` in the environment the file is written instead, and the test fails all the same.
func expectPicture(_ grid: Grid, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Pictures")
  let file = folder.appendingPathComponent(name + ".txt")
  let actual = grid.description + "\n"
  if ProcessInfo.processInfo.environment["RECORD_SCREENS"] != nil {
    do {
      try actual.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("Recorded \(file.path); run again without RECORD_SCREENS.", sourceLocation: sourceLocation)
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
    }
    return
  }
  guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record("There is no \(name).txt. RECORD_SCREENS=1 writes it.\n\(actual)", sourceLocation: sourceLocation)
    return
  }
  if actual != expected {
    Issue.record("The picture \(name) differs:\n\(expected)\nbut is now\n\(actual)", sourceLocation: sourceLocation)
  }
}
