extension Verdict {
  /// What a verdict comes to.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// The answer is right.
    case right
    /// The answer is wrong; the only outcome that spends an attempt.
    case wrong
    /// Right as far as it goes with too few digits, or right at the digits asked with later ones that are not.
    case digits
    /// Right as far as it goes, but not in the form asked: in other terms, as a formula for a number, with steps left out.
    case form
    /// Not understood, so not judged.
    case unreadable
  }

  /// Why a verdict is what it is, as a machine word.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    // Right.
    case exact
    case followThrough = "follow-through"
    case roundedWorking = "rounded-working"
    case cutWorking = "cut-working"
    case equivalent
    case chain
    case joinedChain = "joined-chain"

    // Form.
    case otherTerms = "other-terms"
    case otherForm = "other-form"
    case joinSteps = "join-steps"
    case restated
    case formulaForNumber = "formula-for-number"
    case numberForLetter = "number-for-letter"
    case bracketSlip = "bracket-slip"
    case wholeForElement = "whole-for-element"

    // Digits.
    case tooFewDigits = "too-few-digits"
    case extraDigits = "extra-digits"
    case notExact = "not-exact"

    // Wrong.
    case wrong
    case wrongSign = "wrong-sign"
    case powerOfTen = "power-of-ten"
    case lastDigit = "last-digit"
    case notZero = "not-zero"
    case misconception
    case notEquivalent = "not-equivalent"
    case constantFactor = "constant-factor"
    case otherDomain = "other-domain"
    case onlyHere = "only-here"
    case notGeneral = "not-general"
    case otherShape = "other-shape"
    case transposed
    case wrongFactor = "wrong-factor"
    case missingFactor = "missing-factor"
    case extraFactor = "extra-factor"
    case someCells = "some-cells"
    case wrongPick = "wrong-pick"
    case missingPick = "missing-pick"

    // Unreadable.
    case notAFormula = "not-a-formula"
    case notAChain = "not-a-chain"
    case notCode = "not-code"
    case notAShape = "not-a-shape"
    case notAList = "not-a-list"
    case cellCount = "cell-count"
    case notAClass = "not-a-class"
    case notAPick = "not-a-pick"
    case undecided
    case empty
    case unfinished
    case notANumber = "not-a-number"
    case unit
    case percent
    case thousands
    case function
    case divisionByZero = "division-by-zero"
    case exponentNotWhole = "exponent-not-whole"
    case tooLarge = "too-large"
    case tooLong = "too-long"
    case tooDeep = "too-deep"
    case noValue = "no-value"
  }
}

extension Verdict.Reason {
  /// The outcome that it stands for; there is no other way to an outcome.
  public var outcome: Verdict.Outcome {
    switch self {
    case .exact, .followThrough, .roundedWorking, .cutWorking, .equivalent, .chain, .joinedChain: .right
    case .otherTerms, .otherForm, .joinSteps, .restated, .formulaForNumber, .numberForLetter, .bracketSlip,
      .wholeForElement:
      .form
    case .tooFewDigits, .extraDigits, .notExact: .digits
    case .wrong, .wrongSign, .powerOfTen, .lastDigit, .notZero, .misconception, .notEquivalent, .constantFactor,
      .otherDomain, .onlyHere, .notGeneral, .otherShape, .transposed, .wrongFactor, .missingFactor, .extraFactor,
      .someCells, .wrongPick, .missingPick:
      .wrong
    case .notAFormula, .notAChain, .notCode, .notAShape, .notAList, .cellCount, .notAClass, .notAPick, .undecided,
      .empty, .unfinished, .notANumber, .unit, .percent, .thousands, .function, .divisionByZero, .exponentNotWhole,
      .tooLarge, .tooLong, .tooDeep, .noValue:
      .unreadable
    }
  }
}
