import TestSupport

extension TemporaryFolder {
  /// Where a store in the folder keeps its database.
  var database: String { file("progress.sqlite") }
}
