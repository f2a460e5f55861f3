/// Every kind of answer that exercises can ask for; a new one is registered here.
public enum AnswerKinds {
  /// The types, in the order in which their words are listed.
  public static let all: [any AnswerKind.Type] = [
    NumberQuestion.self, TensorQuestion.self, ShapeQuestion.self, CountQuestion.self, ClassQuestion.self,
    ChoiceQuestion.self, ExpressionQuestion.self, FormulaQuestion.self, ChainQuestion.self, CodeQuestion.self,
  ]

  /// Every word after `kind:` in an exercise file, with all that is particular to it.
  public static let words: [AnswerWord] = all.flatMap { $0.words }
}
