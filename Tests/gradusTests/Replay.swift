import GradientEngine

/// `gradus replay --format json` as a reader of it would declare it.
struct Replay: Decodable {
  let exercise: String
  let title: String
  let steps: [Step]

  struct Step: Decodable {
    let phase: String
    let name: String
    let shown: String
    let formula: String
    let substituted: String
    let value: Number
    let factors: [Factor]
    let paths: [[Factor]]
  }

  struct Factor: Decodable, Equatable {
    let name: String
    let value: Number
  }

  /// A number, or a polynomial in an unknown.
  struct Number: Decodable, Equatable {
    let coefficients: [Double]
    let unknown: String?

    enum CodingKeys: CodingKey { case unknown, coefficients }

    init(_ value: Value) {
      coefficients = value.coefficients
      unknown = value.unknown
    }

    init(from decoder: any Decoder) throws {
      if let number = try? decoder.singleValueContainer().decode(Double.self) {
        coefficients = [number]
        unknown = nil
      } else {
        let object = try decoder.container(keyedBy: CodingKeys.self)
        coefficients = try object.decode([Double].self, forKey: .coefficients)
        unknown = try object.decode(String.self, forKey: .unknown)
      }
    }
  }
}
