import ArgumentParser
import Course
import Formula

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes lines for a person to standard output, all of them or not at all; what they hide is shown by its number.
///
/// Whoever reads may stop early (`gradus list | head -1`): then there is nothing left to say, and the program ends.
/// - Throws: an exit status where the output takes no more, such as a full disk.
func output(_ text: String) throws { try writeOutput(text.revealingHidden(keepingLines: true)) }

/// Writes lines of data to standard output exactly as they are; to a terminal, which would act on them, as ``output(_:)``
/// does.
func outputData(_ text: String) throws { try isatty(STDOUT_FILENO) == 0 ? writeOutput(text) : output(text) }

/// Writes bytes to standard output as they are.
func writeOutput(_ text: String) throws {
  var bytes = Array(text.utf8)[...]
  if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
  while !bytes.isEmpty {
    let written = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    if written >= 0 {
      bytes = bytes.dropFirst(written)
    } else if errno == EPIPE {
      throw ExitCode.success
    } else if errno != EINTR {
      complain("cannot write the output: \(prose: String(cString: strerror(errno)))")
      throw Exit.output
    }
  }
}

/// Says on standard error what is wrong, on one line or several.
func complain(_ text: Text) { writeError("gradus: " + text.text(in: .preferred)) }

/// Says on standard error what is wrong with a file, in the form that editors jump by: `file:line:column: …`.
func complain(_ mistake: Diagnostic) { writeError(mistake.text(in: .preferred)) }

/// Says on standard error what is wrong at a place, such as `answers.csv:12`, on one line.
///
/// The end is left out where somebody's name for something makes it long.
func complain(_ text: Text, at place: String) {
  let sentence = text.text(in: .preferred).unicodeScalars
  let longest = 200
  let ellipsis = Charset.preferred == .ascii ? "..." : "\u{2026}"
  let shown = sentence.count > longest ? String(sentence.prefix(longest)) + ellipsis : String(sentence)
  writeError("\(place): \(shown)".revealingHidden())
}

/// Writes lines to standard error; arguments, paths and names in them cannot steer the terminal.
func writeError(_ text: String) {
  var bytes = Array((text.revealingHidden(keepingLines: true) + "\n").utf8)[...]
  while !bytes.isEmpty {
    let written = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    if written < 0, errno != EINTR { return }
    bytes = bytes.dropFirst(max(0, written))
  }
}
