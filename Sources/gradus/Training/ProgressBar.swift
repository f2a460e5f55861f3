import Canvas
import Formula

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A bar on standard error that tells how far some work is; only where that is a terminal, and gone when the work is done.
struct ProgressBar {
  private let isShown = isatty(STDERR_FILENO) != 0
  private let start = ContinuousClock.now
  private var next: ContinuousClock.Instant?
  private static let width = 24

  /// Shows a share from 0 to 1 with a few words, ten times a second at most.
  mutating func show(_ share: Double, _ words: @autoclosure () -> String) {
    guard isShown else { return }
    let now = ContinuousClock.now
    // Work that is done at once needs no bar.
    let due = next ?? start + .milliseconds(200)
    guard now >= due else { return }
    next = now + .milliseconds(100)
    let full = Int(Double(Self.width) * min(1, max(0, share)))
    let bar = String(repeating: "=", count: full) + String(repeating: " ", count: Self.width - full)
    let taken = now - start
    let left = share > 0 ? ", \(Int((taken / share - taken) / .seconds(1)) + 1) s left" : ""
    send("\r\u{1B}[K[\(bar)] \(words())\(left)")
  }

  /// Takes the bar away.
  mutating func end() {
    if next != nil { send("\r\u{1B}[K") }
    next = nil
  }

  private func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
