import Testing

@testable import Progress

@Suite("Where progress is kept") struct ProgressFolderTests {
  private func file(_ environment: [String: String]) -> String {
    ProgressFolder.file(environment: environment, home: "/home/ada")
  }

  @Test("GRADUS_HOME is the folder itself and comes first") func own() {
    #expect(file(["GRADUS_HOME": "/tmp/g", "XDG_DATA_HOME": "/data"]) == "/tmp/g/progress.sqlite")
  }

  @Test("XDG_DATA_HOME has a folder of ours in it") func xdg() {
    #expect(file(["XDG_DATA_HOME": "/data"]) == "/data/gradus/progress.sqlite")
  }

  @Test("Empty variables and a relative XDG_DATA_HOME count as unset") func unset() {
    #if os(macOS)
      let standard = "/home/ada/Library/Application Support/gradus/progress.sqlite"
    #else
      let standard = "/home/ada/.local/share/gradus/progress.sqlite"
    #endif
    #expect(file([:]) == standard)
    #expect(file(["GRADUS_HOME": "", "XDG_DATA_HOME": ""]) == standard)
    #expect(file(["XDG_DATA_HOME": "data"]) == standard)
  }
}
