import GradientEngine

/// A step being asked, and what the learner answered at the steps before it.
public struct GradingContext: Sendable {
  let gradingModel: GradingModel
  let place: Int
  /// Which of the step's numbers is being judged.
  private(set) var index = 0
  /// All earlier answers as typed, by step id.
  private let texts: [String: String]
  /// The earlier answers, once they have been read.
  private var known: [Answer]?
  /// Which of them are wrong.
  private(set) var slips = SlipRecord()

  /// A number that was answered earlier.
  struct Answer: Sendable {
    /// The step, and which of its numbers.
    let place: Int
    let index: Int
    /// What it was asked for as.
    let asked: GradingModel.Number
    let number: TypedNumber
    let value: Double
  }

  init(gradingModel: GradingModel, place: Int, texts: [String: String]) {
    self.gradingModel = gradingModel
    self.place = place
    self.texts = texts
  }

  /// Whether nothing was answered before.
  var isFirst: Bool { texts.isEmpty }

  /// What was answered at a step, without the name that it may begin with; a text with another name is left as it is.
  func text(at entry: GradingModel.Entry) -> String? {
    texts[entry.id].flatMap { text in (try? entry.question.withoutName(text)) ?? text }
  }

  /// The earlier answers that could be read, in the order of the steps.
  var answers: [Answer] {
    if let known { return known }
    guard !texts.isEmpty else { return [] }
    return gradingModel.entries[..<place].enumerated().flatMap { place, entry -> [Answer] in
      guard !entry.numbers.isEmpty, let text = text(at: entry), let typed = entry.question.kind.numbers(in: text) else {
        return []
      }
      return typed.enumerated().compactMap { index, number in
        guard let asked = entry.number(index), let value = number.value.nearestDouble, value.isFinite else {
          return nil
        }
        return Answer(place: place, index: index, asked: asked, number: number, value: value)
      }
    }
  }

  /// The same with the answers read once and for all: what the exact value settles does not need them.
  func read() -> GradingContext {
    var context = self
    context.known = answers
    return context
  }

  /// The same at an earlier step.
  func earlier(at place: Int, index: Int) -> GradingContext {
    var earlier = GradingContext(gradingModel: gradingModel, place: place, texts: texts)
    earlier.index = index
    earlier.known = answers.filter { $0.place < place }
    earlier.slips = slips
    return earlier
  }

  /// The same for another of the step's numbers.
  func judging(_ index: Int) -> GradingContext {
    var other = self
    other.index = index
    return other
  }

  var graph: Graph { gradingModel.graph }
  var entry: GradingModel.Entry { gradingModel.entries[place] }
  /// The number being judged; nothing where the answer is no number.
  var number: GradingModel.Number? { gradingModel.entries[place].number(index) }

  /// The last answer for each coefficient of a quantity that is not exactly its value.
  var own: [QuantityID: [Int: Answer]] {
    var own: [QuantityID: [Int: Answer]] = [:]
    for answer in answers {
      let (quantity, power) = graph.root(of: answer.asked)
      let exact = gradingModel.values[quantity.index].coefficients
      own[quantity, default: [:]][power] = answer.value == (power < exact.count ? exact[power] : 0) ? nil : answer
    }
    return own.filter { !$0.value.isEmpty }
  }

  /// The values the learner works with in the place of the exact ones.
  func ownValues<S: CoefficientScalar>() -> [QuantityID: S] {
    own.reduce(into: [:]) { values, own in
      let exact = gradingModel.values[own.key.index].coefficients.enumerated().map { ($0.offset, $0.element) }
      values[own.key] = S(0).replacing(
        Dictionary(uniqueKeysWithValues: exact).merging(own.value.mapValues(\.value)) { $1 })
    }
  }
}
