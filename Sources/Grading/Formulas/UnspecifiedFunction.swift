import Formula
import GradientEngine

extension FunctionDefinition {
  /// A stand-in for a function that an exercise leaves open: smooth, and like no function a formula would name.
  ///
  /// What holds for it holds for every smooth function, as far as trying out can tell. Different `number`s give different
  /// functions. `parameters` are as the exercise calls them.
  public static func unspecified(_ name: String, parameters: [String], number: Int) -> FunctionDefinition {
    let shift = 0.37 * Double(number)
    var sum: Expression?
    for (place, parameter) in parameters.enumerated() {
      let x = Expression.name(parameter)
      let slope = Expression.number(0.73 + 0.11 * Double(place) + shift / 5)
      let wave = Expression(.call("sin", [(1.31 + shift + Double(place) / 3) * x + .number(0.4 + shift)]))
      // No two parameters are treated alike, and each bears on the slope by the others.
      let term = slope * x + .number(0.29) * wave * (sum ?? .number(1)) + .number(0.17 + shift / 10) * x * x
      sum = sum.map { $0 + term } ?? term
    }
    return FunctionDefinition(name: name, parameters: parameters, body: sum ?? .number(shift))
  }
}

extension Expression {
  fileprivate static func + (left: Expression, right: Expression) -> Expression {
    Expression(.binary(.add, left, right))
  }
  fileprivate static func * (left: Expression, right: Expression) -> Expression {
    Expression(.binary(.multiply, left, right))
  }
  fileprivate static func * (left: Double, right: Expression) -> Expression { .number(left) * right }
}
