import Formula

extension Misconception {
  /// The logarithm to base 10 or 2 for the natural one.
  static let logBase = Misconception(
    id: "log-base",
    sentence: "That is what comes out with a logarithm to another base; here the natural logarithm is meant."
  ) { subject in
    [10.0, 2].flatMap { base in
      subject.eachAndAll(
        subject.forward.compactMap { part in
          let other = part.formula.replacing { part in
            guard case .call("log", let arguments) = part.kind else { return nil }
            let log = Expression(.call("log", arguments))
            return Expression(.binary(.divide, log, Expression(.call("log", [.number(base)]))))
          }
          return other == part.formula ? nil : (part.id, other)
        })
    }
  }
}
