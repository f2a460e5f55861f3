import Testing

@testable import GradientEngine

@Suite("A single lane") struct LaneTests {
  @Test(
    "Every function and slope of one number is that of a lane, to the last bit", arguments: ElementaryFunction.allCases)
  func functions(_ function: ElementaryFunction) {
    for step in -80...80 {
      let x = Double(step) / 2 + 0.1
      let lanes = Lanes(x).applying(function)
      let lane = Lane(x).applying(function)
      #expect(lane.value.bitPattern == lanes[0].bitPattern || lane.value.isNaN)
      let slope = Lane.slope(of: function, at: Lane(x), value: lane)
      let slopes = Lanes.slope(of: function, at: Lanes(x), value: lanes)
      #expect(slope.value.bitPattern == slopes[0].bitPattern || slope.value.isNaN)
      // A learner's rounded value is taken as it stands.
      let rounded = (lane.value * 100).rounded() / 100
      let own = Lane.slope(of: function, at: Lane(x), value: Lane(rounded))
      let owns = Lanes.slope(of: function, at: Lanes(x), value: Lanes(rounded))
      #expect(own.value.bitPattern == owns[0].bitPattern || own.value.isNaN)
    }
  }
}
