#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a file or folder could not be read.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path as it was given.
  public let path: String
  /// The reason, in words.
  public let reason: String
  /// `path: reason`
  public var description: String { "\(path): \(reason)" }
}

/// The bytes of a file, at most `limit` of them.
///
/// Throws a ``FileError`` where the path names no readable file. A pipe is read to its end, one that nobody writes to is
/// empty, and a device is read only as far as the limit.
func readFile(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
  // Opening a pipe without this waits for a writer; reading from it shall wait for what the writer writes.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw FileError(path: path, reason: reasonForLastFailure()) }
  defer { close(descriptor) }
  _ = fcntl(descriptor, F_SETFL, 0)
  var bytes: [UInt8] = []
  while bytes.count < limit {
    var count = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: min(limit - bytes.count, 32 * 1024)) { buffer, filled in
      count = read(descriptor, buffer.baseAddress, buffer.count)
      filled = max(count, 0)
    }
    if count < 0 {
      if errno == EINTR { continue }
      throw FileError(path: path, reason: reasonForLastFailure())
    }
    if count == 0 { break }
    bytes += chunk
  }
  return bytes
}

/// The names in a folder that end in `.yaml` or `.yml`, sorted; hidden ones are left out.
///
/// Throws a ``FileError`` where the path names no readable folder.
func exerciseFiles(in folder: String) throws(FileError) -> [String] {
  guard let directory = opendir(folder) else { throw FileError(path: folder, reason: reasonForLastFailure()) }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if !name.hasPrefix("."), name.hasSuffix(".yaml") || name.hasSuffix(".yml") { names.append(name) }
  }
  return names.sorted()
}

private func reasonForLastFailure() -> String {
  let code = errno
  switch code {
  case ENOENT: return "there is no such file or folder"
  case EACCES: return "reading it is not permitted"
  case EISDIR: return "it is a folder, not a file"
  case ENOTDIR: return "it is a file, not a folder"
  default: return strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
