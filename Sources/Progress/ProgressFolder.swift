import Foundation

/// Where a learner's progress is kept on this machine.
public enum ProgressFolder {
  /// The name of the progress file in its folder.
  public static let fileName = "progress.sqlite"

  /// The path of the progress file: in `$GRADUS_HOME`, else `$XDG_DATA_HOME/gradus`, else the platform's folder for
  /// what programs keep (`~/.local/share/gradus`; on macOS `~/Library/Application Support/gradus`).
  ///
  /// An empty variable counts as unset, and so does an `XDG_DATA_HOME` that is not absolute: the XDG Base Directory
  /// Specification asks for both. Nothing is made or opened here.
  public static func file(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    home: String = NSHomeDirectory()
  ) -> String {
    folder(environment: environment, home: home) + "/" + fileName
  }

  private static func folder(environment: [String: String], home: String) -> String {
    if let own = environment["GRADUS_HOME"], !own.isEmpty { return own }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/gradus" }
    #if os(macOS)
      return home + "/Library/Application Support/gradus"
    #else
      return home + "/.local/share/gradus"
    #endif
  }
}
