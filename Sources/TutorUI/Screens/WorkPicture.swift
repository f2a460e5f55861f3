import Canvas
import Course
import Formula
import GradientEngine
import Grading
import Pictures
import Tutor

/// The picture of an exercise as far as the work has come: it never shows what an open step asks.
struct WorkPicture {
  let work: Work
  let view: ExerciseView
  let theme: Theme
  /// The exercise with the numbers to draw.
  let exercise: Exercise

  /// The picture for the numbers that are given or, where `exercise` has others, for those.
  init(work: Work, view: ExerciseView, theme: Theme, of exercise: Exercise? = nil) {
    self.work = work
    self.view = view
    self.theme = theme
    self.exercise = exercise ?? work.exercise
  }

  /// The pictures that can be shown now, the one that fits the step first.
  var kinds: [PictureKind] {
    let kinds = exercise.pictureKinds.filter(isOpen)
    guard let wanted = work.step.picture, kinds.contains(wanted) else { return kinds }
    return [wanted] + kinds.filter { $0 != wanted }
  }

  /// The one to show.
  var kind: PictureKind? {
    let kinds = kinds
    return kinds.isEmpty ? nil : kinds[view.pictureTurn % kinds.count]
  }

  /// Why there is no picture.
  enum Absence: Error {
    /// The first steps ask to draw it.
    case asked
    /// There is too little room.
    case noRoom
    /// The exercise has none.
    case none(Text)

    /// What is said of it, and what helps.
    func sentence(onWholeScreen isWhole: Bool) -> Text {
      switch self {
      case .asked: "The first steps ask for this drawing. It appears once they are answered."
      case .noRoom where isWhole: "There is no room for this picture. Make the window larger."
      case .noRoom: "There is no room for the picture here. \(key: .wholePicture) shows it on the whole screen."
      case .none(let reason): reason
      }
    }
  }

  /// The picture in so much room, or why there is none.
  func drawing(size: Size) -> Result<Grid, Absence> {
    guard let kind else { return .failure(.none("There is no picture of this exercise.")) }
    do throws(PictureMistake) {
      let grid = try exercise.picture(kind, request(size: size))
      return grid.isBlank && asksForDrawing ? .failure(.asked) : .success(grid)
    } catch {
      return .failure(error.isAboutRoom ? .noRoom : .none(error.sentence))
    }
  }

  /// The picture in so much room; nil where there is none, or none so small.
  func grid(size: Size) -> Grid? { try? drawing(size: size).get() }

  /// The curve of the loss for a line of the derivation, its tangent, and the learner's own slope.
  func curve(of entry: Trace.Entry, size: Size) -> Grid? {
    guard let curve = work.curve(of: entry) else { return nil }
    var request = PictureRequest(size: size, theme: theme, knowing: knowledge)
    request.learnersSlope = work.ownNumber(for: entry.quantity)
    return try? work.exercise.picture(curve, request)
  }

  /// How the picture is wanted.
  func request(size: Size) -> PictureRequest {
    let knowledge = knowledge
    var request = PictureRequest(size: size, theme: theme, knowing: knowledge)
    request.parameters = view.showsTrained ? .trained : .given
    if let quantity = work.step.quantity, work.step.phase == .backward {
      request.chain = LitChain(to: quantity, in: work.exercise.graph, knowing: knowledge)
    }
    return request
  }

  private var knowledge: PictureKnowledge {
    let known = work.exercise.graph.quantities.map(\.id).filter(work.knowledge.contains)
    let shows = !asksForDrawing
    return PictureKnowledge(values: Set(known), showsUnits: shows, showsConnections: shows)
  }

  /// Whether one of the steps that begin the exercise still asks what the network looks like: circles, wires, shapes.
  private var asksForDrawing: Bool {
    let first = work.exercise.steps.prefix { step in
      [.wholeNumber, .shape, .oneOption, .someOptions].contains(step.kind.subject)
    }
    return first.contains { step in
      step.kind.subject != .someOptions && !work.progress[step: step.id].isDone
    }
  }

  /// A plot of values would give those away that are still asked.
  private func isOpen(_ kind: PictureKind) -> Bool {
    switch kind {
    case .network, .graph, .matrix: true
    case .contour: work.exercise.contourMap.map { work.knowledge.contains($0.of) } ?? false
    case .points, .loss:
      work.exercise.roles.losses.allSatisfy { loss in
        work.exercise.graph.quantity(named: loss).map { work.knowledge.contains($0.id) } ?? true
      }
    }
  }
}

extension PictureMistake {
  fileprivate var isAboutRoom: Bool { if case .tooSmall = self { true } else { false } }
}
