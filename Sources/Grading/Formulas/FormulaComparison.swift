import Formula
import GradientEngine

/// How a typed formula compares with what was asked, over the points of a sample.
struct FormulaComparison: Sendable {
  /// Points at which both have one value.
  var agreeing: [Int] = []
  /// Points at which their values differ by more than rounding can explain.
  var differing: [Int] = []
  /// Points at which what was asked has a value and the typed formula has none.
  var undefined: [Int] = []
  /// Points at which only the typed formula has a value.
  var beyond: [Int] = []
  /// Points at which rounding leaves open whether they agree.
  var undecided: [Int] = []
  /// The one factor by which the typed formula is off at every point, where there is such a factor.
  var factor: Double?

  /// Nothing to compare: at no point has what was asked a value.
  var isEmpty: Bool { agreeing.isEmpty && differing.isEmpty && undefined.isEmpty && undecided.isEmpty }

  /// The same everywhere where what was asked has a value.
  var isEquivalent: Bool { differing.isEmpty && undefined.isEmpty && !agreeing.isEmpty }

  /// Compares a typed formula with the asked one; `asked` and `typed` are the values of both at the sample's points.
  ///
  /// Throws a `FormulaError` where the typed formula does not fit the graph.
  init(
    _ typedFormula: Expression, _ typed: Tensor<Lanes>, with askedFormula: Expression, _ asked: Tensor<Lanes>,
    in sample: FormulaSample
  ) throws(FormulaError) {
    var common: Double?
    var hasCommonFactor = true
    var isConfirmed = false
    let (asked, typed) = (asked.elements, typed.elements)
    for point in 0..<FormulaSample.count {
      guard asked.allSatisfy({ $0[point].isFinite }) else {
        if typed.allSatisfy({ $0[point].isFinite }) { beyond.append(point) }
        continue
      }
      guard typed.allSatisfy({ $0[point].isFinite }) else {
        undefined.append(point)
        continue
      }
      if asked.indices.allSatisfy({ Self.areClearlyOne(asked[$0][point], typed[$0][point]) }) {
        agreeing.append(point)
      } else if isConfirmed {
        differing.append(point)
      } else {
        switch try Self.decide(typedFormula, askedFormula, at: point, in: sample) {
        case true?: agreeing.append(point)
        case nil: undecided.append(point)
        case false?:
          differing.append(point)
          // One point where no rounding explains it is proof enough; at the others it only counts.
          isConfirmed = true
        }
      }
      for place in asked.indices where hasCommonFactor {
        let (asked, typed) = (asked[place][point], typed[place][point])
        guard asked != 0 || typed != 0 else { continue }
        let factor = typed / asked
        if let common { hasCommonFactor = (factor - common).magnitude <= Tolerance.constantFactor * common.magnitude }
        common = common ?? factor
      }
    }
    if hasCommonFactor, !differing.isEmpty, undefined.isEmpty, let common, common.isFinite, common != 0 {
      factor = common
    }
  }

  private static func areClearlyOne(_ a: Double, _ b: Double) -> Bool {
    a == b || (a - b).magnitude <= Tolerance.clearlyOneValue * max(a.magnitude, b.magnitude)
  }

  /// Whether both have one value at a point, by bounds that hold whatever was rounded; nothing where these are too wide.
  private static func decide(
    _ typed: Expression, _ asked: Expression, at point: Int, in sample: FormulaSample
  ) throws(FormulaError) -> Bool? {
    let run = sample.bounds(at: point)
    let left = try sample.graph.value(of: asked, over: run).elements
    let right = try sample.graph.value(of: typed, over: run).elements
    var isClear = true
    for (a, b) in zip(left, right) {
      // A bound that is no number (0/0) says nothing.
      if a.high < b.low || b.high < a.low { return false }
      let size = max(a.low.magnitude, a.high.magnitude, b.low.magnitude, b.high.magnitude)
      let width = max(a.high - a.low, b.high - b.low)
      if !(width <= Tolerance.conclusiveWidth * size || width <= Tolerance.conclusiveAbsoluteWidth) { isClear = false }
    }
    return isClear ? true : nil
  }
}

/// The part of a formula in which its value is lost at a point, and what it is there: "division by 0".
struct LostValue: Sendable {
  let part: Expression
  let cause: Text

  /// Descends from a formula without a value to the part whose own operation loses it; nothing if there is none.
  init?(in formula: Expression, at point: Int, of sample: FormulaSample) {
    func values(_ part: Expression) -> [Double]? {
      (try? sample.values(of: part))?.elements.map { $0[point] }
    }
    var part = formula
    while let below = part.kind.children.first(where: { child in
      values(child).map { !$0.allSatisfy(\.isFinite) } ?? false
    }) {
      part = below
    }
    guard let own = values(part), !own.allSatisfy(\.isFinite) else { return nil }
    self.part = part
    let place = own.firstIndex { !$0.isFinite } ?? 0
    let operands = part.kind.children.compactMap(values).compactMap { values in
      values.count == 1 ? values.first : values.dropFirst(place).first
    }
    cause =
      part.causeOfNonFinite(at: operands)?.words
      ?? (own[place].isNaN ? "a form without a value" : "a number too large")
  }
}
