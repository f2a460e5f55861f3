import Course
import Testing

@testable import Tutor

private let text = """
  format: 1
  id: chain
  title: A chain
  trains: the chain rule
  about: Three links.
  given: {x: 2, w: 3}
  define:
    z: w * x
    h: z + 1
    a: tanh(h)
    C: a^2
  loss: C
  parameters: [w]
  steps:
    - {id: z, ask: "`z`?", answer: z, precision: exact, hints: [One., Two.], worked: Multiply.}
    - {id: a, ask: "`a`?", answer: a, precision: 3 significant, hints: [One., Two.], worked: Squash.}
    - {id: dw, ask: "`d(C)/d(w)`?", answer: d(C)/d(w), precision: 3 significant, hints: [One., Two.], worked: Chain.}
  """

private func work(done: String...) throws -> Work {
  let exercise = try #require(ExerciseReader.read(text: text, file: "chain.yaml").exercise)
  let right = StepProgress(attempts: [Attempt(text: "6", outcome: "right", reason: "exact", charged: false)])
  let steps = Dictionary(uniqueKeysWithValues: done.map { ($0, right) })
  return Work(exercise: exercise, progress: ExerciseProgress(exercise: "chain", steps: steps), at: .now)
}

private func knows(_ work: Work, _ name: String) throws -> Bool {
  work.knowledge.contains(try #require(work.exercise.graph.quantity(named: name)).id)
}

@Suite("What may be shown") struct KnowledgeTests {
  @Test("What is given is known, what is asked is not") func start() throws {
    let work = try work()
    #expect(try knows(work, "x"))
    #expect(try !knows(work, "z"))
    #expect(work.knowledge.openStep(asking: try #require(work.exercise.graph.quantity(named: "a")).id) == 1)
  }

  @Test("What no step asks waits for what it is made of, and for a done step that needs it") func unasked() throws {
    #expect(try !knows(try work(done: "z"), "h"))
    #expect(try knows(try work(done: "z", "a"), "h"))
  }

  @Test("Once all is done, all is known") func finished() throws {
    let work = try work(done: "z", "a", "dw")
    #expect(work.isFinished)
    #expect(work.exercise.trace.entries.allSatisfy { work.isOpen($0) })
  }

  @Test("The forward formulas are there from the start, their values as they are found") func derivation() throws {
    let start = try work().derivation
    #expect(start.forward.count == 4)
    #expect(start.forward.first?.isAsked == true)
    #expect(start.forward.dropFirst().allSatisfy { $0.cells == [.open] })
    #expect(start.backward.isEmpty)
    let later = try work(done: "z", "a").derivation
    #expect(later.backward.map(\.isAsked) == [true])
    #expect(later.backward.first?.formula == nil)
  }

  @Test("The next open step is looked for onwards, then from the start") func nextOpen() throws {
    var late = try work(done: "dw")
    late.move(to: 1, at: .now)
    #expect(late.nextOpenStep == 0)
    late.move(to: 2, at: .now)
    #expect(late.nextOpenStep == 0)
    #expect(try work(done: "z", "a", "dw").nextOpenStep == nil)
  }
}

@Suite("Moves") struct MoveTests {
  @Test("A move stops at both ends, also of nothing") func ends() {
    #expect(Move.up.target(from: 0, count: 3) == 0)
    #expect(Move.down.target(from: 2, count: 3) == 2)
    #expect(Move.pageDown.target(from: 1, count: 30) == 9)
    #expect(Move.pageUp.target(from: 3, count: 30) == 0)
    #expect(Move.last.target(from: 0, count: 3) == 2)
    #expect(Move.last.target(from: 0, count: 0) == 0)
  }
}

@Suite("The session") struct SessionTests {
  private func session() throws -> Session { Session(entries: try Catalogue.builtIn().entries, at: .now) }

  @Test("It begins by reading how far everything is, and by opening what was asked for") func begin() throws {
    #expect(try session().begin() == [.loadSummaries])
    let entries = try Catalogue.builtIn().entries
    #expect(
      Session(entries: entries, start: "not-cost", at: .now).begin() == [.loadSummaries, .open(exercise: "not-cost")])
  }

  @Test("An exercise that cannot be opened is said so, and the list stays") func notOpened() throws {
    var session = try session()
    #expect(session.apply(.accept, at: .now).count == 1)
    #expect(session.receive(.couldNotOpen("line 3: no steps"), at: .now).isEmpty)
    #expect(session.notice == "line 3: no steps")
    #expect(session.apply(.move(.down), at: .now).isEmpty)
    #expect(session.notice == nil)
  }

  @Test("Work of this run is newer than what the store says") func newerWork() throws {
    var session = try session()
    let catalogue = try Catalogue.builtIn()
    let exercise = try catalogue.open("not-cost")
    _ = session.receive(.opened(exercise, ExerciseProgress(exercise: "not-cost")), at: .now)
    _ = session.apply(.edit(.insert("1.2")), at: .now)
    _ = session.apply(.accept, at: .now)
    _ = session.apply(.back, at: .now)
    // A store that cannot be read knows nothing; what was done stays.
    _ = session.receive(.summaries([:]), at: .now)
    #expect(session.catalogue.done(session.catalogue.entries[0]) == 1)
    _ = session.receive(.opened(exercise, ExerciseProgress(exercise: "not-cost")), at: .now)
    #expect(session.work?.doneCount == 1)
  }

  @Test("Actions that mean nothing on a screen change nothing") func idle() throws {
    var session = try session()
    for action in [Action.hint, .note, .showAnswer, .replay, .toggleDigits, .nextStep, .goToStep(3), .recallEarlier] {
      #expect(session.apply(action, at: .now).isEmpty)
      #expect(session.screen == .catalogue)
    }
  }

  @Test("A product that several derivatives share is named once and used by all of them") func shared() throws {
    let exercise = try Catalogue.builtIn().open("sigmoid-2-2-1")
    let right = StepProgress(attempts: [Attempt(text: "", outcome: "right", reason: "exact", charged: false)])
    let steps = Dictionary(uniqueKeysWithValues: exercise.steps.map { ($0.id, right) })
    let work = Work(exercise: exercise, progress: ExerciseProgress(exercise: exercise.id, steps: steps), at: .now)
    let rows = work.derivation.backward
    let shared = rows.filter { row in
      row.formula.map { exercise.notation.show($0, in: .unicode).contains("∂ℓ/∂ŷ·∂ŷ/∂α²") } ?? false
    }
    #expect(shared.map { exercise.notation.show($0.name, in: .unicode) } == ["∂ℓ/∂α²"])
    let names = rows.map(\.name)
    #expect(Set(names).count == names.count)
  }
}
