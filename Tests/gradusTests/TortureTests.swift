import Foundation
import Testing

@Suite("The short form of make torture") struct TortureTests {
  @Test(
    "No story loses an answer, ends the program or leaves the terminal in modes of ours",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "python3 is not at /usr/bin/python3"),
    .timeLimit(.minutes(5)),
    arguments: ["kills", "together", "locked", "full", "unwritable", "changed", "signals", "hostile"])
  func story(name: String) throws {
    let gradus = try Program()
    let script = Program.checkout + "/scripts/torture.py"
    let run = try gradus.run("/usr/bin/python3", [script, Program.path, "3", name])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains(":"), "no figure")
  }
}
