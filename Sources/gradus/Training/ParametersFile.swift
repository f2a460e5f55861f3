import ArgumentParser
import Course
import Formula
import Foundation
import GradientEngine

/// Parameters in a JSON file, as `gradus train --format json` writes them: an object with `parameters`, or that object itself.
struct ParametersFile {
  /// The elements of each parameter in row order.
  let values: [String: [Double]]

  /// Reads the parameters of an exercise, or says what is wrong and ends the program.
  init(path: String, of exercise: Exercise) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      complain("\(prose: path) cannot be read")
      throw Exit.usage
    }
    func refuse(_ text: Text) -> ExitCode {
      complain(text, at: path)
      return Exit.no
    }
    guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      throw refuse("the file is no JSON object; \(code: "gradus train --format json") writes one")
    }
    let parameters = object["parameters"] as? [String: Any] ?? object
    var values: [String: [Double]] = [:]
    for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
      guard exercise.roles.parameters.contains(name), let tensor = exercise.graph.symbols[name]?.tensor else {
        let known = exercise.roles.parameters.map { "\(code: $0)" as Text }
        throw refuse("\(prose: exercise.id) has no parameter \(code: name); it has \(list: known)")
      }
      guard let numbers = Self.numbers(in: value), numbers.allSatisfy(\.isFinite) else {
        throw refuse("\(code: name) is not a number, nor a list or rows of numbers")
      }
      guard numbers.count == tensor.elements.count else {
        throw refuse("\(code: name) has \(numbers.count, "number"); expected \(tensor.elements.count)")
      }
      values[name] = numbers
    }
    guard !values.isEmpty else { throw refuse("there are no parameters in the file") }
    self.values = values
  }

  private static func numbers(in value: Any) -> [Double]? {
    if let list = value as? [Any] {
      var found: [Double] = []
      for element in list {
        guard let numbers = numbers(in: element) else { return nil }
        found += numbers
      }
      return found
    }
    return (value as? NSNumber).map { [$0.doubleValue] }
  }
}
