import Course
import Formula
import GradientEngine
import Grading

/// Other numbers in the place of those that an exercise gives, to see what follows from them.
///
/// Nothing of it is recorded, and no answer is graded by it.
public struct Experiment: Sendable {
  /// What a learner does with the numbers.
  public enum Action: String, Hashable, Sendable {
    /// Makes the chosen number larger or smaller by a small round step.
    case raise, lower
    /// Takes the last change back.
    case undo
    /// Goes back to all the numbers as they are given.
    case reset
  }

  /// The numbers that can be changed: each element of what is given.
  public let numbers: [QuantityID]
  /// The exercise with the numbers as they are now.
  public private(set) var exercise: Exercise
  /// The numbers that are not as given.
  public private(set) var settings: [QuantityID: Double] = [:]
  /// The place of the chosen number.
  public private(set) var selection = 0
  /// The number being typed.
  public private(set) var field = TextField()
  private let original: Exercise
  private var history: [[QuantityID: Double]] = []
  /// The number that the last change made larger or smaller; to go on with it is the same change.
  private var nudged: QuantityID?

  /// The numbers of an exercise, but for those of givens that `isHidden` names.
  init(with exercise: Exercise, isHidden: (Given) -> Bool) {
    original = exercise
    self.exercise = exercise
    numbers = exercise.givens.filter { $0.value != .unknown && !isHidden($0) }
      .flatMap { exercise.graph.symbols[$0.name]?.tensor.elements ?? [] }
  }

  /// The chosen number; nil where none can be changed.
  public var chosen: QuantityID? { numbers.indices.contains(selection) ? numbers[selection] : nil }
  /// Whether there is a change to take back.
  public var canUndo: Bool { !history.isEmpty }
  /// Whether some number is not as given.
  public var isChanged: Bool { !settings.isEmpty }
  /// A number as the exercise gives it.
  public func given(_ id: QuantityID) -> Double { original.trace.values[id.index].number ?? 0 }
  /// A number as it is now.
  public func value(_ id: QuantityID) -> Double { settings[id] ?? given(id) }

  // MARK: - Changing

  mutating func apply(_ action: Action) {
    field = TextField()
    switch action {
    case .raise: nudge(by: 1)
    case .lower: nudge(by: -1)
    case .undo:
      guard let before = history.popLast() else { return }
      take(before)
    case .reset:
      guard isChanged else { return }
      change(to: [:])
    }
  }

  mutating func move(_ move: Move) {
    field = TextField()
    nudged = nil
    selection = move.target(from: selection, count: numbers.count)
  }

  mutating func edit(_ edit: TextField.Edit) { field.apply(edit) }

  /// Drops what is being typed.
  mutating func clearField() { field = TextField() }

  /// Puts the typed number in the place of the chosen one; returns why not where it cannot.
  mutating func enter() -> Text? {
    guard let chosen else { return nil }
    let reader = NumberQuestion(truth: Truth(0), precision: .exact)
    guard let number = reader.numbers(in: field.text)?.first?.nearestDouble else {
      return "\(typed: field.text) is not read as a number."
    }
    guard number.magnitude <= Self.largest else { return "A number here is at most 1000000 in size." }
    field = TextField()
    set(chosen, number)
    return nil
  }

  /// The largest size of a number here.
  public static let largest = 1e6

  private mutating func nudge(by steps: Double) {
    guard let chosen else { return }
    let inverse = Self.stepsInOne(for: given(chosen))
    let wanted = ((value(chosen) * inverse).rounded() + steps) / inverse
    guard wanted.magnitude <= Self.largest else { return }
    if nudged == chosen {
      var settings = settings
      settings[chosen] = wanted
      take(settings)
    } else {
      set(chosen, wanted)
    }
    nudged = chosen
  }

  /// How many steps make 1: a step is a power of ten, about a tenth of the number, and from 0.001 to 1.
  private static func stepsInOne(for number: Double) -> Double {
    let size = number == 0 ? 1 : number.magnitude
    return size >= 10 ? 1 : size >= 0.5 ? 10 : size >= 0.05 ? 100 : 1000
  }

  private mutating func set(_ id: QuantityID, _ number: Double) {
    var settings = settings
    settings[id] = number
    change(to: settings)
  }

  private mutating func change(to settings: [QuantityID: Double]) {
    history.append(self.settings)
    take(settings)
  }

  private mutating func take(_ settings: [QuantityID: Double]) {
    nudged = nil
    self.settings = settings.filter { $0.value != given($0.key) }
    exercise = original.setting(self.settings)
  }
}
