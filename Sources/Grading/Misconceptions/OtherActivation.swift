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
    // Where the slope itself is asked, the other one at its own output.
    let throughout = subject.bends.filter { $0.slope.id == subject.asked }.compactMap { bend in
      Misconception.confused[bend.function.rawValue].flatMap {
        let output = Expression(.call($0.rawValue, [bend.argument]))
        return bend.replacing(by: MisconceptionSubject.Bend.written($0, x: bend.argument, y: output))
      }
    }
    return subject.eachAndAll(forward) + subject.eachAndAll(backward) + subject.eachAndAll(throughout)
  }
}

extension Misconception {
  fileprivate static let confused: [String: ElementaryFunction] = ["sigmoid": .tanh, "tanh": .sigmoid]
}
