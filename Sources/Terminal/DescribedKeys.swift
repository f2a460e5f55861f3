import CTerminal
import Canvas

/// The keys whose bytes this terminal's description names.
///
/// Only sequences that begin with Escape count; plain control characters mean the same on every terminal.
func describedKeys() -> [[UInt8]: Key] {
  var capabilities: [(String, Key)] = [
    ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
    ("kpp", .pageUp), ("knp", .pageDown), ("kent", .enter), ("kcbt", .backTab), ("kdch1", .delete), ("kich1", .insert),
    ("kLFT5", .wordLeft), ("kRIT5", .wordRight), ("kLFT3", .wordLeft), ("kRIT3", .wordRight),
  ]
  for number in 1...12 { capabilities.append(("kf\(number)", .function(number))) }
  var keys: [[UInt8]: Key] = [:]
  for (capability, key) in capabilities {
    guard let text = terminal_capability(capability) else { continue }
    let bytes = String(cString: text).utf8
    if bytes.count > 1, bytes.first == KeyDecoder.escape { keys[Array(bytes)] = key }
  }
  return keys
}
