/// What every kind of answer can say of itself.
protocol AnswerKind {
  /// A model answer as a learner would type it; typed back it is always right.
  var expected: String { get }
  /// What form of answer is asked for, in words.
  var asks: String { get }
  /// Judges a typed text.
  func grade(_ text: String, given history: History?) -> Verdict
  /// How a text reads while it is being typed.
  func reading(of text: String) -> Reading
  /// Whether two texts are the same answer, however they are written.
  func isSame(_ first: String, _ second: String) -> Bool
}

extension Question.Kind {
  var answer: any AnswerKind {
    switch self {
    case .number(let question): question
    case .formula(let question): question
    case .code(let question): question
    case .chain(let question): question
    case .expression(let question): question
    case .tensor(let question): question
    case .shape(let question): question
    case .count(let question): question
    case .label(let question): question
    case .choice(let question): question
    }
  }
}
