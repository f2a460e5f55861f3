/// Arguments of `gradus grade` with the answer put so that it is not taken for an option, whatever it begins with.
///
/// `grade ID STEP -0.5 --format json` becomes `grade ID STEP --format json -- -0.5`: what follows STEP is the answer, and as
/// the last of the three arguments it may move behind the options. Where `--` is already there, nothing is changed.
func protectingAnswer(in arguments: [String]) -> [String] {
  guard let command = arguments.firstIndex(of: "grade"), !arguments.contains("--") else { return arguments }
  var names = 0
  var place = command + 1
  while place < arguments.count {
    let argument = arguments[place]
    if names == 2, argument.hasPrefix("-"), !isOption(argument) || place + 1 == arguments.count && argument != "--help"
    {
      return arguments[..<place] + arguments[(place + 1)...] + ["--", argument]
    }
    if names == 2, !argument.hasPrefix("-") { return arguments }
    if takesValue(argument) {
      place += 2
    } else {
      if !argument.hasPrefix("-") { names += 1 }
      place += 1
    }
  }
  return arguments
}

private let options = ["--format", "--exercises", "--batch", "--seed"]

/// Whether an argument is an option of the command whose value follows.
private func takesValue(_ argument: String) -> Bool { options.contains(argument) }

/// Whether an argument is an option of the command, with or without its value.
private func isOption(_ argument: String) -> Bool {
  takesValue(argument) || argument == "--help" || argument == "--version"
    || options.contains { argument.hasPrefix($0 + "=") }
}
