extension History {
  /// The earliest answered step that does not follow from the ones before it; nothing if all do.
  ///
  /// What comes after it may well follow from it, and is then not to be looked at.
  public var firstSlip: String? {
    answered.first { step in
      guard let earlier = worksheet.history(at: step.id, answers: texts),
        case .number(let question) = step.question.kind
      else { return false }
      return question.grade(texts[step.id] ?? "", given: earlier, tracing: false).outcome == .wrong
    }?.id
  }
}

extension Verdict {
  /// The verdict with the place where the trouble began, where that is an earlier step.
  func pointing(toFirstSlipIn history: History) -> Verdict {
    guard let slip = history.firstSlip, let entry = history.worksheet.entries.first(where: { $0.id == slip }) else {
      return self
    }
    return with(
      detail: "\(detail) The first step to look at again is your \(history.worksheet.name(of: entry.quantity)).",
      firstSlip: slip)
  }
}
