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
  public let about: Text
  /// Where the exercise comes from, if the file says so.
  public let source: String?
  /// What is given, in the order of the file.
  public internal(set) var givens: [Given]
  /// What is defined, forward and update, in the order of the file.
  public let definitions: [Definition]
  /// How names look.
  public let notation: Notation
  /// Every quantity and how it follows from others.
  public internal(set) var graph: Graph
  /// The whole derivation with every value, in teaching order.
  public internal(set) var trace: Trace
  /// The questions, in the order in which they are asked.
  public let steps: [Step]

  /// What the steps ask, over the graph, for grading in the light of earlier answers.
  public let gradingModel: GradingModel
  /// The losses, the parameters and the inputs, by name.
  public internal(set) var roles = Roles()
  /// The pictures that the exercise declares.
  public internal(set) var pictures: [DeclaredPicture] = []
  /// The seed that the numbers were drawn with; nil for those that its file gives.
  public internal(set) var seed: Int?
  /// Whether there are variants with other numbers.
  public internal(set) var hasVariants = false

  /// The word that progress is kept under: the id, and behind a number sign the seed of a variant, `not-cost#17`.
  ///
  /// No id has a number sign, so work on one variant never meets that on another.
  public var progressKey: String { Self.progressKey(of: id, seed: seed) }

  /// The word that the progress of an exercise, or of the variant with a seed, is kept under.
  public static func progressKey(of id: String, seed: Int?) -> String { seed.map { "\(id)#\($0)" } ?? id }

  /// The seed of a variant of an exercise, by the word that its progress is kept under; nil for other words.
  public static func seed(ofProgressKey key: String, exercise id: String) -> Int? {
    key.hasPrefix(id + "#") ? Int(key.dropFirst(id.count + 1)) : nil
  }

  /// The title, and the seed of a variant.
  public var heading: Text {
    guard let seed else { return Text(prose: title) }
    return "\(prose: title) (seed \(seed))"
  }

  /// Judges an answer to a step in the light of the learner's `answers` to earlier steps, by step id.
  ///
  /// Every front-end grades here, so that the same answer gets the same verdict everywhere.
  public func grade(_ text: String, at step: Step, after answers: [String: String] = [:]) -> Verdict {
    Grading.grade(text, on: step.question, given: gradingModel.context(at: step.id, answers: answers))
  }

  /// The words that no exercise can be called by: the commands of the program, and those of its plain lines.
  public static let reservedIDs: Set<String> = [
    "open", "list", "replay", "plot", "train", "quiz", "grade", "check", "help",
    "hint", "show", "slip", "known", "about", "note",
    "next",
    "back", "step", "steps", "exercises", "quit", "q", "again", "over", "undo", "fresh", "lane", "progress", "export",
    "import",
  ]

  /// Whether some of the steps are questions of the source, so that these can be worked alone.
  public var hasLanes: Bool {
    steps.contains(where: \.isQuestionOfSource) && !steps.allSatisfy(\.isQuestionOfSource)
  }

  /// The step with this id.
  public func step(_ id: String) -> Step? { steps.first { $0.id == id } }
}

/// What the names of a network stand for in training.
public struct Roles: Hashable, Sendable {
  /// What the backward pass differentiates.
  public var losses: [String] = []
  /// What is trained.
  public var parameters: [String] = []
  /// What is differentiated by besides the parameters.
  public var inputs: [String] = []
}

/// A value that the exercise gives.
public struct Given: Hashable, Sendable {
  /// The canonical name.
  public var name: String
  /// The value.
  public var value: Value

  /// What can be given.
  public enum Value: Hashable, Sendable {
    case number(Double)
    case vector([Double])
    /// Rows of equal length.
    case matrix([[Double]])
    /// A letter that stays a letter.
    case unknown
  }

  /// Makes a given value.
  public init(name: String, value: Value) {
    self.name = name
    self.value = value
  }

  /// The name and the value, `x = [2, 5]`; an unknown is `y, not known`.
  public func text(in notation: Notation) -> Text {
    guard let value = value.expression else { return "\(formula: .name(name), in: notation), not known" }
    return Text(.formula(Equation([.name(name), value], in: notation)))
  }
}

extension Given.Value {
  /// The value as a formula; nil for a letter that stays a letter.
  public var expression: Expression? {
    func list(_ numbers: [Double]) -> Expression { Expression(.list(numbers.map { .number($0) })) }
    return switch self {
    case .number(let number): .number(number)
    case .vector(let numbers): list(numbers)
    case .matrix(let rows): Expression(.list(rows.map(list)))
    case .unknown: nil
    }
  }
}

extension Phase {
  /// The phase as a heading.
  public var title: Text {
    switch self {
    case .given: "Given"
    case .forward: "Forward"
    case .backward: "Backward"
    case .update: "Update"
    }
  }
}
