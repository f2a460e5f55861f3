extension Unicode.Scalar {
  /// The character as a message can show it: itself, or its number where it shows as nothing, moves the cursor, turns the
  /// line around or would sit on its neighbour.
  package var visible: String {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .nonspacingMark, .enclosingMark, .spacingMark:
      let hex = String(value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    default:
      return properties.isDefaultIgnorableCodePoint ? "U+" + String(value, radix: 16, uppercase: true) : String(self)
    }
  }
}
