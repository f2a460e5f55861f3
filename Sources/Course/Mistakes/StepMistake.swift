import Formula
import GradientEngine
import Grading

/// What is wrong with a step, its prose, or a line of the exercise's head.
enum StepMistake: Mistake {
  /// A text of more than one line, or of a line too long.
  case notOneLine(Text)
  case notAnIdentifier(Text, String)
  case noSteps
  case tooMany(Int, of: Text, limit: Int)
  case tooManyNumbers(limit: Int)
  case idTaken(String, FirstUse)
  case unknownKind(String, near: String?)
  /// A step has no such key; the step's id, where it has one.
  case missingKey(String, step: String?)
  /// A step of this kind has no use for the key.
  case unusedKey(String, AnswerWord, allowed: [String], near: String?)
  case missingInMisconception(key: String)
  case fewHints(Int, step: String?)
  /// A question or hint contains what is asked.
  case givesAnswerAway

  /// A sign closes nothing that was opened.
  case closesNothing
  case neverClosed(opening: String, closing: String)
  /// A value in prose is no number.
  case noFiniteValue
  case notOneNumber(Shape)

  /// Where something was used first.
  enum FirstUse: Hashable, Sendable {
    /// In a step, by its number counted from 0.
    case step(Int)
    /// In a line of the file.
    case line(Int)
  }
}

/// What is wrong with the answer that a step asks for.
enum AnswerMistake: Mistake {
  /// Neither yes nor no.
  case notYesOrNo(Text, String)
  /// There are no functions that a formula could leave open.
  case nothingUnspecified
  /// No way of writing a formula.
  case unknownForm(String)
  case notADerivative
  case shape(Shape, AnswerWord)
  /// Something is computed that is not one number.
  case notANumber(Shape)
  /// A term that a formula may be written in is no name, or none of these.
  case term(String, isName: Bool, among: [String], near: String?)
  case notAPythonName(String)

  case fewOptions(Int)
  /// A choice has exactly one true option, other questions at least one.
  case trueOptions(Int, AnswerWord)

  /// A value is beyond all numbers, or none; with the cause, where it is known.
  case notFinite(cause: Text?)
  case noUnknown
  /// The letter that stays a letter is in an answer that must be a number.
  case unknown(String, in: Expression, AnswerWord)
  case notWhole
}

/// What shows only when the answers of a step are graded.
enum GradingMistake: Mistake {
  case rejectsOwnAnswer(step: String, answer: String, verdict: Text, AnswerWord)
  /// The digits asked for show only zeros.
  case hidden(step: String, isGradient: Bool, isOneNumber: Bool, Precision, shown: String)
  case tooManyDigits(step: String, Int)
  /// A value is asked exactly that is no fraction.
  case notAFraction(step: String)
  /// Too many digits cancel on the way to the value.
  case unknownValue(step: String, Precision)
  case unreadableSource(step: String, verdict: Text)
  /// The model answers up to this step are too long in all for each to be graded.
  case tooMuchToRead(step: String, limit: Int)
}

/// What is wrong with a file among others.
enum CatalogueMistake: Mistake {
  case idTaken(String, by: String)
  /// A word that means something else where an exercise is named.
  case idIsCommand(String)
  /// A number, by which exercises are chosen in plain lines.
  case idIsNumber(String)
}
