import Formula

extension Graph {
  /// What a formula comes to at `Lanes.count` points at once; the engine compiles it for just that.
  ///
  /// Throws a `FormulaError` where the formula does not fit the graph.
  public func value(of formula: Expression, over run: Evaluation<Lanes>) throws(FormulaError) -> Tensor<Lanes> {
    try FormulaEvaluator(self, run).value(of: formula)
  }

  /// What a formula comes to.
  ///
  /// Throws a `FormulaError` where the formula does not fit the graph.
  public func value(of formula: Expression, over run: Evaluation<Double>) throws(FormulaError) -> Tensor<Double> {
    try FormulaEvaluator(self, run).value(of: formula)
  }

  /// Bounds on what a formula comes to, from bounds on the quantities.
  ///
  /// Throws a `FormulaError` where the formula does not fit the graph.
  public func value(of formula: Expression, over run: Evaluation<Interval>) throws(FormulaError) -> Tensor<Interval> {
    try FormulaEvaluator(self, run).value(of: formula)
  }
}
