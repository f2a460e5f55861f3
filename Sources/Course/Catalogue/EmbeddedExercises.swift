import Exercises

/// The exercise files that are part of the program.
enum EmbeddedExercises {
  /// The files' names, in the order of the catalogue.
  static var files: [String] { all.map { String(cString: $0.file) } }

  /// The bytes of a file; they live as long as the program.
  static func bytes(of file: String) -> UnsafeBufferPointer<UInt8>? {
    all.first { String(cString: $0.file) == file }.map { UnsafeBufferPointer(start: $0.bytes, count: $0.length) }
  }

  /// The text of a file of a data set; nil where there is none of that name.
  static func data(_ file: String) -> String? {
    (0..<embedded_data_count()).map(embedded_data).first { String(cString: $0.file) == file }.map {
      String(decoding: UnsafeBufferPointer(start: $0.bytes, count: $0.length), as: UTF8.self)
    }
  }

  private static var all: [EmbeddedExercise] { (0..<embedded_exercise_count()).map(embedded_exercise) }
}
