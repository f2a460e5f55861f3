import Canvas
import Foundation
import TestSupport
import Testing

/// Expects a picture to show what the file `Pictures/NAME.txt` shows.
func expectPicture(_ grid: Grid, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Pictures")
  expectSnapshot(
    grid.description + "\n", in: folder.appendingPathComponent(name + ".txt"), sourceLocation: sourceLocation)
}
