import Course
import Formula

extension Step {
  /// The name that tells it from the other steps: `chain of ∂ℓ/∂W²₁` asks how the number ∂ℓ/∂W²₁ comes about.
  public func title(in charset: Charset) -> String {
    let label = label(in: charset)
    return kind == .formula || kind == .chain || kind == .code ? "\(kind.rawValue) of \(label)" : label
  }
}
