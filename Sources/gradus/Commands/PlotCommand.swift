import ArgumentParser
import Canvas
import Course
import Formula
import GradientEngine
import Pictures

/// `gradus plot`: a picture of an exercise, as text or as SVG.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot", abstract: "Draw a picture of an exercise: its network, its cost, its data.",
    discussion: """
      The network and the computation graph can be drawn of any exercise. A contour map and the points of a data set are drawn \
      of an exercise whose file declares them under 'pictures'. Without a kind, the picture that suits the exercise best is \
      drawn. As text, colours are used where the output is a terminal; in SVG, always.
      """)

  @OptionGroup var exercises: ExerciseOptions
  @OptionGroup var seed: SeedOption
  @Option(help: ArgumentHelp("How many columns and rows it takes.", valueName: "columnsxrows")) var size =
    PictureSize(Size(columns: 80, rows: 24))
  @Option(help: "How to write it.") var format = PictureFormat.text
  @Option(help: ArgumentHelp("Write it to a file.", valueName: "file"), completion: .file()) var out: String?
  @Option(help: "The weights that points are drawn for: given, before training, or trained.") var weights =
    PictureWeights.given
  @Option(
    help: ArgumentHelp("Draw points for the parameters in a file, as 'train' writes it in JSON.", valueName: "file"),
    completion: .file())
  var parameters: String?
  @Option(help: "The paper that an SVG is drawn on: light or dark.") var paper = PicturePaper.light
  @Argument(help: "The exercise.", completion: .exercise) var id: String
  @Argument(help: ArgumentHelp("The picture.", valueName: "kind")) var kind: PictureKind?

  func run() throws {
    let exercise = try exercises.exercise(id, seed: seed.seed)
    let kind = kind ?? exercise.pictureKinds.first ?? .graph
    let theme = theme
    var request = PictureRequest(
      size: size.size, theme: theme, knowing: .everything(of: exercise.graph),
      parameters: weights == .trained ? .trained : .given)
    if let parameters {
      guard kind == .points else {
        complain("only \(code: "points") are drawn for other parameters; the picture is \(code: kind.rawValue)")
        throw Exit.usage
      }
      request.parameters = .other(try ParametersFile(path: parameters, of: exercise).values)
    }
    let grid: Grid
    do throws(PictureMistake) {
      grid = try exercise.picture(kind, request)
    } catch {
      complain("\(code: id): \(error.sentence)")
      throw Exit.no
    }
    let picture = format == .svg ? grid.svg(theme: theme) : isColoured ? grid.coloured(theme) : grid.description
    guard let out else { return try writeOutput(picture) }
    try writeFile(picture + (picture.hasSuffix("\n") ? "" : "\n"), to: out)
  }

  /// Whether text is written with the escape sequences of colours: to a terminal only.
  private var isColoured: Bool { format == .text && out == nil && outputIsTerminal }

  private var theme: Theme {
    let isASCII = format == .text && Charset.preferred == .ascii
    guard format == .svg else {
      return isColoured ? .ofOutput(isASCII: isASCII) : Theme(depth: .none, isASCII: isASCII)
    }
    return Theme(depth: .full, paper: paper == .dark ? .dark : .light)
  }
}

/// How many columns and rows a picture takes, as it is typed: `100x40`.
struct PictureSize: ExpressibleByArgument, CustomStringConvertible {
  let size: Size

  /// The largest extent, either way.
  private static let most = 1000

  init(_ size: Size) { self.size = size }

  init?(argument: String) {
    let numbers = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let columns = numbers[0], let rows = numbers[1], (1...Self.most).contains(columns),
      (1...Self.most).contains(rows)
    else { return nil }
    size = Size(columns: columns, rows: rows)
  }

  var description: String { "\(size.columns)x\(size.rows)" }
  var defaultValueDescription: String { description }
}

/// How a picture is written.
enum PictureFormat: String, ExpressibleByArgument, CaseIterable {
  case text, svg
}

/// The weights that points are drawn for.
enum PictureWeights: String, ExpressibleByArgument, CaseIterable {
  case given, trained
}

/// The paper of an SVG.
enum PicturePaper: String, ExpressibleByArgument, CaseIterable {
  case light, dark
}

extension PictureKind: ExpressibleByArgument {}
