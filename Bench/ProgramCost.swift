#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a run of a program took: seconds by the clock and of the processor, and the most memory it held, in bytes.
struct ProgramCost {
  let seconds: Double
  let processor: Double
  let peak: Double

  /// Runs a program to its end, with standard input from a file and its output thrown away.
  init(_ words: [String], input: String = "/dev/null") throws {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for text in argv { free(text) } }
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    var child: pid_t = 0
    let start = now()
    guard posix_spawn(&child, words[0], &actions, nil, &argv, &environment) == 0 else {
      throw WatchedProgram.Failure(what: "cannot start \(words[0])")
    }
    var (status, usage): (Int32, rusage) = (0, rusage())
    guard wait4(child, &status, 0, &usage) == child, status == 0 else {
      throw WatchedProgram.Failure(what: "'\(words.joined(separator: " "))' did not end with status 0")
    }
    #if canImport(Darwin)
      let unit = 1.0
    #else
      let unit = 1024.0
    #endif
    processor = [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
    seconds = now() - start
    peak = Double(usage.ru_maxrss) * unit
  }
}
