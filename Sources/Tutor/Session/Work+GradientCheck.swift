import Grading

extension Work {
  /// Whether the learner has typed a number for a derivative, which a finite difference can check.
  public var canCheckGradient: Bool {
    guard step.question.precision != nil, exercise.gradingModel.context(at: step.id)?.asksDerivative == true else {
      return false
    }
    return step.question.hasNumber(in: ownNumber)
  }

  /// The finite difference beside the learner's number.
  var checkedGradient: GradientCheck? {
    exercise.gradingModel.context(at: step.id, answers: answers)?.gradientCheck(of: ownNumber)
  }

  /// The number that was right, the one being typed, or else the last answer.
  private var ownNumber: String {
    if let right = stepProgress.rightAnswer { return right }
    return line.text.contains { !$0.isWhitespace } ? line.text : judged
  }
}
