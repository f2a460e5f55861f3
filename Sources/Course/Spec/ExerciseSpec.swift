import Grading

/// An exercise as its author states it: a plain value from which an ``Exercise`` is made, and which can be written as a file.
///
/// A YAML file is one way to write it down. Formulas and prose are text in the spelling of an exercise file; numbers are
/// numbers. Nothing is checked here: ``Exercise/init(_:)`` tells every mistake.
///
/// ```swift
/// let spec = ExerciseSpec(
///   id: "square", title: "A square", trains: "one slope", about: "The cost is `C`.",
///   given: [Given(name: "w", value: .number(3))], define: [Named("C", "w^2")], loss: ["C"], parameters: ["w"],
///   steps: [
///     StepSpec(
///       id: "slope", ask: "What is `d(C)/d(w)`?", answer: "d(C)/d(w)", precision: .exact,
///       hints: ["The power rule.", "Twice `w`."], worked: "Differentiate the square.")
///   ])
/// try Exercise(spec).steps[0].question.expected  // "6"
/// ```
public struct ExerciseSpec: Hashable, Sendable {
  /// The word by which the exercise is opened and its progress kept.
  public var id: String
  /// The title, on one line.
  public var title: String
  /// What the exercise trains, on one line.
  public var trains: String
  /// What a learner must know to begin; prose with formulas in backticks and values in braces.
  public var about: String
  /// Where the exercise comes from.
  public var source: String?
  /// The values it starts from.
  public var given: [Given]
  /// The first index of each axis of a name, where that is not 1.
  public var indices: [Named<[Int]>]
  /// The exercise's own functions; a body may call those above it.
  public var functions: [FunctionSpec]
  /// The formulas of the forward pass.
  public var define: [Named<String>]
  /// The names that the backward pass differentiates.
  public var loss: [String]
  /// The given names that are trained.
  public var parameters: [String]
  /// The given names that are differentiated by besides the parameters.
  public var inputs: [String]
  /// The formulas of the update.
  public var update: [Named<String>]
  /// Where given values are drawn from when formulas are compared.
  public var domain: [Named<FormulaDomain.Values>]
  /// How names look.
  public var write: [Named<String>]
  /// The pictures, at most one of each kind.
  public var pictures: [PictureSpec]
  /// What varies in its variants; nil where it has none.
  public var vary: VariationSpec?
  /// The questions, in the order in which they are asked.
  public var steps: [StepSpec]

  /// States an exercise.
  public init(
    id: String, title: String, trains: String, about: String, source: String? = nil, given: [Given] = [],
    indices: [Named<[Int]>] = [], functions: [FunctionSpec] = [], define: [Named<String>] = [], loss: [String] = [],
    parameters: [String] = [], inputs: [String] = [], update: [Named<String>] = [],
    domain: [Named<FormulaDomain.Values>] = [], write: [Named<String>] = [],
    pictures: [PictureSpec] = [], vary: VariationSpec? = nil, steps: [StepSpec]
  ) {
    self.id = id
    self.title = title
    self.trains = trains
    self.about = about
    self.source = source
    self.given = given
    self.indices = indices
    self.functions = functions
    self.define = define
    self.loss = loss
    self.parameters = parameters
    self.inputs = inputs
    self.update = update
    self.domain = domain
    self.write = write
    self.pictures = pictures
    self.vary = vary
    self.steps = steps
  }
}

/// Something stated of a name, such as its formula.
public struct Named<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The name.
  public var name: String
  /// What is stated of it.
  public var value: Value

  /// States something of a name.
  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}

/// A function as an author states it, `g(z)`: `sigmoid(z)`.
public struct FunctionSpec: Hashable, Sendable {
  /// The name.
  public var name: String
  /// What its arguments are called.
  public var parameters: [String]
  /// What it comes to, a formula in them.
  public var formula: String

  /// States a function.
  public init(name: String, parameters: [String], formula: String) {
    self.name = name
    self.parameters = parameters
    self.formula = formula
  }

  /// The name with its parameters, `g(z)`.
  var head: String { "\(name)(\(parameters.joined(separator: ", ")))" }
}
