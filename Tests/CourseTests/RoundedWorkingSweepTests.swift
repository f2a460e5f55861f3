import Course
import GradientEngine
import Grading
import TestSupport
import Testing

/// Working with rounded intermediates, worked out by running the exercise's graph again with some values put in their
/// places, and by rounding written digits: nothing of it is the grader's.
private struct RoundedWorking {
  let exercise: Exercise
  /// The quantities that steps ask for as numbers, and the digits they state first.
  private let precisions: [QuantityID: Precision]

  init(_ exercise: Exercise) {
    self.exercise = exercise
    var precisions: [QuantityID: Precision] = [:]
    for step in exercise.steps {
      for (quantity, precision) in zip(step.quantities, step.question.precisions)
      where precisions[quantity] == nil { precisions[quantity] = precision }
    }
    self.precisions = precisions
  }

  /// The steps that ask for one number which is not exact.
  var steps: [(step: Step, quantity: QuantityID, precision: Precision)] {
    exercise.steps.compactMap { step in
      guard let quantity = step.quantity, let question = step.question.kind as? NumberQuestion,
        question.precision != .exact
      else { return nil }
      return (step, quantity, question.precision)
    }
  }

  /// The intermediates of a quantity that somebody may round, in the order of computing.
  func intermediates(of quantity: QuantityID) -> [QuantityID] {
    exercise.graph.lineage(of: quantity).filter {
      $0 != quantity && precisions[$0] != nil && precisions[$0] != .exact
    }
  }

  /// The value of a quantity where others have these values; nothing where a letter is left in it.
  func value(of quantity: QuantityID, given values: [QuantityID: Double]) -> Double? {
    guard exercise.graph.unknown != nil else {
      let run: Evaluation<Double> = exercise.graph.evaluate(overrides: values)
      return run[quantity]
    }
    let run = exercise.graph.evaluate(unknown: Polynomial.unknown, overrides: values.mapValues { Polynomial($0) })
    return run[quantity].constant
  }

  /// Bounds of what a quantity can come to when any intermediates are rounded or cut.
  func bounds(of quantity: QuantityID) -> Interval {
    var bounds: [QuantityID: Interval] = [:]
    for id in intermediates(of: quantity) {
      let run: Evaluation<Interval> = exercise.graph.evaluate(overrides: bounds)
      let unit = max(unit(of: id, at: run[id].low), unit(of: id, at: run[id].high))
      bounds[id] = Interval(run[id].low - unit, run[id].high + unit)
    }
    let run: Evaluation<Interval> = exercise.graph.evaluate(overrides: bounds)
    return run[quantity]
  }

  /// What an intermediate may be gone on with instead of a value.
  func roundings(of id: QuantityID, _ value: Double) -> [Double] {
    guard let places = precisions[id].flatMap({ $0.places(at: value) }) else { return [] }
    return [(places, false), (places, true), (places + 1, false), (places + 1, true)].compactMap { places, cutting in
      places < 0 ? nil : School.shortened(value, places: places, cutting: cutting).flatMap(Double.init)
    }
  }

  private func unit(of id: QuantityID, at value: Double) -> Double {
    precisions[id].flatMap { $0.places(at: value) }.map { Double("1e\(-$0)") ?? .infinity } ?? 0
  }

  /// Every value that a quantity comes to when any of these intermediates are rounded or cut.
  func allValues(
    of quantity: QuantityID, through intermediates: ArraySlice<QuantityID>, given values: [QuantityID: Double] = [:]
  ) -> [Double] {
    guard let id = intermediates.first else { return value(of: quantity, given: values).map { [$0] } ?? [] }
    let rest = intermediates.dropFirst()
    let others = Set(value(of: id, given: values).map { roundings(of: id, $0) } ?? [])
    return allValues(of: quantity, through: rest, given: values)
      + others.flatMap { allValues(of: quantity, through: rest, given: values.merging([id: $0]) { $1 }) }
  }
}

extension Precision {
  /// The decimals asked of a value; nothing where it is asked exactly.
  fileprivate func places(at value: Double) -> Int? {
    switch self {
    case .exact: nil
    case .decimals(let places): places
    case .significant(let count): value == 0 || !value.isFinite ? nil : count - 1 - School.decade(of: value)
    }
  }
}

extension Question {
  /// The precision of each single number asked for.
  fileprivate var precisions: [Precision] {
    kind is ExpressionQuestion || kind is CountQuestion || kind is ClassQuestion ? [] : numbers.map(\.precision)
  }
}

