import Testing

@testable import TutorUI
