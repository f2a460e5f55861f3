import Formula
import Yams

extension Document {
  /// The pictures that a file declares, by kind.
  mutating func pictures(_ node: Node?, _ path: SpecPath) -> [PictureSpec] {
    guard let node else { return [] }
    note(path, at: node)
    guard let mapping = mapping(node, what: path.words) else { return [] }
    var pictures: [PictureSpec] = []
    let kinds = PictureKind.allCases.map(\.rawValue)
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        report(at: key, FileMistake.keyIsNoWord(key.found))
        continue
      }
      guard let kind = PictureKind(rawValue: name) else {
        report(at: key, FileMistake.unknownKey(name, in: "\(code: "pictures")", allowed: kinds))
        continue
      }
      let place = path[pictures.count]
      note(place, at: key)
      pictures.append(picture(kind, value, place))
    }
    return pictures
  }

  private mutating func picture(_ kind: PictureKind, _ node: Node, _ path: SpecPath) -> PictureSpec {
    var spec = PictureSpec(kind)
    guard let mapping = mapping(node, what: "the picture \(code: kind.rawValue)") else {
      markUnread(path)
      return spec
    }
    let fields = fields(of: mapping, allowed: kind.allowedKeys) {
      FileMistake.unknownKey($0, in: "a picture \(code: kind.rawValue)", allowed: kind.allowedKeys)
    }
    spec.of = text(fields, "of", path)
    spec.data = text(fields, "data", path)
    spec.at = text(fields, "at", path)
    spec.target = text(fields, "class", path)
    spec.shade = text(fields, "shade", path)
    spec.over = fields["over"].map { scalars($0, path["over"], what: "\(code: "over")") }
    spec.from = fields["from"].map { numbers($0, path["from"], in: "from") }
    spec.to = fields["to"].map { numbers($0, path["to"], in: "to") }
    spec.row = fields["row"].map { whole($0, path["row"], in: "row") }.flatMap(\.first)
    spec.window = fields["window"].map { whole($0, path["window"], in: "window") }
    return spec
  }

  private mutating func numbers(_ node: Node, _ path: SpecPath, in key: String) -> [Double] {
    let texts = scalars(node, path, what: "\(code: key)")
    return texts.compactMap { text in
      if let number = Double(givenNumber: text) { return number }
      report(path, at: node, NetworkMistake.notANumber(text, in: key))
      return nil
    }
  }

  private mutating func whole(_ node: Node, _ path: SpecPath, in key: String) -> [Int] {
    scalars(node, path, what: "\(code: key)").compactMap { text in
      if let number = Int(text) { return number }
      report(path, at: node, PictureSpecMistake.notAWholeNumber(text, key: key))
      return nil
    }
  }
}
