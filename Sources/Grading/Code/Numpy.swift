import Formula

/// The functions of NumPy that a line may call, each as the formula it stands for.
enum Numpy {
  /// By name: what a call with these arguments is; nothing where their number does not fit.
  static let functions: [String: @Sendable ([Expression]) -> Expression.Kind?] = {
    var functions: [String: @Sendable ([Expression]) -> Expression.Kind?] = [:]
    for name in ["exp", "log", "sqrt", "abs", "sign", "sin", "cos", "sinh", "cosh", "tanh", "sum", "mean", "transpose"]
    {
      functions[name] = { $0.count == 1 ? .call(name, $0) : nil }
    }
    functions["absolute"] = functions["abs"]
    for name in ["max", "min"] { functions[name] = { $0.isEmpty ? nil : .call(name, $0) } }
    for (name, function) in [("maximum", "max"), ("minimum", "min")] {
      functions[name] = { $0.count == 2 ? .call(function, $0) : nil }
    }
    let operators: [(String, BinaryOperator)] = [
      ("add", .add), ("subtract", .subtract), ("multiply", .elementwise), ("divide", .divide), ("power", .power),
      ("dot", .dot), ("matmul", .dot), ("inner", .dot),
    ]
    for (name, op) in operators {
      functions[name] = { $0.count == 2 ? .binary(op, $0[0], $0[1]) : nil }
    }
    functions["negative"] = { $0.count == 1 ? .negate($0[0]) : nil }
    functions["square"] = { $0.count == 1 ? .binary(.power, $0[0], .number(2)) : nil }
    functions["array"] = { arguments in
      guard arguments.count == 1, case .list = arguments[0].kind else { return nil }
      return arguments[0].kind
    }
    return functions
  }()
}
