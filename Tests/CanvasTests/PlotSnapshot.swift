import Canvas
import Foundation
import TestSupport
import Testing

/// Expects a picture to show what the file `Plots/NAME.txt` shows: the characters, then the look of every cell.
func expectPlot(_ grid: Grid, _ theme: Theme, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Plots")
  expectSnapshot(
    grid.description + "\n" + looks(of: grid, theme), in: folder.appendingPathComponent(name + ".txt"),
    sourceLocation: sourceLocation)
}

/// A letter for each cell's look, row by row, and what the letters stand for; nothing where every cell is plain.
private func looks(of grid: Grid, _ theme: Theme) -> String {
  var letters: [String: Character] = [:]
  var legend: [String] = []
  let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
  let rows = (0..<grid.size.rows).map { row in
    String(
      grid.row(row).map { cell -> Character in
        let look = theme.appearance(of: cell.style)
        guard look.ink != nil || look.paper != nil || !look.emphasis.isEmpty else { return "." }
        let words =
          "ink \(look.ink.map(String.init) ?? "-") paper \(look.paper.map(String.init) ?? "-") "
          + "emphasis \(look.emphasis.rawValue)"
        if let letter = letters[words] { return letter }
        let letter = letters.count < alphabet.count ? alphabet[letters.count] : "?"
        letters[words] = letter
        legend.append("\(letter): \(words)")
        return letter
      })
  }
  return legend.isEmpty ? "" : (["-- looks"] + rows + legend).joined(separator: "\n") + "\n"
}
