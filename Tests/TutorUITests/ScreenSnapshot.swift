import Canvas
import Foundation
import TestSupport
import Testing

/// Expects a grid to show, cell for cell of its text, what the file `Screens/NAME.txt` shows.
func expectScreen(_ grid: Grid, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Screens")
  expectSnapshot(
    grid.description + "\n", in: folder.appendingPathComponent(name + ".txt"), sourceLocation: sourceLocation)
}
