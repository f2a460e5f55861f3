import ArgumentParser
import Canvas
import Foundation
import Formula

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether standard output is a terminal.
var outputIsTerminal: Bool { isatty(STDOUT_FILENO) != 0 }

extension Theme {
  /// The theme of the terminal that standard output is, by its environment.
  static func ofOutput(isASCII: Bool) -> Theme {
    let environment = ProcessInfo.processInfo.environment
    let term = environment["TERM"] ?? "dumb"
    let isFull = term.contains("256color") || ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
    return Theme(colours: isFull ? 256 : term == "dumb" ? 0 : 8, isASCII: isASCII, environment: environment)
  }
}

extension Grid {
  /// The grid as text with the escape sequences (SGR) of its looks.
  func coloured(_ theme: Theme) -> String {
    (0..<size.rows).map { row in
      var (line, look) = ("", "")
      for cell in self.row(row) where !cell.isContinuation {
        let next = theme.appearance(of: cell.style).escape
        if next != look { line += "\u{1B}[0m" + next }
        look = next
        line += cell.text
      }
      return line + (look.isEmpty ? "" : "\u{1B}[0m")
    }.joined(separator: "\n")
  }
}

extension Theme.Appearance {
  /// The sequence that sets this look after a reset; nothing for plain text.
  fileprivate var escape: String {
    var codes: [String] = []
    for (bit, code) in [(Style.Emphasis.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7")] {
      if emphasis.contains(bit) { codes.append(code) }
    }
    if let ink { codes.append(ink < 8 ? "3\(ink)" : "38;5;\(ink)") }
    if let paper { codes.append(paper < 8 ? "4\(paper)" : "48;5;\(paper)") }
    return codes.isEmpty ? "" : "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}

/// Writes a picture to standard output; its escape sequences are our own.
func outputPicture(_ text: String) throws { try writeOutput(text) }

/// Writes a file, or says why it cannot and ends the program.
func writeFile(_ text: String, to path: String) throws {
  do {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  } catch {
    let reason = (error as NSError).localizedFailureReason ?? error.localizedDescription
    complain("cannot write \(prose: path): \(prose: reason)")
    throw Exit.output
  }
}
