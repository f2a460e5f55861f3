extension GradingContext {
  /// The earliest answered number that does not follow from the ones before it; nothing if all do.
  ///
  /// Only what leads to the number judged is looked at. What comes after the slip may well follow from it.
  var firstSlip: Answer? {
    let lineage = number.map { Set(graph.lineage(of: $0.quantity)) } ?? []
    return answers.first { lineage.contains(graph.root(of: $0.asked).quantity) && isSlip($0) }
  }
}

extension Verdict {
  /// The verdict with the earliest step that went wrong, where there is one.
  func pointing(toFirstSlipIn context: GradingContext) -> Verdict {
    guard let slip = context.firstSlip else { return self }
    return adding(
      "The first step to look at again is your \(context.gradingModel.name(of: slip.asked.quantity)).",
      firstSlip: context.gradingModel.entries[slip.place].id)
  }
}
