import Glibc

/// Rounding as taught at school, digit by digit on a written-out number: an oracle that shares nothing with the grader.
package enum School {
  /// All digits of a `Double`, written out by the C library.
  package static func writtenOut(_ value: Double, places: Int = 1_074) -> String {
    withVaList([Int32(places), value]) { arguments in
      var buffer = [CChar](repeating: 0, count: places + 400)
      let count = vsnprintf(&buffer, buffer.count, "%.*f", arguments)
      return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// `number` with `places` digits after the point: the last one goes up when what follows begins with 5 or more.
  package static func rounded(_ number: String, places: Int) -> String {
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
  package static func next(after number: String) -> String {
    let places = number.firstIndex(of: ".").map { number.distance(from: $0, to: number.endIndex) - 1 } ?? 0
    let text = String(decoding: incremented(number.utf8.filter { $0 != 46 }), as: UTF8.self)
    let point = text.index(text.endIndex, offsetBy: -places)
    return places == 0 ? text : text[..<point] + "." + text[point...]
  }

  /// `number` with the digits from `places` after the point on left out.
  package static func cut(_ number: String, places: Int) -> String {
    let parts = number.split(separator: ".")
    let fraction = parts.count > 1 ? parts[1].prefix(places) : ""
    return parts[0] + (places == 0 ? "" : "." + fraction + String(repeating: "0", count: places - fraction.count))
  }

  /// A value rounded or cut; nothing where computing it a little differently might come to other digits.
  package static func shortened(_ value: Double, places: Int, cutting: Bool) -> String? {
    let texts = [1 - 1e-13, 1 + 1e-13].map { factor in
      let text = writtenOut(value.magnitude * factor, places: places + 20)
      return cutting ? cut(text, places: places) : rounded(text, places: places)
    }
    return texts[0] == texts[1] ? (value < 0 ? "-" : "") + texts[0] : nil
  }

  /// The power of ten of the leading digit of a value that is not zero.
  package static func decade(of value: Double) -> Int {
    let text = writtenOut(value.magnitude)
    let whole = text.prefix { $0 != "." }
    if whole != "0" { return whole.count - 1 }
    return -1 - text.drop { $0 != "." }.dropFirst().prefix { $0 == "0" }.count
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
