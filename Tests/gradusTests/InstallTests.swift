import Foundation
import Testing

@testable import gradus

@Suite("What is installed") struct InstallTests {
  private let gradus: Program

  init() throws { gradus = try Program() }

  @Test("Program, man page and completions lie where they are looked for") func files() throws {
    let root = gradus.folder.file("root")
    let run = try gradus.run(Program.checkout + "/scripts/install", [Program.path, root])
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.lines.dropLast() == [
        "\(root)/bin/gradus", "\(root)/share/man/man1/gradus.1", "\(root)/share/bash-completion/completions/gradus",
        "\(root)/share/zsh/site-functions/_gradus", "\(root)/share/fish/vendor_completions.d/gradus.fish",
      ])
    for file in run.lines.dropLast() {
      #expect(try #require(FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) > 500)
    }
    #expect(try gradus.run(root + "/bin/gradus", ["--version"]).output == Gradus.configuration.version + "\n")
  }

  @Test("The man page tells of every command and every option") func manPage() throws {
    let page = try String(contentsOfFile: Program.checkout + "/docs/gradus.1", encoding: .utf8)
    for command in Gradus.commandNames {
      #expect(page.contains(".B \(command)\n"), "\(command)")
      guard command != "help" else { continue }
      let help = try gradus(command, "--help").output
      for option in help.matches(of: /--[a-z-]+/).map({ String($0.output) }) {
        #expect(page.contains(option.replacing("-", with: "\\-")), "\(option) of \(command)")
      }
    }
  }
}
