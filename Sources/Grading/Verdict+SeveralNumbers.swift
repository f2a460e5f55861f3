import Formula

/// What several numbers of one answer come to together: the cells of a vector, the coefficients of an expression.
extension Verdict {
  /// All are right; where some are so only for the learner's own way of getting there, it is told of them.
  init(allRight all: Text, _ verdicts: [(name: Text, verdict: Verdict)], reading: Text, parts: [Part]) {
    let own = verdicts.filter { $0.verdict.reason != .exact }
    let told = own.map { "\($0.name): \($0.verdict.detail)" as Text }
    self.init(
      own.first?.verdict.reason ?? .exact, (["Right: \(all)."] + told).joined(separator: " "), reading: reading,
      parts: parts)
  }

  /// Some are wrong; what can be said of all those alike is said once.
  init(someWrong detail: Text, _ reason: Reason, _ verdicts: [Verdict], reading: Text, parts: [Part]) {
    let wrong = verdicts.filter { $0.outcome == .wrong }
    let shared = wrong.first?.misconception
    let isShared = shared != nil && wrong.allSatisfy { $0.misconception == shared }
    self.init(
      reason, detail, reading: reading, misconception: isShared ? shared : nil,
      firstSlip: wrong.lazy.compactMap(\.firstSlip).first, parts: parts)
  }
}
