import Formula

extension Misconception {
  /// The logarithm to base 10 or 2 for the natural one.
  static let logBase = Misconception(
    id: "log-base",
    sentence: "That is what comes out with a logarithm to another base; here it is the natural one."
  ) { subject in
    [10.0, 2].compactMap { base in
      let other = subject.formula.replacing { part in
        guard case .call("log", let arguments) = part.kind else { return nil }
        return Expression(
          .binary(.divide, Expression(.call("log", arguments)), Expression(.call("log", [.number(base)]))))
      }
      return other == subject.formula ? nil : other
    }
  }
}
