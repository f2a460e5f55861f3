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
  /// The decimals it is rounded or cut to; without meaning for an own answer.
  let places: Int

  /// What the learner answered at an earlier step.
  init(own answer: History.Answer) {
    quantity = answer.entry.quantity
    source = .own
    value = answer.value
    places = 0
  }

  /// A value rounded or cut to some decimals.
  init(_ quantity: QuantityID, _ source: Source, _ value: Double, places: Int) {
    self.quantity = quantity
    self.source = source
    self.value = value
    self.places = places
  }

  /// The value as it is written.
  func text(_ history: History) -> String {
    source == .own
      ? history.own[quantity]?.number.text ?? ""
      : value.rational.rounded(toPlaces: places).value.plainText.replacingMinus
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
  private var best: Found?

  /// A value that was accepted, and the revisions that led to it.
  struct Found: Sendable {
    let value: Double
    let revisions: [Revision]
  }

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
  mutating func search() -> Found? {
    // Few revisions are the likely ones, and cheap to try alone; all the others are then tried in one go.
    for count in 0...Self.fewRevisions where count < cone.stops.count {
      visit(0, least: count, most: count, [])
      if let best { return best }
      guard tried < Self.mostTried else { return nil }
    }
    visit(0, least: Self.fewRevisions + 1, most: cone.stops.count - 1, [])
    return best
  }

  private static var fewRevisions: Int { 2 }

  /// Computes on from a stop with from `least` to `most` more revisions, and keeps what is accepted with the fewest.
  private mutating func visit(_ stop: Int, least: Int, most: Int, _ revisions: [Revision]) {
    cone.advance(&evaluation, to: stop)
    let id = cone.stops[stop]
    let value = evaluation[id]
    let stopsLeft = cone.stops.count - 1 - stop
    guard stopsLeft > 0 else {
      guard let value = value.single else { return }
      tried += 1
      if accepts(value, revisions) { best = Found(value: value, revisions: revisions) }
      return
    }
    if least < stopsLeft { visit(stop + 1, least: least, most: min(most, stopsLeft - 1), revisions) }
    guard most > 0, let number = value.single else { return }
    for revision in alternatives(id, number) {
      guard tried < Self.mostTried, revisions.count + 1 < best?.revisions.count ?? .max else { break }
      evaluation[id] = S(revision.value)
      visit(stop + 1, least: max(0, least - 1), most: most - 1, revisions + [revision])
    }
    evaluation[id] = value
  }
}
