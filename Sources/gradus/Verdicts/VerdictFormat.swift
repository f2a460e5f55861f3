import Course
import Grading

/// A way to write the verdict on one answer; one file a format.
protocol VerdictFormat: Sendable {
  /// The value of `--format` that chooses it.
  var name: String { get }
  /// The verdict on an answer to a step, on one line or several.
  func text(of verdict: Verdict, on answer: String, at step: Step, of exercise: Exercise) -> String
}

/// The ways to write a verdict, the default first.
enum VerdictFormats {
  static let all: [any VerdictFormat] = [PlainVerdict(), JSONVerdict()]
}
