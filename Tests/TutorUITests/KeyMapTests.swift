import Canvas
import Formula
import Foundation
import Testing
import Tutor

@testable import TutorUI

@Suite("The key map") struct KeyMapTests {
  @Test("No key has two meanings in one place", arguments: KeyContext.allCases)
  func unambiguous(_ context: KeyContext) {
    let keys = KeyMap.bindings.filter { $0.context == context }.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test("Where text is typed, no letter is a command", arguments: [KeyContext.exercise, .filter])
  func lettersAreFree(_ context: KeyContext) {
    for key in KeyMap.bindings.filter({ $0.context == context }).flatMap(\.keys) {
      if case .character(let character) = key { #expect(character == "?") }
    }
  }

  @Test("Every key of the bar of hints keeps its place from step to step", arguments: [60, 80, 120, 160])
  func places(width: Int) throws {
    var learner = try Learner(at: "two-layers")
    /// The bar with every word blanked out, which leaves the keys where they stand.
    func keys() -> [Int] {
      let grid = learner.screen(width, 24)
      return (0..<width).filter { grid[$0, 23].style.role == .key }
    }
    learner.press("Esc")
    let first = keys()
    #expect(!first.isEmpty)
    for keysPressed in [["7"], ["Enter"], ["F1"], ["F4"], ["Ctrl-U", "0", "Enter"], ["F5"], ["Esc"], ["Enter"]] {
      for key in keysPressed { learner.press(key) }
      #expect(keys() == first, "after \(keysPressed)")
    }
  }

  @Test("A key that would do nothing now is dimmed in the bar of hints") func dimmed() throws {
    var learner = try Learner(at: "two-layers")
    learner.press("Esc")
    func role(_ word: String) throws -> Role {
      let grid = learner.screen(120, 24)
      let bar = try #require(grid.lines.last)
      let column = bar.distance(from: bar.startIndex, to: try #require(bar.range(of: word)).lowerBound)
      return grid[column, 23].style.role
    }
    #expect(try role("check") == .muted)
    #expect(try role("note") == .muted)
    #expect(try role("hint") == .plain)
    learner.press("0")
    #expect(try role("check") == .plain)
    learner.press("Enter")
    #expect(try role("next") == .plain)
    #expect(try role("hint") == .muted)
    #expect(try role("show") == .muted)
    learner.press("Enter", "24", "Enter", "Enter", "0.5", "Enter", "Enter", "1.000", "Enter")
    #expect(try role("note") == .plain)
  }

  @Test("Every key is told of by a name that ASCII can write", arguments: KeyContext.allCases)
  func names(_ context: KeyContext) {
    for row in HelpScreen.rows(for: context, ascii: true) {
      #expect(!row.keys.isEmpty)
      #expect(row.keys.utf8.allSatisfy { $0 < 0x80 })
      #expect(!row.explanation.isEmpty)
    }
  }

  /// The commands that sentences name, and where these are said.
  private static let named: [(CommandName, KeyContext)] = [
    (.accept, .exercise), (.accept, .replay), (.back, .exercise), (.back, .catalogue), (.back, .filter),
    (.note, .exercise), (.showAnswer, .exercise), (.known, .exercise), (.firstSlip, .exercise),
    (.gradientCheck, .exercise), (.pageUp, .exercise),
    (.pageDown, .exercise), (.turnPage, .replay), (.help, .catalogue),
  ]

  @Test("The key that a sentence names does there what the sentence says", arguments: named)
  func namedKeys(_ command: CommandName, _ context: KeyContext) {
    let name = KeyMap.name(of: command, in: context, ascii: false)
    let keys = KeyMap.bindings.filter { $0.context == context && $0.action.command == command }.flatMap(\.keys)
    #expect(keys.map { keyName($0, ascii: false) }.first == name)
  }

  @Test("A command without a key of its own in a context is named by the key of another") func elsewhere() {
    #expect(KeyMap.name(of: .showAnswer, in: .replay, ascii: false) == "F4")
    #expect(KeyMap.name(of: CommandName(rawValue: "no-such-command"), in: .replay, ascii: false) == "no-such-command")
  }

  @Test("No sentence in the sources spells a key out, but for what keys are called") func noLiterals() throws {
    let key = /\b(F\d+|PgDn|PgUp|Esc|Ctrl-[A-Z]|Alt-[A-Z]|Shift-Tab)\b/
    for folder in ["Tutor", "TutorUI"] {
      let path = checkout + "/Sources/" + folder
      for file in try #require(FileManager.default.enumerator(atPath: path)) {
        guard let file = file as? String, file.hasSuffix(".swift"), !file.hasSuffix("Keys/Binding.swift") else {
          continue
        }
        for line in try String(contentsOfFile: path + "/" + file, encoding: .utf8).split(separator: "\n") {
          let code = line.prefix { $0 != "/" }
          guard code.contains("\"") else { continue }
          #expect(code.firstMatch(of: key) == nil, "\(file): \(line)")
        }
      }
    }
  }

  @Test(
    "README, manual and guides name only keys that are bound",
    arguments: ["README.md", "docs/gradus.1", "docs/EXERCISES.md"])
  func documents(_ file: String) throws {
    let text = try String(contentsOfFile: checkout + "/" + file, encoding: .utf8).replacing("\\-", with: "-")
    let bound = Set(KeyMap.bindings.flatMap(\.keys).map { keyName($0, ascii: false) })
    for match in text.matches(of: /\b(F\d+|PgDn|PgUp|Esc|Tab|Enter|Ctrl-[A-Z]|Alt-[A-Z])\b/) {
      #expect(bound.contains(String(match.1)), "\(file) names \(match.1)")
    }
  }
}

private let checkout = exerciseFolder.components(separatedBy: "/Tests/")[0]
