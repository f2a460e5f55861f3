/// A question whose answer is one of a few classes, by its label.
public struct ClassQuestion: Hashable, Sendable {
  /// The labels, such as 0 and 1.
  public let labels: [String]
  /// The label that is right.
  public let answer: String

  /// Asks for `answer` among `labels`.
  public init(labels: [String], answer: String) {
    self.labels = labels.contains(answer) ? labels : labels + [answer]
    self.answer = answer
  }
}

extension ClassQuestion: AnswerKind {
  var expected: String { answer }

  /// What form of answer is asked for: "a class: 0 or 1".
  public var asks: String { "a class: \(choices)" }

  private var choices: String {
    guard let last = labels.last, labels.count > 1 else { return answer }
    return labels.dropLast().joined(separator: ", ") + " or " + last
  }

  func reading(of text: String) -> Reading {
    do {
      return Reading(complete: "class \(try read(text))")
    } catch {
      return Reading(error)
    }
  }

  func isSame(_ first: String, _ second: String) -> Bool {
    guard let first = try? read(first), let second = try? read(second) else { return false }
    return first == second
  }

  func grade(_ text: String, given history: History?) -> Verdict {
    do {
      let label = try read(text)
      let echo = "read as class \(label)"
      guard label == answer else {
        return Verdict(.wrong, .wrong, "Class \(label) is not right.", reading: echo)
      }
      return Verdict(.right, .exact, "Right: class \(label).", reading: echo)
    } catch {
      return Verdict(error)
    }
  }

  private func read(_ text: String) throws(Unreadable) -> String {
    let count = text.unicodeScalars.count
    var words = text.lowercased().split(whereSeparator: \.isWhitespace).prefix(64).map(String.init)
    if words.first == "class" { words.removeFirst() }
    let typed = words.joined(separator: " ")
    guard !typed.isEmpty else {
      throw Unreadable(reason: .empty, message: "There is no answer yet", expected: choices, range: count..<count)
    }
    if let label = labels.first(where: { $0.lowercased() == typed }) { return label }
    let number = try? NumberReader.read(typed)
    if let value = number?.value.rational,
      let label = labels.first(where: { label in
        (try? NumberReader.read(label)).map { $0.value.rational == value } ?? false
      })
    {
      return label
    }
    let message =
      number?.claim.map { $0.decimals > 0 } == true
      ? "That is a number, and the class is asked"
      : "Type the class itself, not \(quoted(text.unicodeScalars))"
    throw Unreadable(reason: .notAClass, message: message, expected: choices, range: 0..<count)
  }
}
