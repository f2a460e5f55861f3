import Glibc

/// Powers of ten as `Double`s, each the nearest to the true one.
enum PowersOfTen {
  private static let reach = 280
  private static let table: [Double] = (-reach...reach).map { Double("1e\($0)") ?? .nan }

  /// The `Double` nearest to 10^`power`, for powers well inside what a `Double` holds.
  static func nearest(_ power: Int) -> Double? {
    power >= -reach && power <= reach ? table[power + reach] : nil
  }

  /// The unit of the last of so many decimals, or of more than can matter: 0 then, instead of less than ``negligible``.
  static func unit(ofDecimals places: Int) -> Double? { places > reach ? 0 : nearest(-places) }

  /// What ``unit(ofDecimals:)`` may leave out.
  static let negligible = 1e-280
}

extension Double {
  /// The power of ten of the leading digit, by the shortest decimal that reads back as the number.
  ///
  /// So 0.1, which is a little more, and 1e23, which is a little less, both have the decade they are written with.
  var decade: Int? {
    guard isFinite, self != 0 else { return nil }
    let estimate = Int(Glibc.log10(magnitude).rounded(.down))
    guard let low = PowersOfTen.nearest(estimate), let high = PowersOfTen.nearest(estimate + 1) else {
      return writtenDecade
    }
    return magnitude < low ? estimate - 1 : magnitude < high ? estimate : estimate + 1
  }

  private var writtenDecade: Int? {
    let parts = magnitude.description.split(separator: "e")
    guard let mantissa = parts.first else { return nil }
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let whole = mantissa.prefix { $0 != "." }
    if whole != "0" { return power + whole.utf8.count - 1 }
    let zeros = mantissa.dropFirst(2).prefix { $0 == "0" }.utf8.count
    return power - zeros - 1
  }
}
