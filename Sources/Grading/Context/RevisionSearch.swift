import GradientEngine

/// The branch-and-bound search for intermediates that lead to what was typed when they replace the exact ones.
///
/// Every combination is tried, except those whose interval bounds exclude the typed number: what is not found cannot be
/// reached, unless the search gave up after `mostTried`. Of several finds the one with the fewest revisions is told.
struct RevisionSearch<S: CoefficientScalar> {
  /// How many intermediates are gone through at most.
  static var mostTried: Int { 10_000 }
  /// How many operations that may be, about.
  static var mostWork: Int { 4_000_000 }
  /// How many of them any one way on may go through, however many ways there are.
  static var fairShare: Int { 2_000 }
  /// Up to how many revisions are tried by themselves where all together would take too long.
  static var few: Int { 2 }

  /// What led to a value that was accepted.
  struct Found: Sendable {
    let value: Double
    let revisions: [Revision<S>]
  }

  private let stages: StagedEvaluation
  private let intermediates: [Intermediate<S>]
  private let power: Int
  /// How many intermediates are gone through here: fewer where very many operations stand between them.
  private let mostTried: Int
  private var near: AcceptanceBounds
  private var accepts: (Double, [Revision<S>]) -> Bool
  private var evaluation: Evaluation<S>
  private var bounds: Evaluation<S.Bounds>
  /// The values of the stops that are never computed.
  private let constants: [S]
  /// All that any revisions can lead to; nothing where there is too much to be gone through.
  private var reachOfAll: Interval?
  private var path: [Revision<S>] = []
  private var found: Found?
  private var tried = 0
  /// Whether something was left out because it would have taken too long.
  private var isCutShort = false
  /// Whether any working is looked for, and not the simplest.
  private var isExploring = false

  /// Searches for a number, where `intermediates` may be revised; `accepts` judges what comes near.
  init(
    _ number: GradingModel.Number, in graph: Graph, _ intermediates: [QuantityID: Intermediate<S>],
    near: AcceptanceBounds,
    accepts: @escaping (Double, [Revision<S>]) -> Bool
  ) {
    let stages = StagedEvaluation(of: number.quantity, in: graph, stoppingAt: Set(intermediates.keys))
    self.stages = stages
    self.intermediates = stages.stops.dropLast().compactMap { intermediates[$0] }
    self.near = near
    self.accepts = accepts
    power = number.power
    mostTried = min(Self.mostTried, max(200, Self.mostWork / max(1, stages.length) * stages.stops.count))
    evaluation = stages.start(unknown: S.letter)
    bounds = stages.start(unknown: S.letter.point)
    constants = stages.stops.prefix(stages.constantCount).map { [evaluation] in evaluation[$0] }
    reachOfAll = reach(after: -1)
  }

  /// The same search, not begun, for something else that was typed.
  func searching(
    near: AcceptanceBounds, accepts: @escaping (Double, [Revision<S>]) -> Bool
  ) -> RevisionSearch {
    var other = self
    other.near = near
    other.accepts = accepts
    return other
  }

  /// How many operations were gone through, about.
  var work: Int { tried * stages.length / stages.stops.count }

  /// The fewest revisions that lead to an accepted value, with that value; nothing if none do.
  mutating func search() -> Found? {
    guard let reachOfAll, near.admits(reachOfAll) else { return nil }
    isExploring = true
    _ = visit(0, atMost: intermediates.count, until: mostTried / 2)
    isExploring = false
    // What has been gone through without a find holds none. Else few revisions are what most people make.
    guard found != nil || isCutShort else { return nil }
    for count in 0...(found?.revisions.count ?? Self.few) where visit(0, atMost: count, until: mostTried) { break }
    return found
  }

  /// Computes on to a stop and tries what can follow, with at most so many more revisions; whether something is found.
  private mutating func visit(_ stop: Int, atMost count: Int, until limit: Int) -> Bool {
    tried += 1
    stages.advance(&evaluation, to: stop)
    let id = stages.stops[stop]
    let value = stop < constants.count ? constants[stop] : evaluation[id]
    guard stop < intermediates.count else {
      let number = value[power]
      guard near.admits(number), accepts(number, path) else { return false }
      found = Found(value: number, revisions: path)
      return true
    }
    guard count > 0 else {
      evaluation[id] = value
      return visit(stop + 1, atMost: 0, until: limit)
    }
    stages.advance(&bounds, to: stop)
    // Bounds on the exact value know what its rounded digits do not: how far it is from 1.
    let exactBounds = stop < constants.count ? value.point : bounds[id]
    let ways = waysOn(from: stop, value, exactBounds)
    for (place, way) in ways.enumerated() {
      guard tried < limit else {
        isCutShort = true
        return false
      }
      // No way gets more than its share of what is left to try, so that the first one cannot use up all.
      let share = min(limit, tried + max(Self.fairShare, (limit - tried) / 2))
      evaluation[id] = way.revision?.value ?? value
      bounds[id] = way.revision?.value.point ?? exactBounds
      if let revision = way.revision { path.append(revision) }
      let isFound = visit(
        stop + 1, atMost: way.revision == nil ? count : count - 1, until: place == ways.count - 1 ? limit : share)
      if way.revision != nil { path.removeLast() }
      if isFound { return true }
    }
    return false
  }

  /// A value to go on with from a stop; the exact one where there is no revision.
  private struct Way {
    let revision: Revision<S>?
    /// How far what was typed is from the middle of what can be reached.
    let distance: Double
  }

  /// The values to go on with that can lead to what was typed, the exact one first; when exploring, the likeliest first.
  private mutating func waysOn(from stop: Int, _ value: S, _ exactBounds: S.Bounds) -> [Way] {
    var ways: [Way] = []
    func consider(_ revision: Revision<S>?) {
      bounds[stages.stops[stop]] = revision?.value.point ?? exactBounds
      guard let reach = reach(after: stop), near.admits(reach) else { return }
      ways.append(Way(revision: revision, distance: near.distance(from: reach)))
    }
    consider(nil)
    for revision in intermediates[stop].revisions(of: value) { consider(revision) }
    return isExploring ? ways.sorted { $0.distance < $1.distance } : ways
  }

  /// All that any revisions of what comes after a stop can lead to; nothing where no more is to be tried.
  private mutating func reach(after stop: Int) -> Interval? {
    tried += intermediates.count - stop
    guard tried <= mostTried else {
      isCutShort = true
      return nil
    }
    for next in (stop + 1)..<intermediates.count {
      stages.advance(&bounds, to: next)
      let id = stages.stops[next]
      bounds[id] = intermediates[next].widened(next < constants.count ? constants[next].point : bounds[id])
    }
    stages.advance(&bounds, to: intermediates.count)
    return S.bounds(bounds[stages.stops[intermediates.count]], of: power)
  }
}
