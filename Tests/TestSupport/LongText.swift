import Testing

/// A text that may be very long, of which a run's output tells only how it begins.
public struct LongText: CustomTestStringConvertible, Sendable {
  /// The text itself.
  public let text: String

  /// Wraps a text.
  public init(_ text: String) { self.text = text }

  /// "“((((((((((((”… of 9000 characters".
  public var testDescription: String {
    let scalars = text.unicodeScalars
    let start = scalars.prefix(24).map { $0.escaped(asASCII: false) }.joined()
    return scalars.count <= 24 ? "“\(start)”" : "“\(start)”… of \(scalars.count) characters"
  }
}
