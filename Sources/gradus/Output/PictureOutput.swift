import ArgumentParser
import Canvas
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
    var environment: [String: String] = [:]
    for name in ["TERM", "COLORTERM", "NO_COLOR", "COLORFGBG"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    let term = environment["TERM"] ?? "dumb"
    let isFull = term.hasSuffix("256color") || ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
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
    for (bit, code) in [(Style.Emphasis.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7")]
    where emphasis.contains(bit) {
      codes.append(code)
    }
    if let ink { codes.append(ink < 8 ? "3\(ink)" : "38;5;\(ink)") }
    if let paper { codes.append(paper < 8 ? "4\(paper)" : "48;5;\(paper)") }
    return codes.isEmpty ? "" : "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}

/// Writes a file, whole or not at all, or says why it cannot and ends the program.
func writeFile(_ text: String, to path: String) throws {
  func refuse() -> ExitCode {
    complain("cannot write \(prose: path): \(prose: String(cString: strerror(errno)))")
    return Exit.output
  }
  let whole = path + ".part"
  let file = open(whole, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
  guard file >= 0 else { throw refuse() }
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let written = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    if written < 0, errno != EINTR {
      let refusal = refuse()
      close(file)
      unlink(whole)
      throw refusal
    }
    bytes = bytes.dropFirst(max(0, written))
  }
  guard close(file) == 0, rename(whole, path) == 0 else {
    let refusal = refuse()
    unlink(whole)
    throw refusal
  }
}
