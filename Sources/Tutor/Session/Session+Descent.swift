import Course

extension TimerID {
  /// The next step of a descent that runs by itself.
  public static let descent = TimerID(rawValue: "descent")
}

extension Session {
  /// The time between two steps of a descent that runs by itself.
  private static let descentPeriod = Duration.milliseconds(150)

  /// Carries out an action on the map; steps are scheduled while the descent runs by itself.
  mutating func walk(_ action: DescentMap.Action) -> [Effect] {
    guard let graph = pictured?.graph else { return [] }
    let wasRunning = view.map?.isRunning == true
    modifyView { $0.map?.apply(action, in: graph) }
    switch (wasRunning, view.map?.isRunning == true) {
    case (false, true): return [.schedule(.descent, after: Self.descentPeriod, repeating: true)]
    case (true, false): return [.cancel(.descent)]
    case (true, true), (false, false): return []
    }
  }

  /// Moves the cursor of the map to a point that was pointed at.
  mutating func walk(to point: DescentMap.Point) -> [Effect] {
    let wasRunning = view.map?.isRunning == true
    modifyView { $0.map?.move(to: point) }
    return wasRunning ? [.cancel(.descent)] : []
  }

  /// Takes the next step of a descent, which ends where its picture is left.
  mutating func descentIsDue() -> [Effect] {
    guard screen == .picture, let graph = pictured?.graph else {
      modifyView { $0.map?.stop() }
      return [.cancel(.descent)]
    }
    modifyView { view in
      if view.map?.isRunning == true { view.map?.runOn(in: graph) }
    }
    return view.map?.isRunning == true ? [] : [.cancel(.descent)]
  }
}
