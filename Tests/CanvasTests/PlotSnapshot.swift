import Canvas
import Foundation
import Testing

/// Expects a picture to show what the file `Plots/NAME.txt` shows: the characters, then the look of every cell.
///
/// With `RECORD_SCREENS=1` in the environment the file is written instead, and the test fails all the same.
func expectPlot(_ grid: Grid, _ theme: Theme, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Plots")
  let file = folder.appendingPathComponent(name + ".txt")
  let actual = grid.description + "\n" + looks(of: grid, theme)
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
