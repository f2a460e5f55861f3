import Formula
import GradientEngine

/// A way of going wrong: a rule that rewrites quantities of the real graph into what somebody would compute instead.
///
/// A rule replaces the formulas of some quantities, and everything that depends on them is recomputed; it knows no numbers.
/// Where exactly one rule, or one likely rule, comes to what was typed, and that is not the truth at the precision asked, its sentence is told.
struct Misconception: Sendable {
  /// The rule's own word.
  let id: String
  /// What the learner reads.
  let sentence: Text
  /// The ways in which the rule can be met on the way to what is asked; none where it does not apply.
  let rewritings: @Sendable (MisconceptionSubject) -> [Rewriting]
  /// Whether it is so much likelier than others that it is told where these come to the same.
  let isLikely: Bool

  init(
    id: String, sentence: Text, isLikely: Bool = false,
    rewritings: @escaping @Sendable (MisconceptionSubject) -> [Rewriting]
  ) {
    self.id = id
    self.sentence = sentence
    self.isLikely = isLikely
    self.rewritings = rewritings
  }

  /// All rules, in no particular order: one is told only where no other fits.
  static let all: [Misconception] = [
    weightNotUpdated, lastFactorLeftOut, squareForgotten, strayHalf,
    slopeLeftOut, slopeAtOutput, slopeFromInput, outputForSlope, twoLost, halfLost, halfKept, squareKept, signFlipped,
    pathForgotten, biasForgotten, wrongWeight, rowForColumn, notTransposed, updatedWeights, ascent, rateForgotten,
    meanForSum,
    sumForMean,
    logBase, otherActivation,
  ]
}

/// Wrong formulas for some quantities of a graph.
typealias Rewriting = [QuantityID: Expression]

/// A misconception that an exercise states for one of its own steps.
public struct AuthoredMisconception: Hashable, Sendable {
  /// The step at which it is met.
  public let step: String
  /// What is computed instead, over the exercise's quantities.
  public let formula: Expression
  /// What the learner reads.
  public let sentence: Text

  /// States what is computed instead at a step.
  public init(step: String, formula: Expression, sentence: Text) {
    self.step = step
    self.formula = formula
    self.sentence = sentence
  }
}
