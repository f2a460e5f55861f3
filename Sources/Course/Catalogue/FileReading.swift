import Formula

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a file or folder could not be read.
public struct FileError: Error, Hashable, Sendable {
  /// The path as it was given.
  public let path: String
  /// The reason.
  public let reason: Reason

  /// A reason for which the system does not let a file be read.
  public enum Reason: Hashable, Sendable {
    case missing, notPermitted, folder, notAFolder
    /// Any other, by its number.
    case system(Int32)
  }
}

extension FileError: CustomStringConvertible {
  /// `path: reason`
  public var text: Text { "\(prose: path): \(reason.text)" }
  /// The text in Unicode.
  public var description: String { text.unicode }
}

extension FileError.Reason {
  /// The reason in words.
  var text: Text {
    switch self {
    case .missing: "there is no such file or folder"
    case .notPermitted: "reading it is not permitted"
    case .folder: "it is a folder, not a file"
    case .notAFolder: "it is a file, not a folder"
    case .system(let code): strerror(code).map { Text(prose: String(cString: $0)) } ?? "error \(Int(code))"
    }
  }

  /// The reason for which the last call of the system failed.
  fileprivate static var last: FileError.Reason {
    switch errno {
    case ENOENT: .missing
    case EACCES: .notPermitted
    case EISDIR: .folder
    case ENOTDIR: .notAFolder
    case let code: .system(code)
    }
  }
}

/// The bytes of a file, at most `limit` of them.
///
/// Throws a ``FileError`` where the path names no readable file. A pipe is read to its end, one that nobody writes to is
/// empty, and a device is read only as far as the limit.
func readFile(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
  // Opening a pipe without this waits for a writer; reading from it shall wait for what the writer writes.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw FileError(path: path, reason: .last) }
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
      throw FileError(path: path, reason: .last)
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
  guard let directory = opendir(folder) else { throw FileError(path: folder, reason: .last) }
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
