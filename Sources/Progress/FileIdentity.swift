#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which file is at a path: a file that was deleted or replaced is another one, whatever its name.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let number: UInt64

  /// The file at a path; nil where there is none.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}

/// Holds a folder to oneself among the programs that ask likewise, until the value goes away.
final class FolderLock {
  private let descriptor: Int32

  /// Waits for the folder, at most so long; nil where it stays taken. Where the file system has no such locks everyone
  /// gets one, since nobody could be kept out.
  init?(folder: String, seconds: Double = 5) {
    descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    for _ in 0..<Int(seconds * 100) {
      if descriptor < 0 || flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK { return }
      usleep(10_000)
    }
    close(descriptor)
    return nil
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Makes the names of the files in the folder outlive a power cut.
  func sync() {
    if descriptor >= 0 { fsync(descriptor) }
  }
}
