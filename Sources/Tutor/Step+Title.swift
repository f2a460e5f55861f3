import Course
import Formula
import Grading

extension Step {
  /// A name that is unique among the steps: `chain of ∂ℓ/∂W²₁` where another step asks for the number ∂ℓ/∂W²₁.
  public func title(in charset: Charset) -> String {
    let label = label(in: charset)
    return kind.asksFormula ? "\(kind.word) of \(label)" : label
  }
}
