import Formula
import Terminal

extension Charset {
  /// The characters that whoever reads our output can see, by the locale.
  static let preferred: Charset = localeIsUTF8() ? .unicode : .ascii
}
