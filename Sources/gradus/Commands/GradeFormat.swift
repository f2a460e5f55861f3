import ArgumentParser

/// The value of `gradus grade --format`: a form of one answer's verdict, or a form of a batch.
enum GradeFormat: ExpressibleByArgument {
  case verdict(any VerdictFormat)
  case batch(any BatchFormat)

  init?(argument: String) {
    if let format = VerdictFormats.all.first(where: { $0.name == argument }) {
      self = .verdict(format)
    } else if let format = BatchFormats.all.first(where: { $0.name == argument }) {
      self = .batch(format)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { VerdictFormats.all.map(\.name) + BatchFormats.all.map(\.name) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
