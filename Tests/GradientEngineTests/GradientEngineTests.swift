import Testing

@testable import GradientEngine
