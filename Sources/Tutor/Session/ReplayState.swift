/// Where the replay of a derivation stands.
public struct ReplayState: Hashable, Sendable {
  /// The number of the entry that is looked at, counted from 0.
  public internal(set) var index = 0
  /// Whether all digits are shown, not only the first four.
  public internal(set) var showsAllDigits = false
  /// Whether a derivative of a loss is shown as a curve with its tangent.
  public internal(set) var showsCurve = false
  /// Which page of a line too long for its place is looked at, counted from 0; it may run over and then starts again.
  public internal(set) var page = 0
  /// The digits typed so far of the number of an entry to jump to.
  public internal(set) var jump = ""

  mutating func go(to line: Int) {
    index = line
    page = 0
    jump = ""
  }

  /// Types a digit of the number of one of `count` entries. Others cannot be typed, so that a slip never has to be
  /// undone.
  mutating func type(_ digit: Int, count: Int) {
    let typed = jump + String(digit)
    if let number = Int(typed), (1...count).contains(number) { jump = typed }
  }
}
