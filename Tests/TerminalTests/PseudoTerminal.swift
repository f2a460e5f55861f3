import Glibc
import Testing

/// A program running on a terminal of its own, watched from outside as a person would: what it shows, what it leaves.
final class PseudoTerminal {
  private let master: Int32
  /// The other end, held open so that the modes the program leaves behind can be read; −1 after `hangUp`.
  private var slave: Int32
  private let child: pid_t
  private(set) var screen: VirtualScreen
  /// How many bytes the program has sent.
  private(set) var received = 0
  private(set) var exitStatus: ExitStatus?
  /// The terminal's modes before the program started.
  let modesBefore: [UInt8]

  enum ExitStatus: Equatable { case code(Int32), signal(Int32) }

  /// Starts a program of this package, or any other by its path, in an environment of nothing but what is said.
  init(
    _ program: String, _ arguments: [String] = [], columns: Int = 80, rows: Int = 24,
    environment: [String: String] = [:]
  ) throws {
    // What openpty does, but closed in the children of other tests from the first moment.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    let (getNumber, setLock): (UInt, UInt) = (0x8004_5430, 0x4004_5431)  // TIOCGPTN and TIOCSPTLCK of Linux
    var (unlocked, number): (Int32, Int32) = (0, 0)
    try #require(ioctl(master, setLock, &unlocked) == 0 && ioctl(master, getNumber, &number) == 0)
    let name = "/dev/pts/\(number)"
    slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(slave >= 0)
    var window = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    screen = VirtualScreen(columns: columns, rows: rows)
    modesBefore = Self.modes(of: slave)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    // The threads of a test run block most signals, and a child would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID, which the Glibc module leaves out
    posix_spawnattr_setflags(&attributes, Int16(newSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]
    variables.merge(environment) { _, new in new }
    let path = program.hasPrefix("/") ? program : try Self.built(program)
    var argv: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var pid: pid_t = 0
    try #require(posix_spawn(&pid, path, &actions, &attributes, &argv, &envp) == 0, "cannot start \(path)")
    child = pid
  }

  deinit {
    let foreground = slave >= 0 ? tcgetpgrp(slave) : -1
    close(master)
    if slave >= 0 { close(slave) }
    if exitStatus == nil {
      if foreground > 1, foreground != child { kill(-foreground, SIGKILL) }
      kill(child, SIGKILL)
      waitpid(child, nil, 0)
    }
  }

  /// The path of a program of this package; it lies beside the running test program.
  static func built(_ name: String) throws -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    try #require(length > 0)
    let own = String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
    let beside = try #require(own.lastIndex(of: "/").map { own[...$0] + name })
    return String(beside)
  }

  // MARK: - What a person does

  /// Types text or key sequences, all at once.
  func type(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let sent = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if sent > 0 { bytes = bytes.dropFirst(sent) } else if !pump(milliseconds: 20) { return }
    }
  }

  /// Gives the terminal's window another size; the program gets SIGWINCH.
  func resize(columns: Int, rows: Int) {
    pump(milliseconds: 0)
    screen.resize(columns: columns, rows: rows)
    var window = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  /// Sends a signal to the program.
  func send(_ signal: Int32) { kill(child, signal) }

  // MARK: - What a person sees

  /// Reads what the program sends until the screen is as wanted; fails the test with the screen after ten seconds.
  func until(
    _ what: String, timeout: Double = 10, sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: (VirtualScreen) -> Bool
  ) throws {
    let end = now() + timeout
    while !condition(screen) {
      try #require(
        now() < end, "never came: \(what)\n\(screen)\nexit: \(String(describing: exitStatus))",
        sourceLocation: sourceLocation)
      pump(milliseconds: 20)
    }
  }

  /// Waits until the screen shows this text.
  func untilShown(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try until("“\(text)”", sourceLocation: sourceLocation) { $0.description.contains(text) }
  }

  /// Waits for the end of the program.
  func untilExit(sourceLocation: SourceLocation = #_sourceLocation) throws -> ExitStatus {
    let end = now() + 15
    while exitStatus == nil {
      try #require(now() < end, "does not end\n\(screen)", sourceLocation: sourceLocation)
      pump(milliseconds: 10)
      reap()
    }
    settle(milliseconds: 20)
    return try #require(exitStatus)
  }

  /// Reads what comes within so long, whatever it is.
  func settle(milliseconds: Int32 = 150) {
    let end = now() + Double(milliseconds) / 1000
    while now() < end { pump(milliseconds: Int32(max(1, (end - now()) * 1000))) }
  }

  /// Whether the terminal is as a shell wants it: its modes byte for byte, main screen, cursor shown, no paste marks.
  func expectGivenBack(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(Self.modes(of: slave) == modesBefore, "modes", sourceLocation: sourceLocation)
    #expect(!screen.isAlternate, "alternate screen", sourceLocation: sourceLocation)
    #expect(screen.isCursorShown, "cursor hidden", sourceLocation: sourceLocation)
    #expect(!screen.marksPastes, "bracketed paste", sourceLocation: sourceLocation)
    #expect(!screen.reportsMouse && !screen.reportsMouseInSGR, "mouse", sourceLocation: sourceLocation)
    #expect(!screen.isKeypadApplication, "application keypad", sourceLocation: sourceLocation)
  }

  /// The modes of the terminal now, byte for byte.
  var modes: [UInt8] { Self.modes(of: slave) }

  /// Closes the window: nobody is at the terminal any more.
  func hangUp() {
    // The master goes last, by a duplicate that takes its number: the object still owns an open file.
    close(slave)
    slave = -1
    let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
    dup2(nothing, master)
    close(nothing)
  }

  /// The processor time (in clock ticks) and voluntary waits of the program so far.
  func cost() throws -> (ticks: Int, wakes: Int) {
    let statistics = try read("/proc/\(child)/stat")
    let fields = try #require(statistics.split(separator: ")").last).split(separator: " ")
    let status = try read("/proc/\(child)/status")
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") })
    let wakes = try #require(line.split(separator: "\t").last.flatMap { Int($0) })
    return (try #require(Int(fields[11])) + (try #require(Int(fields[12]))), wakes)
  }

  // MARK: -

  private static func modes(of file: Int32) -> [UInt8] {
    var modes = termios()
    memset(&modes, 0, MemoryLayout<termios>.size)
    tcgetattr(file, &modes)
    return withUnsafeBytes(of: &modes) { Array($0) }
  }

  private func read(_ path: String) throws -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    try #require(file >= 0)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let length = Glibc.read(file, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, length)), as: UTF8.self)
  }

  private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Reads what is there, waiting at most so long for it; false where nobody is at the other end.
  @discardableResult
  private func pump(milliseconds: Int32) -> Bool {
    var file = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&file, 1, milliseconds) > 0 else { return true }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    received += count
    screen.feed(bytes[..<count])
    return true
  }

  private func reap() {
    var status: Int32 = 0
    guard waitpid(child, &status, WNOHANG) == child else { return }
    let signal = status & 0x7F
    exitStatus = signal == 0 ? .code((status >> 8) & 0xFF) : .signal(signal)
  }
}
