import Canvas
import Foundation
import TestSupport
import Testing
import Tutor

@testable import TutorUI

/// The pictures that README opens with: the very screens, as SVG files in `docs/pictures/`.
@Suite("Pictures in README") struct ReadmePictureTests {
  private let theme = Theme(depth: .full, paper: .light)

  @Test("The exercise screen in README is that screen, byte for byte") func exercise() throws {
    var learner = try Learner(at: "sigmoid-2-2-1", builtIn: true)
    let steps = try #require(learner.session.work).exercise.steps
    let last = try #require(steps.firstIndex { $0.id == "loss-w2-1" })
    learner.press("Esc")
    learner.answer(last)
    learner.press("-.046", "Enter")
    expectDrawn(learner, "exercise")
  }

  @Test("The contour map in README is that screen, byte for byte") func map() throws {
    var learner = try Learner(at: "not-cost", builtIn: true)
    let steps = try #require(learner.session.work).exercise.steps
    learner.press("Esc")
    learner.answer(try #require(steps.firstIndex { $0.picture == .contour }))
    learner.press("F10", "]", "]", "Space", "Space", "Space", "Space", "v")
    expectDrawn(learner, "contour-map")
  }

  @Test("README shows each of the pictures, and only pictures that are there") func shown() throws {
    let root = documents.deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let named = Set(readme.matches(of: /docs\/pictures\/([a-z-]+\.svg)/).map { String($0.1) })
    #expect(named == ["exercise.svg", "contour-map.svg"])
    let files = try FileManager.default.contentsOfDirectory(
      atPath: documents.appendingPathComponent("pictures").path)
    #expect(named == Set(files))
  }

  private let documents = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("docs")

  /// Expects the screen to be the file of this name.
  private func expectDrawn(_ learner: Learner, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let drawn = render(learner.session, size: Size(columns: 100, rows: 30), theme: theme).svg(theme: theme) + "\n"
    expectSnapshot(
      drawn, in: documents.appendingPathComponent("pictures/\(name).svg"), sourceLocation: sourceLocation)
  }
}
