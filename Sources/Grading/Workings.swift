import GradientEngine

/// A scalar that can stand for a single number.
protocol SingleNumber: Scalar {
  /// The number, unless a letter is left in it.
  var single: Double? { get }
  /// What stands for the unknown.
  static var letter: Self { get }
}

extension Double: SingleNumber {
  var single: Double? { self }
  static var letter: Double { .nan }
}

extension Polynomial: SingleNumber {
  var single: Double? { constant }
  static var letter: Polynomial { .unknown }
}

/// An intermediate with which somebody may have gone on instead of its exact value.
struct Revision: Sendable {
  /// Where the other value comes from.
  enum Source: Hashable, Sendable {
    case own
    case rounded
    case cut
  }

  let quantity: QuantityID
  let source: Source
  let value: Double
  /// What was typed, or rounded to.
  private let written: Written

  private enum Written: Sendable {
    case typed(String)
    case decimal(DecimalNumber)
  }

  /// What the learner answered at an earlier step.
  init(own answer: History.Answer) {
    quantity = answer.entry.quantity
    source = .own
    value = answer.value
    written = .typed(answer.number.text)
  }

  /// A value rounded or cut to `decimal`, whose nearest `Double` is `value`.
  init(_ quantity: QuantityID, _ source: Source, _ value: Double, decimal: DecimalNumber) {
    self.quantity = quantity
    self.source = source
    self.value = value
    written = .decimal(decimal)
  }

  /// The value as it is written.
  var text: String {
    switch written {
    case .typed(let text): text
    case .decimal(let decimal): decimal.plainText.replacingMinus
    }
  }
}

/// The search through the values that a quantity takes when intermediates on the way are revised.
///
/// It goes from no revision to more, so that the simplest explanation is found first, and gives up after a fixed amount of
/// work.
struct Workings<S: SingleNumber> {
  /// How many values are tried at most.
  static var mostTried: Int { 4_096 }

  private let cone: Cone
  private let alternatives: (QuantityID, Double) -> [Revision]
  private let accepts: (Double, [Revision]) -> Bool
  private var evaluation: Evaluation<S>
  private var tried = 0

  /// Searches `cone`; `alternatives` are the revisions of an intermediate that came to a value, `accepts` ends the search.
  init(
    _ cone: Cone, alternatives: @escaping (QuantityID, Double) -> [Revision],
    accepts: @escaping (Double, [Revision]) -> Bool
  ) {
    self.cone = cone
    self.alternatives = alternatives
    self.accepts = accepts
    evaluation = cone.start(unknown: S.letter)
  }

  /// The fewest revisions that lead to an accepted value, with that value; nothing if none do or the search gives up.
  mutating func search() -> (value: Double, revisions: [Revision])? {
    for count in 0..<cone.stops.count {
      let before = tried
      if let found = visit(0, count, []) { return found }
      // With no place left for so many revisions there is none for more.
      if tried == before || tried >= Self.mostTried { return nil }
    }
    return nil
  }

  private mutating func visit(
    _ stop: Int, _ revisionsLeft: Int, _ revisions: [Revision]
  ) -> (value: Double, revisions: [Revision])? {
    cone.advance(&evaluation, to: stop)
    let id = cone.stops[stop]
    let value = evaluation[id]
    guard stop < cone.stops.count - 1 else {
      guard revisionsLeft == 0, let value = value.single else { return nil }
      tried += 1
      return accepts(value, revisions) ? (value, revisions) : nil
    }
    if revisionsLeft < cone.stops.count - 1 - stop, let found = visit(stop + 1, revisionsLeft, revisions) {
      return found
    }
    guard revisionsLeft > 0, let number = value.single else { return nil }
    for revision in alternatives(id, number) {
      guard tried < Self.mostTried else { return nil }
      evaluation[id] = S(revision.value)
      if let found = visit(stop + 1, revisionsLeft - 1, revisions + [revision]) { return found }
    }
    evaluation[id] = value
    return nil
  }
}
