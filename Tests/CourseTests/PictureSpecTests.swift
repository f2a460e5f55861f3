import Course
import Formula
import Testing

@Suite("PictureSpecTests") struct PictureSpecTests {
  private func exercise(_ pictures: String) -> (Exercise?, [String]) {
    let text = """
      format: 1
      id: small
      title: Small
      trains: pictures
      about: A neuron.
      given:
        x: [1, 2]
        y: 1
        w: [0.5, -1]
        b: 0.1
        W: [[1, 2, 3], [4, 5, 6]]
      indices: {W: [0, 1]}
      define:
        z: w . x + b
        a: sigmoid(z)
        L: (a - y)^2
      loss: L
      parameters: [w, b]
      inputs: [x]
      pictures:
      \(pictures.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
      steps:
        - id: z
          ask: What is `z`?
          answer: z
          precision: 1 decimal
          hints: [One., Two.]
          worked: Add.
      """
    let (exercise, diagnostics) = ExerciseReader.read(text: text, file: "small.yaml")
    return (exercise, diagnostics.map { $0.text(in: .ascii) })
  }

  @Test("Every kind of picture can be declared, over names and elements of the exercise") func kinds() throws {
    let (made, mistakes) = exercise(
      """
      network: {of: L}
      graph: {}
      contour: {of: L, over: ["w[1]", b], from: [-2, -1/2], to: [2, 3]}
      loss: {over: b, from: -1, to: 1}
      matrix: {of: W, row: 1}
      points: {data: half-moons, at: x, class: y, shade: a, of: L}
      """)
    #expect(mistakes == [])
    let pictures = try #require(made).pictures
    #expect(pictures.map(\.kind) == [.network, .graph, .contour, .loss, .matrix, .points])
    guard case .contour(let map) = pictures[2], case .matrix(let matrix) = pictures[4],
      case .points(let points) = pictures[5]
    else {
      Issue.record("the pictures came in another order")
      return
    }
    #expect(map.window.y == -0.5...3)
    #expect(matrix.lit?.rows == 1...1 && matrix.lit?.columns == 0...2)
    #expect(points.data.points.count == 200)
  }

  @Test(
    "What is wrong with a picture is told at its place, with what would be right",
    arguments: [
      ("surface: {of: L}", "21:3: `pictures` has no key `surface`; expected one of network, graph"),
      (
        "contour: {of: L, over: [w, b], from: [0, 0], to: [1, 1]}",
        "21:27: w is a vector of 2, which has no single value"
      ),
      ("contour: {of: L, over: [z, b], from: [0, 0], to: [1, 1]}", "21:27: z is not given, so it cannot be varied"),
      ("contour: {of: L, over: [b, b], from: [0, 0], to: [1, 1]}", "21:26: both axes show b"),
      ("contour: {of: L, over: [b], from: [0, 0], to: [1, 1]}", "21:26: `over` has 1 entry; expected 2"),
      ("contour: {of: L, over: [b, y], from: [0, 2], to: [1, 1]}", "21:52: the picture ends where it begins"),
      ("contour: {of: L, over: [b, y], from: [0, 2]}", "21:3: the picture `contour` has no `to`"),
      ("contour: {of: M, over: [b, y], from: [0, 0], to: [1, 1]}", "21:17: M is no quantity of this exercise"),
      ("contour: {of: L +, over: [b, y], from: [0, 0], to: [1, 1]}", "21:20: the formula ends too early"),
      ("contour: {of: L, over: [b, y], from: [0, a], to: [1, 1]}", "21:40: `a` in `from` is not a number"),
      ("graph: {to: L}", "21:11: a picture `graph` has no key `to`"),
      ("matrix: {of: W, row: 2}", "21:24: `row` does not lie within a 2x3 matrix"),
      ("matrix: {of: W, window: [0, 1, 1]}", "21:27: `window` has 3 entries; expected first row, first column"),
      ("matrix: {of: W, row: first}", "21:24: `first` in `row` is not a whole number"),
      ("matrix: {of: b}", "21:16: b is neither a matrix nor a vector"),
      (
        "points: {data: moons, at: x, class: y, shade: a}",
        "21:18: there is no data set `moons`; expected one of half-moons"
      ),
      ("points: {data: half-moons, at: b, class: y, shade: a}", "21:34: b is no given vector of two numbers"),
      ("loss: {over: b, from: 1}", "21:3: the picture `loss` has no `to`"),
    ])
  func mistakes(_ picture: String, _ expected: String) {
    let (made, mistakes) = exercise(picture)
    #expect(made == nil && mistakes.count == 1)
    let plain = mistakes.map { $0.filter { $0 != "'" && $0 != "`" && $0 != "\"" } }
    let wanted = "small.yaml:" + expected.filter { $0 != "`" }
    #expect(plain.contains { $0.hasPrefix(wanted) }, "\(mistakes)")
  }
}
