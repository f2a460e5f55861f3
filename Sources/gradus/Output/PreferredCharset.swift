import Formula

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Charset {
  /// The characters that whoever reads our output can see, by the locale's variables.
  static let preferred = preferred { getenv($0).map { String(cString: $0) } }

  /// Unicode where the locale says UTF-8 or nothing at all, else ASCII. The first variable that is set decides.
  static func preferred(_ variable: (String) -> String?) -> Charset {
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty }
    guard let locale = named?.lowercased() else { return .unicode }
    return locale.contains("utf-8") || locale.contains("utf8") ? .unicode : .ascii
  }
}
