import Formula
import GRDB

/// Why progress cannot be kept, or what happened to it.
public enum ProgressTrouble: Error, Hashable, Sendable {
  /// The folder could not be made, or the file in it not opened.
  case cannotOpen(path: String, why: String)
  /// The file can be read but not written.
  case readOnly(path: String)
  /// There is no room left on the disk.
  case diskFull(path: String)
  /// Another program held the file for longer than we wait.
  case busy(path: String)
  /// A later version of Gradus made the file; this one must not touch it.
  case newer(path: String)
  /// The file is a database of another program; it is not touched.
  case foreign(path: String)
  /// The file is no progress file, or a damaged one.
  case damaged(path: String)
  /// Anything else that SQLite reports.
  case failed(path: String, why: String)

  /// What went wrong, as one clause that follows "Your work cannot be saved:".
  public var clause: Text {
    switch self {
    case .cannotOpen(let path, let why): "\(prose: path) cannot be opened (\(prose: why))"
    case .readOnly(let path): "\(prose: path) cannot be written"
    case .diskFull(let path): "the disk that holds \(prose: path) is full"
    case .busy(let path): "another program is using \(prose: path)"
    case .newer(let path): "\(prose: path) was made by a newer Gradus"
    case .foreign(let path): "\(prose: path) belongs to another program"
    case .damaged(let path): "\(prose: path) is damaged"
    case .failed(let path, let why): "\(prose: path): \(prose: why)"
    }
  }

  /// The trouble that an error from below means for the file at `path`.
  init(_ error: any Error, path: String) {
    guard let error = error as? DatabaseError else {
      self = error as? ProgressTrouble ?? .failed(path: path, why: String(describing: error))
      return
    }
    switch error.resultCode {
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path)
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .damaged(path: path)
    case .SQLITE_CANTOPEN: self = .cannotOpen(path: path, why: error.message ?? "no reason given")
    default: self = .failed(path: path, why: error.message ?? error.description)
    }
  }
}
