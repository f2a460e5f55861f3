#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program on a pseudo-terminal, timed from outside by what it sends.
final class WatchedProgram {
  struct Failure: Error { let what: String }

  private let terminal: Int32
  private let child: pid_t
  private let started: Double

  init(_ program: String, _ arguments: [String]) throws {
    var (master, slave): (Int32, Int32) = (-1, -1)
    var window = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&master, &slave, nil, nil, &window) == 0 else { throw Failure(what: "no pseudo-terminal") }
    terminal = master
    defer { close(slave) }
    let name = String(cString: ttyname(slave))

    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addclose(&actions, terminal)
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    let newSession: Int16 = 0x80  // POSIX_SPAWN_SETSID, which the Glibc module leaves out
    posix_spawnattr_setflags(&attributes, newSession)

    var environment = ["TERM=xterm-256color", "LANG=C.UTF-8", "PATH=/usr/bin:/bin"]
    if let home = getenv("GRADUS_HOME") { environment.append("GRADUS_HOME=" + String(cString: home)) }
    var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for text in argv + envp { free(text) } }
    var child: pid_t = 0
    started = now()
    guard posix_spawn(&child, program, &actions, &attributes, &argv, &envp) == 0 else {
      throw Failure(what: "cannot start \(program)")
    }
    self.child = child
  }

  deinit {
    kill(child, SIGKILL)
    waitpid(child, nil, 0)
    close(terminal)
  }

  /// Seconds from the start until `foot` has been drawn, the last text of the screen: screens are sent from the top down.
  func firstPaint(to foot: String) throws -> Double {
    var sent: [UInt8] = []
    while !sent.contains(Array(foot.utf8)) {
      guard waitForOutput(milliseconds: 5000) else { throw Failure(what: "“\(foot)” was not painted") }
      let bytes = read()
      guard !bytes.isEmpty else { throw Failure(what: "it ended before it painted “\(foot)”") }
      sent += bytes
    }
    return now() - started
  }

  /// Seconds from a key to the first byte of the change it makes.
  func repaint(after key: String) throws -> Double {
    let pressed = now()
    _ = key.withCString { write(terminal, $0, strlen($0)) }
    guard waitForOutput(milliseconds: 2000) else { throw Failure(what: "the key changed nothing") }
    let time = now() - pressed
    _ = read()
    return time
  }

  /// The part of one core that the program takes while it is left alone for some seconds, and how often it wrote a second.
  func share(seconds: Double) -> (processor: Double, writes: Double) {
    let (start, before) = (now(), processorTime)
    var writes = 0
    while now() - start < seconds {
      if waitForOutput(milliseconds: 10), !read().isEmpty { writes += 1 }
    }
    let time = now() - start
    return ((processorTime - before) / time, Double(writes) / time)
  }

  /// Types keys.
  func type(_ keys: String) { _ = keys.withCString { write(terminal, $0, strlen($0)) } }

  /// Seconds of the processor that the program took so far, by /proc; 0 where there is none.
  private var processorTime: Double {
    guard let file = fopen("/proc/\(child)/stat", "r") else { return 0 }
    defer { fclose(file) }
    var bytes = [CChar](repeating: 0, count: 4096)
    guard fgets(&bytes, Int32(bytes.count), file) != nil else { return 0 }
    // The name in parentheses may hold blanks; user and system time are the 12th and 13th field behind it.
    let text = String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
    guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else { return 0 }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Reads until nothing has come for 20 milliseconds.
  func waitUntilQuiet() { while waitForOutput(milliseconds: 20), !read().isEmpty {} }

  private func waitForOutput(milliseconds: Int32) -> Bool {
    var poll = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    return Self.poll(&poll, milliseconds) > 0
  }

  private static func poll(_ descriptor: inout pollfd, _ milliseconds: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.poll(&descriptor, 1, milliseconds)
    #elseif canImport(Musl)
      Musl.poll(&descriptor, 1, milliseconds)
    #else
      Darwin.poll(&descriptor, 1, milliseconds)
    #endif
  }

  private func read() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      #if canImport(Glibc)
        count = max(0, Glibc.read(terminal, buffer.baseAddress, buffer.count))
      #elseif canImport(Musl)
        count = max(0, Musl.read(terminal, buffer.baseAddress, buffer.count))
      #else
        count = max(0, Darwin.read(terminal, buffer.baseAddress, buffer.count))
      #endif
    }
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    guard count >= part.count else { return false }
    return (0...count - part.count).contains { self[$0..<$0 + part.count].elementsEqual(part) }
  }
}
