import Course
import Foundation
import Testing

@testable import Tutor

@Suite("The map of a cost") struct DescentMapTests {
  private func map() throws -> (map: DescentMap, exercise: Exercise) {
    let exercise = try Catalogue.builtIn().open("not-cost")
    return (DescentMap(try #require(exercise.contourMap), of: exercise.graph), exercise)
  }

  /// The cost of the NOT neuron by hand: C = (tanh(w + b)² + (tanh(b) − 1)²)/2, and its gradient.
  private func cost(_ point: DescentMap.Point) -> Double {
    (pow(tanh(point.x + point.y), 2) + pow(tanh(point.y) - 1, 2)) / 2
  }
  private func gradient(_ point: DescentMap.Point) -> DescentMap.Point {
    let (first, second) = (tanh(point.x + point.y), tanh(point.y))
    let slope = first * (1 - first * first)
    return DescentMap.Point(x: slope, y: slope + (second - 1) * (1 - second * second))
  }

  private func walk(_ map: inout DescentMap, to x: Double, _ y: Double, in exercise: Exercise) {
    while map.cursor.x > x + 0.01 { map.apply(.left, in: exercise.graph) }
    while map.cursor.y < y - 0.01 { map.apply(.up, in: exercise.graph) }
  }

  @Test("It begins at the given numbers, and comes back to them") func start() throws {
    var (map, exercise) = try map()
    #expect(map.cursor == DescentMap.Point(x: 1.3, y: -0.1))
    for action in [DescentMap.Action.left, .up, .step, .zoomIn, .step] { map.apply(action, in: exercise.graph) }
    map.apply(.reset, in: exercise.graph)
    #expect(map.cursor == DescentMap.Point(x: 1.3, y: -0.1))
    #expect(map.path.isEmpty && map.window == map.map.window)
  }

  @Test("A path is that of a loop written by hand", arguments: [0, 2, 5]) func path(raises: Int) throws {
    var (map, exercise) = try map()
    for _ in 0..<raises { map.apply(.raiseRate, in: exercise.graph) }
    var expected = [map.cursor]
    for _ in 0..<40 {
      let (here, slope) = (expected[expected.count - 1], gradient(expected[expected.count - 1]))
      expected.append(DescentMap.Point(x: here.x - map.rate * slope.x, y: here.y - map.rate * slope.y))
      map.apply(.step, in: exercise.graph)
    }
    #expect(map.path.count == 40)
    for (own, other) in zip(map.path + [map.cursor], expected) {
      #expect(abs(own.x - other.x) < 1e-9 && abs(own.y - other.y) < 1e-9)
    }
  }

  @Test("At (-1.5, 2) a small step goes down and one at rate 1.5 overshoots") func overshoot() throws {
    var (map, exercise) = try map()
    walk(&map, to: -1.5, 2, in: exercise)
    #expect(abs(map.cursor.x + 1.5) < 0.01 && abs(map.cursor.y - 2) < 0.01)
    let before = cost(map.cursor)
    var small = map
    small.apply(.lowerRate, in: exercise.graph)
    small.apply(.step, in: exercise.graph)
    #expect(cost(small.cursor) < before)
    while map.rate < 1.5 { map.apply(.raiseRate, in: exercise.graph) }
    map.apply(.step, in: exercise.graph)
    #expect(cost(map.cursor) > before)
  }

  @Test("Arrow keys move the cursor to round numbers, and the window follows it") func moves() throws {
    var (map, exercise) = try map()
    for _ in 0..<200 { map.apply(.left, in: exercise.graph) }
    #expect(map.window.x.contains(map.cursor.x))
    #expect(abs(map.cursor.x * 20 - (map.cursor.x * 20).rounded()) < 1e-9)
    for _ in 0..<100 { map.apply(.zoomIn, in: exercise.graph) }
    #expect(map.window.x.upperBound > map.window.x.lowerBound)
  }
}
