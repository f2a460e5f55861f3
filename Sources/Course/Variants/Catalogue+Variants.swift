import Formula

extension Catalogue {
  /// Opens the exercise with an id, with the fresh numbers of a seed where there is one.
  ///
  /// Throws a ``CatalogueError`` where ``open(_:)`` does, and where the exercise has no variant for the seed.
  public func open(_ id: String, seed: Int?) throws(CatalogueError) -> Exercise {
    guard let seed else { return try open(id) }
    return try spec(of: id).exercise(seed: seed)
  }

  /// What the exercise with an id states; where several files have it, the first that is valid.
  ///
  /// Throws a ``CatalogueError`` where ``open(_:)`` does.
  public func spec(of id: String) throws(CatalogueError) -> ExerciseSpec {
    var refusal: CatalogueError?
    for entry in entries where entry.id == id {
      do {
        let reading = try reading(entry)
        if reading.exercise != nil, let spec = reading.spec { return spec }
        refusal = refusal ?? .mistakes(reading.diagnostics)
      } catch {
        refusal = refusal ?? error
      }
    }
    throw refusal ?? .unknown(id, suggestion: nearest(id, in: entries.map(\.id)))
  }
}

extension ExerciseSpec {
  /// The variant of a seed; `self` makes a valid exercise.
  func exercise(seed: Int) throws(CatalogueError) -> Exercise {
    guard vary != nil else { throw .noVariants(id) }
    do {
      return try Variants(of: self).exercise(seed: seed)
    } catch let error as VariantError {
      throw .noVariant(id, error.text)
    } catch let error as SpecMistakes {
      throw .noVariant(id, Text(prose: error.description))
    } catch {
      throw .noVariants(id)
    }
  }
}
