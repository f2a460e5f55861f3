import BigInt
import GradientEngine

extension NumberJudge {
  /// Rule 4: the verdict where the answer is reached by rounding or cutting intermediates, or the result itself.
  ///
  /// An intermediate is kept, or rounded or cut to the digits its own step asks for or to one more; where the learner
  /// answered it otherwise, it may also be what they answered.
  func roundedWorking(_ typed: TypedNumber, _ history: History) -> Verdict? {
    let intermediates = Intermediates(history)
    let cone = Cone(of: history.asked, in: history.graph, stoppingAt: intermediates.quantities)
    let near = Nearness(typed, precision)
    guard intermediates.canReach(near, cone) else { return nil }
    // An explanation of all typed digits is better than one of those asked, even if that one is simpler.
    var ofThoseAsked: [Revision]?
    let found = search(cone, unknown: history.graph.unknown) { id, value in
      intermediates.revisions(of: id, value)
    } accepts: { value, revisions in
      guard near.admits(value), let reach = follower(value).reach(of: typed), !isTrivial(value, revisions, history)
      else { return false }
      guard reach == .asAsked else { return true }
      // Without a revision, digits beyond those asked are what the exact value has already judged.
      if !revisions.isEmpty, ofThoseAsked == nil { ofThoseAsked = revisions }
      return false
    }
    if let (value, revisions) = found {
      let isCut = follower(value).reach(of: typed) == .cut
      let isOwn = !revisions.isEmpty && revisions.allSatisfy { $0.source == .own }
      return verdict(
        on: typed, isOwn ? .followThrough : .roundedWorking,
        detail: sentence(typed, isCut: isCut, isOwn: isOwn, revisions, history))
    }
    guard let ofThoseAsked else { return nil }
    return verdict(
      on: typed, .extraDigits,
      detail: "With \(ofThoseAsked.told(history)), \(typed.text) is right to the \(precision) asked; "
        + "its later digits are not.")
  }

  /// How typed digits come from a value.
  enum Reach: Hashable, Sendable {
    case rounded
    case cut
    /// Rounded at the digits asked; later digits are not those of this value.
    case asAsked
  }

  /// How the typed digits come from the judge's value by rounding or cutting, if they do.
  func reach(of typed: TypedNumber) -> Reach? {
    let agreement = agreement(with: typed)
    if agreement == .exact { return .rounded }
    guard let asked, typed.claim != nil else { return nil }
    let shown = shownPlaces(of: typed, asked)
    guard shown.finest >= asked.needed else { return nil }
    if isCut(typed.value, toPlaces: max(asked.needed, shown.coarsest)) { return .cut }
    return agreement == .extraDigits ? .asAsked : nil
  }

  /// Whether the value, cut towards zero after `places` decimals, is the number.
  private func isCut(_ number: ExactNumber, toPlaces places: Int) -> Bool {
    if let typed = number.approximation?.magnitude, let unit = PowersOfTen.nearest(-places) {
      let beyond = truth.value.magnitude - typed
      let doubt = truth.error + (typed + unit) * 0x1p-40
      guard beyond > -doubt, beyond < unit + doubt else { return false }
    }
    let cut = number.rational.rounded(toPlaces: places).value
    // Nothing is cut off a value that may well be the next number itself: 0.24 is not 0.25 cut.
    var next = cut
    next.coefficient += 1
    next.isNegative = cut.isZero ? truth.value < 0 : cut.isNegative
    if truth.admits(.decimal(next), places: nil) { return false }
    // What is cut off is at least nothing and at most a unit: the middle of that is half a unit further from zero.
    let middle = DecimalNumber(
      isNegative: cut.isZero ? truth.value < 0 : cut.isNegative, coefficient: cut.coefficient * 10 + 5,
      exponent: -places - 1)
    return truth.admits(.decimal(middle), places: places)
  }

  private func sentence(
    _ typed: TypedNumber, isCut: Bool, isOwn: Bool, _ revisions: [Revision], _ history: History
  ) -> String {
    let places = asked.map { asked in
      typed.claim == nil ? asked.needed : max(asked.needed, shownPlaces(of: typed, asked).coarsest)
    }
    let exact = places.map { truth.rounded(toPlaces: $0).plainText.replacingMinus } ?? truth.value.shortestText
    guard !revisions.isEmpty else {
      return "Right, though cut rather than rounded: to as many digits it rounds to \(exact)."
    }
    let result = "it is \(typed.text)\(isCut ? ", cut" : "")"
    return isOwn
      ? "Right for your own working: with \(revisions.told(history)) \(result)."
      : "Right for your rounding: with \(revisions.told(history)) \(result); unrounded it is \(exact)."
  }
}

