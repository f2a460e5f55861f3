import Glibc

/// Rounding as taught at school, digit by digit on a written-out number: an oracle that shares nothing with the grader.
enum School {
  /// All digits of a `Double`, written out by the C library.
  static func writtenOut(_ value: Double, places: Int = 1_074) -> String {
    withVaList([Int32(places), value]) { arguments in
      var buffer = [CChar](repeating: 0, count: places + 400)
      let count = vsnprintf(&buffer, buffer.count, "%.*f", arguments)
      return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// `number` with `places` digits after the point: the last one goes up when what follows begins with 5 or more.
  static func rounded(_ number: String, places: Int) -> String {
    let isNegative = number.hasPrefix("-")
    let parts = number.drop { $0 == "-" }.split(separator: ".")
    let whole = [UInt8](parts[0].utf8)
    let fraction = parts.count > 1 ? [UInt8](parts[1].utf8) : []
    let padded = fraction + [UInt8](repeating: 48, count: max(0, places + 1 - fraction.count))
    var digits = whole + padded.prefix(places)
    if padded[places] >= 53 { digits = incremented(digits) }
    let text = String(decoding: digits, as: UTF8.self)
    let point = text.index(text.endIndex, offsetBy: -places)
    return (isNegative ? "-" : "") + (places == 0 ? text : text[..<point] + "." + text[point...])
  }

  /// One more in the last digit of a written number without a sign.
  static func next(after number: String) -> String {
    let places = number.firstIndex(of: ".").map { number.distance(from: $0, to: number.endIndex) - 1 } ?? 0
    let text = String(decoding: incremented(number.utf8.filter { $0 != 46 }), as: UTF8.self)
    let point = text.index(text.endIndex, offsetBy: -places)
    return places == 0 ? text : text[..<point] + "." + text[point...]
  }

  private static func incremented(_ digits: [UInt8]) -> [UInt8] {
    var digits = digits
    for index in digits.indices.reversed() {
      if digits[index] < 57 {
        digits[index] += 1
        return digits
      }
      digits[index] = 48
    }
    return [49] + digits
  }
}
