/// A clock that never goes back, also when the time of day is changed.
///
/// Time during which the machine sleeps is not counted.
public protocol MonotonicClock: Sendable {
  /// The time now.
  var now: SuspendingClock.Instant { get }
}

extension SuspendingClock: MonotonicClock {}

/// The times at which scheduled effects are due.
///
/// A value without a clock of its own: the caller passes the current time.
///
/// ```swift
/// var timers = Timers()
/// timers.schedule(.retrySaving, at: now + .seconds(5), every: .seconds(5))
/// timers.nextDue                              // now + 5 seconds
/// timers.takeDue(at: now + .seconds(5))       // [.retrySaving]
/// timers.nextDue                              // now + 10 seconds
/// ```
public struct Timers: Sendable {
  private struct Timer {
    var due: SuspendingClock.Instant
    let period: Duration?
  }

  private var timers: [TimerID: Timer] = [:]

  /// No timers.
  public init() {}

  /// When the first of them is due; nil where none is scheduled.
  public var nextDue: SuspendingClock.Instant? { timers.values.lazy.map(\.due).min() }

  /// Schedules a timer, and again after every `period` where there is one; replaces the one of the same name.
  public mutating func schedule(_ id: TimerID, at due: SuspendingClock.Instant, every period: Duration? = nil) {
    timers[id] = Timer(due: due, period: period)
  }

  /// Forgets a timer.
  public mutating func cancel(_ id: TimerID) { timers[id] = nil }

  /// Removes and returns the timers that are due, in the order of their times.
  ///
  /// A repeating timer is scheduled again, one period after it was due. If it is late by more than a period, it is
  /// scheduled one period after `now`: missed repetitions are skipped.
  public mutating func takeDue(at now: SuspendingClock.Instant) -> [TimerID] {
    let due = timers.filter { $0.value.due <= now }
      .sorted { ($0.value.due, $0.key.rawValue) < ($1.value.due, $1.key.rawValue) }
    for (id, timer) in due {
      guard let period = timer.period, period > .zero else {
        timers[id] = nil
        continue
      }
      let next = timer.due + period
      timers[id]?.due = next > now ? next : now + period
    }
    return due.map(\.key)
  }
}
