import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How the program ends; 64 (`EX_USAGE`) comes from the argument parser and from here alike.
enum Exit {
  /// A wrong answer, an invalid file.
  static let no = ExitCode(1)
  /// What was asked for does not exist.
  static let usage = ExitCode(EX_USAGE)
  /// What was asked for could not be written, or a file not be read to its end.
  static let output = ExitCode(EX_IOERR)
}
