import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is asked of this run by `make fuzz`: a target, and whether to fuzz it or only to run its corpus.
private let wanted = ProcessInfo.processInfo.environment["FUZZ_TARGET"]
private let fuzzArguments = ProcessInfo.processInfo.environment["FUZZ_ARGUMENTS"]

@Suite("The readers of what comes from elsewhere") struct FuzzTests {
  @Test(
    "return soon, whatever of the corpus they are given", .timeLimit(.minutes(1)),
    arguments: FuzzTarget.all.filter { wanted ?? $0.name == $0.name })
  func corpus(target: FuzzTarget) {
    let corpus = target.corpus
    #expect(!corpus.isEmpty, "no corpus for \(target.name)")
    for (_, bytes) in corpus { target.run(bytes) }
    if wanted != nil { for source in target.sources { print("reader:", source) } }
    // Half of an input, and one with a byte that no text has, are inputs too.
    for (_, bytes) in corpus.prefix(wanted == nil ? 40 : 0) {
      target.run(Array(bytes.prefix(bytes.count / 2)))
      target.run(bytes.prefix(bytes.count / 2) + [0xFF] + bytes.suffix(bytes.count / 3))
    }
  }

  /// Hands over to libFuzzer, which ends the process. It is there only in a build of `make fuzz`.
  @Test("withstand libFuzzer", .enabled(if: fuzzArguments != nil, "make fuzz does this")) func fuzz() throws {
    let target = try #require(FuzzTarget.all.first { $0.name == wanted }, "no such target")
    let symbol = try #require(dlsym(nil, "LLVMFuzzerRunDriver"), "not built by make fuzz")
    fuzzed = target
    var arguments =
      ["fuzz", "-max_len=\(target.longest)"] + (fuzzArguments ?? "").split(separator: " ").map(String.init)
    var strings = arguments.map { strdup($0) } + [nil]
    var count = Int32(arguments.count)
    arguments = []
    _ = strings.withUnsafeMutableBufferPointer { strings in
      var start = strings.baseAddress
      return unsafeBitCast(symbol, to: RunDriver.self)(&count, &start) { bytes, count in
        fuzzed?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      }
    }
  }
}

/// The target that libFuzzer calls; written once, before it starts.
nonisolated(unsafe) private var fuzzed: FuzzTarget?

private typealias RunDriver =
  @convention(c) (
    UnsafeMutablePointer<Int32>, UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
  ) -> Int32

extension FuzzTarget: CustomTestStringConvertible {
  var testDescription: String { name }
}
