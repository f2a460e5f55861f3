import Course
import GradientEngine

extension DataSet {
  /// The points of two interlocking half-moons, moved by normal noise; `scripts/make-half-moons` has the formula.
  ///
  /// The same on every machine: sine, cosine and logarithm are our own, within 2 units in the last place of the C library's.
  public static func halfMoons(noise: Double, seed: UInt64 = 1) -> DataSet {
    if noise == 0.2, seed == 1, let builtIn = named("half-moons") { return builtIn }
    let half = 100
    var random = SplitMix64(seed: seed)
    let points = (0..<2 * half).map { place -> Point in
      let (isSecond, step) = (place >= half, Double(place % half))
      let arc = sineAndCosine(turns: step / Double(2 * (half - 1)))
      let (x, y) = isSecond ? (1 - arc.cosine, 0.5 - arc.sine) : (arc.cosine, arc.sine)
      // Box and Muller's pair of normal numbers.
      let (u1, u2) = (random.uniform(), random.uniform())
      let size = noise * (-2 * Lanes.log(Lanes(1 - u1))[0]).squareRoot()
      let turn = sineAndCosine(turns: u2)
      return Point(x: [x + size * turn.cosine, y + size * turn.sine], label: isSecond ? 1 : 0)
    }
    return DataSet(name: "half-moons", points: points)
  }
}

/// Sine and cosine of an angle in whole turns, from 0 to 1, by their series within an eighth of a turn.
private func sineAndCosine(turns: Double) -> (sine: Double, cosine: Double) {
  let quarter = (4 * turns).rounded()
  let x = (turns - quarter / 4) * (2 * Double.pi)
  let square = x * x
  var (sine, cosine) = (1.0, 1.0)
  for n in stride(from: 18.0, through: 2.0, by: -2.0) {
    sine = 1 - square * sine / (n * (n + 1))
    cosine = 1 - square * cosine / (n * (n - 1))
  }
  sine *= x
  switch Int(quarter) % 4 {
  case 0: return (sine, cosine)
  case 1: return (cosine, -sine)
  case 2: return (-sine, -cosine)
  default: return (-cosine, sine)
  }
}
