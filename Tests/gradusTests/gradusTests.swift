import Testing

@testable import gradus
