import ArgumentParser
import Course
import Formula
import GradientEngine

/// A way to write the whole derivation of an exercise; one file a format.
protocol ReplayFormat: Sendable {
  /// The value of `--format` that chooses it.
  var name: String { get }
  /// The derivation, in characters that can be shown and with so many digits; a format for programs may ignore both.
  func text(of exercise: Exercise, in charset: Charset, digits: NumberStyle) -> String
}

/// The value of `--format`: one of the registered formats. Help and completions list them from here.
struct ReplayFormatArgument: ExpressibleByArgument {
  /// Every format, the default first.
  static let all: [any ReplayFormat] = [PlainReplay(), MarkdownReplay(), JSONReplay()]

  static let standard = ReplayFormatArgument(format: all[0])

  let format: any ReplayFormat

  var defaultValueDescription: String { format.name }
  static var allValueStrings: [String] { all.map(\.name) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension ReplayFormatArgument {
  init?(argument: String) {
    guard let format = Self.all.first(where: { $0.name == argument }) else { return nil }
    self.init(format: format)
  }
}

extension Exercise {
  /// The lines of the trace by phase, without the phases that have none.
  var tracedPhases: [(phase: Phase, entries: [Trace.Entry])] {
    [Phase.forward, .backward, .update].map { phase in (phase, trace.entries.filter { $0.phase == phase }) }
      .filter { !$0.1.isEmpty }
  }
}
