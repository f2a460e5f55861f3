// swift-tools-version: 6.2
import PackageDescription

// The modules and the direction of their imports are drawn in docs/ARCHITECTURE.md;
// `make lint` checks that the sources keep to them.

let warningsAreErrors: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "gradus",
  products: [.executable(name: "gradus", targets: ["gradus"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    .systemLibrary(name: "CNcursesw"),
    .target(
      name: "CTerminal",
      dependencies: ["CNcursesw"],
      linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "Formula", swiftSettings: warningsAreErrors),
    .systemLibrary(name: "CMPFR"),
    .target(
      name: "GradientEngine", dependencies: ["Formula", "CMPFR"], swiftSettings: warningsAreErrors,
      linkerSettings: [.linkedLibrary("mpfr")]),
    .target(
      name: "Grading",
      dependencies: ["GradientEngine", "Formula", "BigInt"],
      swiftSettings: warningsAreErrors),
    .target(name: "Exercises", path: "Exercises"),
    .target(
      name: "Course",
      dependencies: ["GradientEngine", "Formula", "Grading", "Exercises", .product(name: "Yams", package: "Yams")],
      swiftSettings: warningsAreErrors),
    .target(
      name: "Training", dependencies: ["Course", "GradientEngine", "Formula"], swiftSettings: warningsAreErrors),
    .target(
      name: "Tutor", dependencies: ["Training", "Course", "Grading", "GradientEngine", "Formula"],
      swiftSettings: warningsAreErrors),
    .target(
      name: "Progress",
      dependencies: ["Tutor", "Formula", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: warningsAreErrors),
    .target(name: "Canvas", swiftSettings: warningsAreErrors),
    .target(
      name: "Pictures", dependencies: ["Course", "GradientEngine", "Formula", "Canvas"],
      swiftSettings: warningsAreErrors),
    .target(
      name: "TutorUI",
      dependencies: ["Tutor", "Training", "Pictures", "Canvas", "Course", "Grading", "GradientEngine", "Formula"],
      swiftSettings: warningsAreErrors),
    .target(name: "Terminal", dependencies: ["CTerminal", "Canvas"], swiftSettings: warningsAreErrors),
    .executableTarget(
      name: "gradus",
      dependencies: [
        "Terminal", "TutorUI", "Pictures", "Tutor", "Training", "Progress", "Course", "Grading", "GradientEngine",
        "Formula", "Canvas",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: warningsAreErrors),
    .executableTarget(
      name: "Bench", dependencies: ["Training", "Course", "Grading", "GradientEngine", "Formula"], path: "Bench",
      exclude: ["bare-curses.c"],
      swiftSettings: warningsAreErrors),
    // A test names every module whose types it holds, directly or inside others, so that a changed layout rebuilds it.
    .target(
      name: "TestSupport", dependencies: ["GradientEngine", "Formula"], path: "Tests/TestSupport",
      swiftSettings: warningsAreErrors),
    .executableTarget(
      name: "Sweep", dependencies: ["Course", "Grading", "GradientEngine", "Formula", "TestSupport"],
      path: "Tests/Sweep", swiftSettings: warningsAreErrors),
    .testTarget(name: "FormulaTests", dependencies: ["GradientEngine", "Formula", "TestSupport"]),
    .testTarget(
      name: "GradientEngineTests", dependencies: ["GradientEngine", "Formula", "TestSupport"],
      exclude: ["Primitives/make-reference.py"]),
    .testTarget(name: "GradingTests", dependencies: ["Grading", "GradientEngine", "Formula", "TestSupport"]),
    .testTarget(
      name: "CourseTests", dependencies: ["Course", "Grading", "GradientEngine", "Formula", "Sweep", "TestSupport"]),
    .testTarget(name: "TrainingTests", dependencies: ["Training", "Course", "Grading", "GradientEngine", "Formula"]),
    .testTarget(
      name: "TutorTests", dependencies: ["Tutor", "Training", "Course", "Grading", "GradientEngine", "Formula"]),
    .testTarget(
      name: "ProgressTests",
      dependencies: ["Progress", "Tutor", "Training", "Course", "Grading", "GradientEngine", "Formula", "TestSupport"]),
    .testTarget(
      name: "PicturesTests",
      dependencies: ["Pictures", "Course", "Grading", "GradientEngine", "Formula", "Canvas", "TestSupport"],
      exclude: ["Pictures"]),
    .testTarget(name: "CanvasTests", dependencies: ["Canvas", "TestSupport"], exclude: ["Plots"]),
    .testTarget(
      name: "TutorUITests",
      dependencies: [
        "TutorUI", "Pictures", "Tutor", "Training", "Course", "Canvas", "Grading", "GradientEngine", "Formula",
        "TestSupport",
      ],
      exclude: ["Screens", "Exercises"]),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["Terminal", "Canvas"], path: "Tests/TerminalProbe",
      swiftSettings: warningsAreErrors),
    .testTarget(
      name: "TerminalTests",
      dependencies: [
        "Terminal", "TutorUI", "Tutor", "Training", "Canvas", "Course", "Grading", "GradientEngine", "Formula",
        "TerminalProbe",
        "gradus", "TestSupport",
      ]),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "gradus", "Terminal", "Progress", "Tutor", "Training", "Course", "Grading", "GradientEngine", "Formula",
        "Canvas", "TestSupport",
      ],
      exclude: ["Corpus"]),
    .testTarget(
      name: "gradusTests",
      dependencies: [
        "gradus", "Progress", "Tutor", "Training", "Course", "Grading", "GradientEngine", "Formula", "TestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// `make fuzz` builds only the tests that hold the fuzz targets.
if Context.environment["GRADUS_FUZZ"] != nil {
  package.targets.removeAll { $0.type == .test && $0.name != "FuzzTests" }
}
