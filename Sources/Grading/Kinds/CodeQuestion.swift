import Formula
import GradientEngine

/// A question whose answer is one line of Python with NumPy; it is read as a formula and never executed.
public struct CodeQuestion: Hashable, Sendable {
  /// The formula that the line has to come to.
  public let formula: FormulaQuestion
  /// The model answer as a learner would type it.
  public let expected: String

  private let functions: [FunctionDefinition]
  let reader: CodeReader

  /// Asks for a line equivalent to `formula`.
  ///
  /// - Parameters:
  ///   - names: what the names in the code stand for, where they are not those of the exercise.
  ///   - functions: what the code may call beside NumPy: `a1(w1, b1, x)`; a body may mention the exercise's names, too.
  ///   - model: the model answer, as code.
  public init(
    formula: FormulaQuestion, names: [String: Expression] = [:], functions: [FunctionDefinition] = [], model: String
  ) {
    self.formula = formula
    self.functions = functions
    expected = model
    var origins: [String: [Int]] = [:]
    for (name, symbol) in formula.sample.graph.symbols { origins[name] = symbol.origin }
    reader = CodeReader(names: names, functions: functions, origins: origins)
  }

  /// Equal where they ask the same and call the same.
  public static func == (left: CodeQuestion, right: CodeQuestion) -> Bool {
    left.formula == right.formula && left.expected == right.expected && left.functions == right.functions
  }

  /// Hashes what is asked.
  public func hash(into hasher: inout Hasher) { hasher.combine(formula) }
}

extension CodeQuestion: AnswerKind {
  /// What form of answer is asked for.
  public var asks: String { "one line of Python, with np for NumPy" }

  func reading(of text: String) -> Reading {
    do {
      return Reading(complete: formula.notation.show(try reader.read(text), in: .unicode))
    } catch {
      return Reading(error)
    }
  }

  func isSame(_ first: String, _ second: String) -> Bool {
    guard let first = try? reader.read(first), let second = try? reader.read(second) else { return false }
    return first == second
  }

  func grade(_ text: String, given history: History?) -> Verdict {
    do {
      let typed = try reader.read(text)
      let verdict = formula.verdict(on: typed, in: text.unicodeScalars.count)
      return history?.tied(verdict, on: typed) ?? verdict
    } catch {
      return Verdict(error)
    }
  }
}
