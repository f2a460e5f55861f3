import Testing

/// Full-batch training of the half-moons network with noise 0.2, computed independently (mpmath and NumPy): the mean loss to four
/// decimals and the accuracy, after so many epochs.
struct HalfMoonsReference: Sendable, CustomTestStringConvertible {
  static let epochs = [100, 1000, 2000, 5000, 10000, 20000]

  let rate: Double
  /// Loss and accuracy for each of `epochs`.
  let rows: [(loss: Double, accuracy: Double)]

  var testDescription: String { "learning rate \(rate)" }

  static let all = [
    HalfMoonsReference(
      rate: 0.1,
      rows: [(0.4875, 0.815), (0.3143, 0.850), (0.3100, 0.850), (0.3082, 0.850), (0.3070, 0.850), (0.3059, 0.850)]),
    HalfMoonsReference(
      rate: 0.5,
      rows: [(0.3336, 0.820), (0.3082, 0.850), (0.3070, 0.850), (0.3050, 0.850), (0.0859, 0.975), (0.0635, 0.975)]),
    HalfMoonsReference(
      rate: 1,
      rows: [(0.3142, 0.850), (0.3070, 0.850), (0.3058, 0.850), (0.0857, 0.975), (0.0623, 0.975), (0.0432, 0.975)]),
    HalfMoonsReference(
      rate: 2,
      rows: [(0.3100, 0.850), (0.3058, 0.850), (0.1174, 0.955), (0.0574, 0.970), (0.0458, 0.970), (0.0320, 0.985)]),
    HalfMoonsReference(
      rate: 5,
      rows: [(0.3079, 0.850), (0.0754, 0.975), (0.0630, 0.975), (0.0553, 0.980), (0.0343, 0.980), (0.0120, 0.995)]),
  ]
}
