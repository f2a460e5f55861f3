import Course
import Formula

extension Step {
  /// What is asked, as it stands before the answer and in lists: `∂ℓ/∂W²₁`, `shape of W¹`; where what is asked has no
  /// name, as a number of circles to be counted, the kind of answer, since the formula would be the answer.
  public func name(in charset: Charset) -> String {
    guard let answer, answer.names.isEmpty else { return label(in: charset) }
    return kind.rawValue
  }

  /// The name that tells it from the other steps: `chain of ∂ℓ/∂W²₁` asks how the number ∂ℓ/∂W²₁ comes about.
  public func title(in charset: Charset) -> String {
    kind == .formula || kind == .chain || kind == .code ? "\(kind.rawValue) of \(name(in: charset))" : name(in: charset)
  }
}
