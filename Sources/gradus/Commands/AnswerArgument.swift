/// Arguments of `gradus grade` whose answer begins with a minus, put so that it is not taken for an option.
///
/// `grade ID STEP -0.5 --format json` becomes `grade ID STEP --format json -- -0.5`: the answer is the last of the three
/// arguments, so it may move behind the options. Where `--` is already there, nothing is changed.
func protectingAnswer(in arguments: [String]) -> [String] {
  guard let command = arguments.firstIndex(of: "grade"), !arguments.contains("--") else { return arguments }
  let isAnswer = { (argument: String) in
    argument.hasPrefix("-") && !argument.hasPrefix("--") && argument != "-h" && argument != "-"
  }
  guard let place = arguments[command...].firstIndex(where: isAnswer) else { return arguments }
  var others = arguments
  let answer = others.remove(at: place)
  return others + ["--", answer]
}
