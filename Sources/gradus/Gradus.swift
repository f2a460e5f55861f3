import ArgumentParser

@main
struct Gradus: ParsableCommand {
  mutating func run() throws {}
}