@Suite("Rounded working in the exercises")
struct RoundedWorkingSweepTests {
  @Test("is accepted whatever was rounded or cut on the way, and in the result", arguments: handoutExercises)
  func everyPath(id: String) throws {
    let working = RoundedWorking(try Catalogue.builtIn().open(id))
    var random = SeededGenerator(seed: 31)
    var (deep, missed) = (0, [String]())
    for (step, quantity, precision) in working.steps {
      for _ in 0..<15 {
        var values: [QuantityID: Double] = [:]
        for id in working.intermediates(of: quantity) where Int.random(in: 0..<3, using: &random) > 0 {
          guard let value = working.value(of: id, given: values) else { continue }
          values[id] = working.roundings(of: id, value).filter { $0 != value }.randomElement(using: &random)
        }
        guard let result = working.value(of: quantity, given: values), let places = precision.places(at: result),
          // 0.00100 has as many figures as asked, but fewer than a truth of 0.000998 asks for.
          School.decade(of: result) == step.question.truth.map({ School.decade(of: $0.value) }), places >= 0
        else { continue }
        let more = Int.random(in: 0...2, using: &random)
        let text = School.shortened(result, places: places + more, cutting: Bool.random(using: &random))
        guard let text, Double(text) != 0 else { continue }
        let verdict = working.exercise.grade(text, at: step)
        let told = "\(step.id) = \(text), with \(values.count) rounded: \(verdict.detail)"
        if more == 0 || values.count <= 3 {
          #expect(verdict.outcome == .right, "\(told)")
        } else {
          deep += 1
          if verdict.outcome != .right { missed.append(told) }
        }
      }
    }
    // With more digits than asked a search through very many roundings may give up.
    #expect(missed.count * 25 <= deep, "\(missed.count) of \(deep): \(missed)")
  }

  @Test("is refused beyond what any rounding on the way can reach", arguments: handoutExercises)
  func outside(id: String) throws {
    let working = RoundedWorking(try Catalogue.builtIn().open(id))
    // With a letter left in the values there are no bounds to go beyond.
    guard working.exercise.graph.unknown == nil else { return }
    var random = SeededGenerator(seed: 32)
    for (step, quantity, precision) in working.steps {
      let bounds = working.bounds(of: quantity)
      guard bounds.isFinite, let places = precision.places(at: max(bounds.low.magnitude, bounds.high.magnitude)),
        let unit = Double("1e\(-places)")
      else { continue }
      for factor in [1.5, Double.random(in: 2...20, using: &random), Double.random(in: 20...1_000, using: &random)] {
        for outside in [bounds.low - factor * unit, bounds.high + factor * unit] {
          let text = School.writtenOut(outside, places: max(0, places) + Int.random(in: 0...2, using: &random))
          let verdict = working.exercise.grade(text, at: step)
          #expect(verdict.outcome != .right, "\(step.id) = \(text), beyond \(bounds): \(verdict.detail)")
        }
      }
    }
  }

  @Test("of few intermediates is accepted exactly where one of all ways comes to it", arguments: handoutExercises)
  func exactlyTheReachable(id: String) throws {
    let working = RoundedWorking(try Catalogue.builtIn().open(id))
    guard working.exercise.graph.unknown == nil else { return }
    var (reached, refused) = (0, 0)
    for (step, quantity, precision) in working.steps {
      let intermediates = working.intermediates(of: quantity)
      guard intermediates.count <= 3, let truth = step.question.truth?.value,
        let places = precision.places(at: truth), places >= 0
      else { continue }
      let values = working.allValues(of: quantity, through: intermediates[...])
      // A value so near to a tie that it may go either way says nothing about its neighbours.
      let texts = values.flatMap { value in
        [false, true].map { School.shortened(value, places: places, cutting: $0).flatMap(Double.init) }
      }
      guard !texts.contains(nil), let unit = Double("1e\(-places)") else { continue }
      let reachable = Set(texts.compactMap { $0.map { ($0 / unit).rounded() } })
      let center = (truth / unit).rounded()
      for units in stride(from: center - 6, through: center + 6, by: 1) where units != 0 {
        let text = School.writtenOut(units * unit, places: places)
        let verdict = working.exercise.grade(text, at: step)
        let isReachable = reachable.contains(units)
        #expect((verdict.outcome == .right) == isReachable, "\(step.id) = \(text): \(verdict.detail)")
        if isReachable { reached += 1 } else { refused += 1 }
      }
    }
    #expect(reached > 0 && refused > reached, "\(reached) reached, \(refused) refused")
  }
}
