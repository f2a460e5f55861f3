import Foundation
import Testing

@testable import gradus

@Suite("JSON") struct JSONTests {
  @Test(
    "Numbers read back to the same bits",
    arguments: [
      0, -0.0, 24, 0.1, 1e-300, .leastNonzeroMagnitude, 1.7976931348623157e308, 1e16, -0.046239021619400286, 1 / 3.0,
    ])
  func numbers(_ number: Double) throws {
    let read = try JSONDecoder().decode(Double.self, from: Data(JSON.number(number).text.utf8))
    #expect(read.bitPattern == number.bitPattern || (number == 0 && read == 0))
  }

  @Test("Any text comes back", arguments: ["", "\"\\/", "a\nb\tc\r", "\u{0}\u{1B}[2J\u{7F}\u{9B}", "∂ℓ/∂W²₁ 𝛼"])
  func strings(_ text: String) throws {
    #expect(try JSONDecoder().decode(String.self, from: Data(JSON.string(text).text.utf8)) == text)
    #expect(JSON.string(text).text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
  }

  @Test("Keys keep their order; what is long is broken into lines") func layout() {
    let short = JSON.object(["z": .integer(1), "a": .list([.number(0.5), .string("b")])])
    #expect(short.text == #"{"z": 1, "a": [0.5, "b"]}"#)
    let long = JSON.object(["first": .string(String(repeating: "x", count: 100)), "second": .list([])])
    #expect(long.text.split(separator: "\n").count == 4)
    #expect(long.text.hasSuffix("  \"second\": []\n}"))
  }
}
