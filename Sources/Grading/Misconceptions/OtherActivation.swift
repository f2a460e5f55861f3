import Formula
import GradientEngine

extension Misconception {
  /// tanh for the sigmoid, or the sigmoid for tanh, in the value or in the slope.
  static let otherActivation = Misconception(
    id: "other-activation",
    sentence: "That is what comes out with the other activation: tanh and the sigmoid are easily confused."
  ) { subject in
    let forward = subject.forward.compactMap { part in
      let other = part.formula.replacing { part in
        guard case .call(let name, let arguments) = part.kind, let other = Misconception.confused[name] else {
          return nil
        }
        return Expression(.call(other.rawValue, arguments))
      }
      return other == part.formula ? nil : (part.id, other)
    }
    let backward = subject.bends.compactMap { bend in
      Misconception.confused[bend.function.rawValue].flatMap {
        bend.replacing(by: MisconceptionSubject.Bend.written($0, x: bend.argument, y: bend.output))
      }
    }
    return subject.eachAndAll(forward) + subject.eachAndAll(backward)
  }
}

extension Misconception {
  fileprivate static let confused: [String: ElementaryFunction] = ["sigmoid": .tanh, "tanh": .sigmoid]
}
