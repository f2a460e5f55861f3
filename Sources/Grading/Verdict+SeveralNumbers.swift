import Formula

/// What several numbers of one answer come to together: the cells of a vector, the coefficients of an expression.
extension Verdict {
  /// All are right; where one is so only for the learner's own way of getting there, it is told of it, and where several are,
  /// that they are. What there is to tell of each is in the parts.
  init(allRight all: Text, _ verdicts: [(name: Text, verdict: Verdict)], reading: Text, parts: [Part]) {
    let own = verdicts.filter { $0.verdict.reason != .exact }
    let reasons = Set(own.map(\.verdict.reason))
    let detail: Text =
      switch own.count {
      case 0: "Right: \(all)."
      case 1: "Right: \(all). \(own[0].name): \(own[0].verdict.detail)"
      default:
        reasons == [.followThrough]
          ? "Right for your own working."
          : reasons.contains(.followThrough) ? "Right for your own working and rounding." : "Right for this rounding."
      }
    self.init(own.first?.verdict.reason ?? .exact, detail, reading: reading, parts: parts)
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
