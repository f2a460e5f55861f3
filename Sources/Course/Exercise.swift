import Formula
import GradientEngine
import Grading

/// A worked exercise, ready to be learnt from: what is given, the graph and all its values, and the steps asked.
public struct Exercise: Sendable {
  /// The word by which the exercise is opened and its progress kept.
  public let id: String
  /// The title, on one line.
  public let title: String
  /// What the exercise trains, on one line.
  public let trains: String
  /// What a learner must know to begin: the setting, the symbols, the conventions.
  public let about: Prose
  /// Where the exercise comes from, if the file says so.
  public let source: String?
  /// What is given, in the order of the file.
  public let givens: [Given]
  /// What is defined, forward and update, in the order of the file.
  public let definitions: [Definition]
  /// How names look.
  public let notation: Notation
  /// Every quantity and how it follows from others.
  public let graph: Graph
  /// The whole derivation with every value, in teaching order.
  public let trace: Trace
  /// The questions, in the order in which they are asked.
  public let steps: [Step]

  /// What the steps ask, over the graph, for grading in the light of earlier answers.
  public let gradingModel: GradingModel

  /// Judges an answer to a step in the light of the learner's `answers` to earlier steps, by step id.
  ///
  /// Every front-end grades here, so that the same answer gets the same verdict everywhere.
  public func grade(_ text: String, at step: Step, after answers: [String: String] = [:]) -> Verdict {
    Grading.grade(text, on: step.question, given: gradingModel.context(at: step.id, answers: answers))
  }

  /// The step with this id.
  public func step(_ id: String) -> Step? { steps.first { $0.id == id } }
}

/// A value that the exercise gives.
public struct Given: Hashable, Sendable {
  /// The canonical name.
  public let name: String
  /// The value.
  public let value: Value

  /// What can be given.
  public enum Value: Hashable, Sendable {
    case number(Double)
    case vector([Double])
    /// Rows of equal length.
    case matrix([[Double]])
    /// A letter that stays a letter.
    case unknown
  }

  /// The name and the value on one line, `x = [2, 5]`; an unknown is `y, not known`.
  public func text(in charset: Charset, notation: Notation) -> String {
    let name = notation.show(name: name, in: charset)
    func row(_ numbers: [Double]) -> String {
      "[" + numbers.map { NumberStyle.full.text($0, in: charset) }.joined(separator: ", ") + "]"
    }
    switch value {
    case .number(let number): return "\(name) = \(NumberStyle.full.text(number, in: charset))"
    case .vector(let numbers): return "\(name) = \(row(numbers))"
    case .matrix(let rows): return "\(name) = [" + rows.map(row).joined(separator: ", ") + "]"
    case .unknown: return "\(name), not known"
    }
  }
}
