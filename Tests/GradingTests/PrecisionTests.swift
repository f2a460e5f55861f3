import Testing

import Grading

@Suite("Precision")
struct PrecisionTests {
  @Test(
    "is read from an exercise file",
    arguments: [
      ("1 decimal", Precision.decimals(1)), ("3 decimals", .decimals(3)), ("0 decimals", .decimals(0)),
      ("2 decimal places", .decimals(2)), ("3 significant", .significant(3)), ("1 significant figure", .significant(1)),
      ("4 Significant Figures", .significant(4)), ("2 significant digits", .significant(2)), ("exact", .exact),
      ("  Exact ", .exact),
    ])
  func parsed(_ text: String, _ precision: Precision) throws {
    #expect(try Precision(parsing: text) == precision)
  }

  @Test(
    "that cannot be says what was expected",
    arguments: [
      ("", "“exact”, or a number of digits such as “1 decimal” or “3 significant”"),
      ("3", "“exact”, or a number of digits such as “1 decimal” or “3 significant”"),
      ("three decimals", "“exact”, or a number of digits such as “1 decimal” or “3 significant”"),
      ("3 apples", "“exact”, or a number of digits such as “1 decimal” or “3 significant”"),
      ("-1 decimals", "0 to 15 decimals"), ("16 decimals", "0 to 15 decimals"),
      ("0 significant", "1 to 15 significant figures"), ("99 significant", "1 to 15 significant figures"),
    ])
  func refused(_ text: String, _ expected: String) {
    do throws(PrecisionMistake) {
      _ = try Precision(parsing: text)
      Issue.record("“\(text)” was read")
    } catch {
      #expect(error.expected?.unicode == expected)
    }
  }

  @Test("reads well") func words() {
    #expect(Precision.decimals(1).description == "1 decimal")
    #expect(Precision.decimals(3).description == "3 decimals")
    #expect(Precision.decimals(0).description == "a whole number")
    #expect(Precision.significant(3).description == "3 significant figures")
    #expect(Precision.exact.description == "exact")
  }
}
