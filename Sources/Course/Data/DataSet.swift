/// Points of the plane, each of one of two classes, and parameters of a network trained on them.
public struct DataSet: Hashable, Sendable {
  /// The word by which a file names it.
  public let name: String
  /// The points.
  public let points: [Point]
  /// Parameters after training, by name, their elements in row order.
  public let trained: [String: [Double]]

  /// A point and its class.
  public struct Point: Hashable, Sendable {
    /// The two coordinates.
    public let x: [Double]
    /// 0 or 1.
    public let label: Double

    /// States a point.
    public init(x: [Double], label: Double) {
      self.x = x
      self.label = label
    }
  }

  /// States a data set on which nothing was trained yet.
  public init(name: String, points: [Point]) {
    self.name = name
    self.points = points
    trained = [:]
  }

  /// The data sets in the program; `scripts/make-half-moons` makes them.
  public static let builtIn: [DataSet] = ["half-moons"].compactMap(DataSet.init(embedded:))

  /// The data set of a name; nil where there is none.
  public static func named(_ name: String) -> DataSet? { builtIn.first { $0.name == name } }

  /// Reads the files of a data set: a point a line, `x1,x2,class`, and a parameter a line, `name,number,number,…`.
  private init?(embedded name: String) {
    guard let points = EmbeddedExercises.data(name + ".csv"),
      let trained = EmbeddedExercises.data(name + "-trained.csv")
    else { return nil }
    self.init(name: name, points: points, trained: trained)
  }

  /// Reads a data set from the text of its two files; lines that are not laid out like this are left out.
  init(name: String, points: String, trained: String) {
    self.name = name
    self.points = points.split(separator: "\n").compactMap { line in
      let numbers = line.split(separator: ",").compactMap { Double($0) }
      return numbers.count == 3 ? Point(x: Array(numbers[0..<2]), label: numbers[2]) : nil
    }
    let entries = trained.split(separator: "\n").map { $0.split(separator: ",") }
    self.trained = Dictionary(
      entries.compactMap { fields in
        fields.first.map { (String($0), fields.dropFirst().compactMap { Double($0) }) }
      }
    ) { first, _ in first }
  }
}