extension [Revision] {
  /// "your ŷ = 0.12 and β¹₂ cut to 0.999".
  func told(_ history: History) -> String {
    map { revision in
      let name = history.worksheet.name(of: revision.quantity)
      return switch revision.source {
      case .own: "your \(name) = \(revision.text(history))"
      case .rounded: "\(name) rounded to \(revision.text(history))"
      case .cut: "\(name) cut to \(revision.text(history))"
      }
    }.listed
  }
}

/// The quantities asked by other steps, and with which values somebody may have gone on from there.
struct Intermediates {
  private let graph: Graph
  private let precisions: [QuantityID: Precision]
  private let own: [QuantityID: History.Answer]

  init(_ history: History) {
    graph = history.graph
    var precisions: [QuantityID: Precision] = [:]
    for entry in history.worksheet.entries where entry.quantity != history.asked && precisions[entry.quantity] == nil {
      precisions[entry.quantity] = entry.question.precision
    }
    self.precisions = precisions
    own = history.own
  }

  var quantities: Set<QuantityID> { Set(precisions.keys).union(own.keys) }

  /// The other values of an intermediate that came to a value.
  func revisions(of id: QuantityID, _ value: Double) -> [Revision] {
    var revisions: [Revision] = []
    if let answer = own[id], answer.value != value {
      revisions.append(Revision(own: answer))
    }
    if let precision = precisions[id] { revisions += Revision.roundings(of: id, value, to: precision) }
    return revisions
  }

  /// Whether any revisions can lead near the typed number: a bound that costs one run.
  func canReach(_ near: Nearness, _ cone: Cone) -> Bool {
    guard graph.unknown == nil else { return true }
    var bounds: Evaluation<Interval> = cone.start()
    for (stop, id) in cone.stops.enumerated() {
      cone.advance(&bounds, to: stop)
      guard stop < cone.stops.count - 1 else { return near.admits(bounds[id]) }
      if let precision = precisions[id] {
        let unit = Revision.unit(of: precision, at: bounds[id])
        bounds[id] = Interval(bounds[id].low - unit, bounds[id].high + unit)
      }
      if let value = own[id]?.value {
        bounds[id] = Interval(min(bounds[id].low, value), max(bounds[id].high, value))
      }
    }
    return false
  }
}

extension Nearness {
  /// Whether some value between the bounds is near.
  func admits(_ bounds: Interval) -> Bool {
    guard bounds.isFinite else { return true }
    return admits(bounds.low) || admits(bounds.high) || bounds.contains(typed)
  }
}

extension Revision {
  /// What rounding in the engine may add up to, relative to a value.
  static let relativeError = 0x1p-46

  /// The other values that an intermediate has when rounded or cut to the digits asked of it, or one more.
  static func roundings(of id: QuantityID, _ value: Double, to precision: Precision) -> [Revision] {
    guard value.isFinite, value != 0, let places = places(of: precision, at: value) else { return [] }
    var revisions: [Revision] = []
    // A value that computing missed by a hair is not cut to the number below: 1.3 − 0.1 is 1.2.
    let doubt = value.magnitude * Self.relativeError
    for places in [places, places + 1] {
      for (source, units) in [(Source.rounded, FloatingPointRoundingRule.toNearestOrAwayFromZero), (.cut, .down)] {
        guard let size = shortened(value.magnitude, doubt, places, units), (size - value.magnitude).magnitude > doubt
        else { continue }
        let other = value < 0 ? -size : size
        guard !revisions.contains(where: { $0.value == other }) else { continue }
        revisions.append(Revision(id, source, other, places: places))
      }
    }
    return revisions
  }

  /// A size, or what it may be by a doubt more, at some decimals: in `Double` where that comes to the nearest one.
  private static func shortened(
    _ size: Double, _ doubt: Double, _ places: Int, _ rule: FloatingPointRoundingRule
  ) -> Double? {
    if (0...22).contains(places), let scale = PowersOfTen.nearest(places), size * scale < 0x1p50 {
      return ((size + doubt) * scale).rounded(rule) / scale
    }
    let exact = size.rational + doubt.rational
    return (rule == .down ? exact.cut(toPlaces: places).value : exact.rounded(toPlaces: places).value).double
  }

  /// The decimals that a precision asks of a value; nothing where it is asked exactly.
  private static func places(of precision: Precision, at value: Double) -> Int? {
    switch precision {
    case .exact: nil
    case .decimals(let places): places
    case .significant(let count): value.decade.map { count - 1 - $0 }
    }
  }

  /// How far rounding or cutting to a precision can move a value between the bounds.
  static func unit(of precision: Precision, at bounds: Interval) -> Double {
    let largest = max(bounds.low.magnitude, bounds.high.magnitude)
    guard largest.isFinite, let places = places(of: precision, at: largest) else { return 0 }
    return PowersOfTen.nearest(-places) ?? largest
  }
}
