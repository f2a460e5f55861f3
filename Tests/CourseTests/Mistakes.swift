import Testing

/// A mistake put into the small exercise, and what is reported for it.
struct Mistake: CustomTestStringConvertible, Sendable {
  let old: String
  let new: String
  let reports: [String]

  /// `old` in the small exercise becomes `new`, and each report is the diagnostic without the file's name.
  init(_ old: String, _ new: String, _ reports: String...) {
    self.old = old
    self.new = new
    self.reports = reports
  }

  var testDescription: String { "\(old.debugDescription) → \(new.debugDescription)" }
}

let structureMistakes: [Mistake] = [
  Mistake(
    "loss: C", "los: C",
    "11:1: an exercise has no key 'los'; expected one of format, id, title, trains, about, given, define, loss, parameters, steps, source, functions, domain, indices, update, inputs, write, pictures; did you mean loss?"
  ),
  Mistake(
    "note: At", "notes: At",
    "29:5: a step has no key 'notes'; expected one of id, kind, ask, answer, precision, misconceptions, hints, worked, note, source-says, picture; did you mean note?"
  ),
  Mistake(
    "trains: a product and a sum\n", "",
    "1:1: there is no 'trains'; expected one line on what it trains"),
  Mistake(
    "format: 1\n", "",
    "1:1: there is no 'format'; expected 'format: 1' as the first line"),
  Mistake(
    "format: 1", "format: 2",
    "1:9: the format is '2'; expected 1, the one this version reads"),
  Mistake(
    "id: small", "id: Small One",
    "2:5: the id is 'Small One'; expected small letters, digits, and hyphens between them"),
  Mistake(
    "title: One neuron",
    "title: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "3:8: the title is too long; expected one line of at most 120 characters"),
  Mistake(
    "steps:", "steps: 5\nrest:",
    "14:8: 'steps' is '5'; expected a list of questions",
    "15:1: an exercise has no key 'rest'; expected one of format, id, title, trains, about, given, define, loss, parameters, steps, source, functions, domain, indices, update, inputs, write, pictures"
  ),
  Mistake(
    "loss: C\n", "loss: C\nloss: C\n",
    "12:1: the key 'loss' is given twice, first in line 11; expected each key once"),
  Mistake(
    "id: slope", "id: sum",
    "21:9: the step id 'sum' is taken, in line 15; expected an id of its own"),
  Mistake(
    "b: -1}", "b: -1, z: 4}",
    "8:3: 'z' is defined twice; expected each name in one place"),
]

let formulaMistakes: [Mistake] = [
  Mistake(
    "sigmoid(z)", "sigmoid(zz)",
    "9:14: zz is not defined; expected one of x, w, b, z, a, C"),
  Mistake(
    "w[1] * x + b", "w[1] * x + bb",
    "8:17: bb is not defined; expected one of x, w, b, z, a, C"),
  Mistake(
    "w[1] * x + b", "w[1] * x + C",
    "9:14: the definitions go in a circle: z → C → a → z; expected what was defined before"),
  Mistake(
    "a: sigmoid(z)", "a: sigmoid(a)",
    "9:14: a is defined by itself; expected what was defined before"),
  Mistake(
    "w[1] * x + b", "w . [x, x, x] + b",
    "8:6: a vector of 2 times a vector of 3 does not work out; expected as many columns on the left as rows on the right"
  ),
  Mistake(
    "w[1] * x", "w[3] * x",
    "8:6: w is a vector of 2 and has no [3]; expected one index, 1 to 2"),
  Mistake(
    "(a - 1)^2 / 2", "(a - 1)^2 / * 2",
    "10:18: unexpected “*”; expected a number, a name, or “(”"),
  Mistake(
    "(a - 1)^2 / 2", "'(a - 1)^2 / * 2'",
    "10:19: unexpected “*”; expected a number, a name, or “(”"),
  Mistake(
    "(a - 1)^2 / 2", "\"(a - 1)\\x5e2 / * 2\"",
    "10:22: unexpected “*”; expected a number, a name, or “(”"),
  Mistake(
    "C: (a - 1)^2 / 2", "C: >-\n      (a - 1)^2\n      / * 2",
    "12:9: unexpected “*”; expected a number, a name, or “(”"),
  Mistake(
    "C: (a - 1)^2 / 2", "C: (a - 1)^2\n      / * 2",
    "11:9: unexpected “*”; expected a number, a name, or “(”"),
  Mistake(
    "C: (a - 1)^2 / 2", "C: log(a - a)",
    "10:6: log of 0 in C; expected numbers for which it has a value"),
  Mistake(
    "loss: C\n", "update: {b': b - d(C)/d(q)}\nloss: C\n",
    "11:25: q is not defined; expected one of x, w, b, z, a, C, b'"),
  Mistake(
    "  a: sigmoid(z)", "  exp: sigmoid(z)",
    "9:3: 'exp' is a word of the formula language; expected another name",
    "10:7: a is not defined; expected one of x, w, b, z, C"),
  Mistake(
    "  a: sigmoid(z)", "  a b: sigmoid(z)",
    "9:3: 'a b' is not a name; expected a letter, then letters, digits and primes, such as alpha1 or w'",
    "10:7: a is not defined; expected one of x, w, b, z, C"),
]

let valueMistakes: [Mistake] = [
  Mistake(
    "w: [3, 4]", "w: [[3, 4], [5]]",
    "6:27: a row of 'w' is 1 long; expected 2 numbers, as in the first row"),
  Mistake(
    "w: [3, 4]", "w: [3, four]",
    "6:22: 'four' in 'w' is not a number; expected a number such as -0.5 or 1/3"),
  Mistake(
    "x: 2,", "x: unknown, q: unknown,",
    "6:24: a second value is unknown, besides 'x'; expected at most one unknown"),
  Mistake(
    "loss: C", "loss: w",
    "11:7: 'w' in 'loss' is not defined; expected one of z, a, C"),
  Mistake(
    "loss: C", "loss: c",
    "11:7: 'c' in 'loss' is not defined; expected one of z, a, C; did you mean C?"),
  Mistake(
    "[w, b]", "[W, b]",
    "12:14: 'W' in 'parameters' is not defined; expected one of x, w, b; did you mean w?"),
  Mistake(
    "loss: C\n", "indices: {w: [0, 1]}\nloss: C\n",
    "11:14: 'w' is a vector of 2, but has 2 first indices here; expected 1, one for each axis"),
  Mistake(
    "loss: C\n", "indices: {q: [0]}\nloss: C\n",
    "11:11: 'q' in 'indices' is not defined"),
  Mistake(
    "loss: C\n", "write: {q: Q, a: z}\nloss: C\n",
    "11:9: 'q' in 'write' is not defined",
    "11:18: 'z' already stands for 'z'; expected a look of its own"),
]

let stepMistakes: [Mistake] = [
  Mistake(
    "3 significant", "3 digit",
    "24:16: “3 digit” is not a precision; expected “exact”, or a number of digits such as “1 decimal” or “3 significant”"
  ),
  Mistake(
    "3 significant", "99 decimals",
    "24:16: 99 decimals cannot be asked for; expected 0 to 15 decimals"),
  Mistake(
    "[Multiply first., Then add `b`.]", "[Multiply first.]",
    "19:12: the step 'sum' has 1 hint; expected at least two hints"),
  Mistake(
    "    hints: [Multiply first., Then add `b`.]\n", "",
    "15:5: the step 'sum' has no 'hints'; expected at least two hints"),
  Mistake(
    "answer: z", "answer: 1 / (x - 2)",
    "17:13: this answer has no finite value: division by 0; expected a formula with a number for its value"),
  Mistake(
    "answer: z", "answer: w",
    "17:13: this is a vector of 2; expected one number, such as one element of it"),
  Mistake(
    "3 significant", "1 decimal",
    "21:5: the step 'slope' cannot show its gradient: at 1 decimal it is 0.0; expected 'precision: 3 significant'"
  ),
  Mistake(
    "answer: d(C)/d(b)\n    precision: 3 significant",
    "kind: vector\n    answer: \"[d(C)/d(w[1]), d(C)/d(b)]\"\n    precision: 3 decimals",
    "21:5: the step 'slope' cannot show its gradient: at 3 decimals a part of it is 0.000; expected 'precision: 3 significant'",
    "21:5: the step 'slope' has a 'source-says' that cannot be read: There is one number; expected 2 numbers, such as [1, 2]"
  ),
  Mistake(
    "3 significant", "exact",
    "21:5: the step 'slope' asks for an exact answer of 19 digits; expected a rounded one, such as 3 significant"),
  Mistake(
    "source-says: 0.1", "source-says: about a tenth",
    "21:5: the step 'slope' has a 'source-says' that cannot be read: “about” is not a number; expected a number"),
]

/// What can be wrong with a step's kind, put in the place of a precision or an answer.
let kindMistakes: [Mistake] = [
  Mistake(
    "answer: z", "kind: numbr\n    answer: z",
    "17:11: 'numbr' is no kind of answer; expected one of number, vector, matrix, shape, count, class, choice, choices, expression, formula, chain, code; did you mean number?"
  ),
  Mistake(
    "answer: z", "kind: vector\n    answer: z",
    "18:13: this is a scalar; expected a vector"),
  Mistake(
    "answer: z", "kind: matrix\n    answer: w",
    "18:13: this is a vector of 2; expected a matrix"),
  Mistake(
    "answer: z\n    precision: exact", "kind: shape\n    answer: w\n    precision: exact",
    "19:5: a step of kind 'shape' has no key 'precision'; expected one of id, kind, ask, answer, hints, worked, note, source-says, picture"
  ),
  Mistake(
    "answer: z\n    precision: exact", "kind: count\n    answer: z / 2",
    "18:13: this answer is no whole number; expected a formula that counts"),
  Mistake(
    "answer: z\n    precision: exact", "kind: class\n    answer: a",
    "18:13: this answer is no whole number; expected a formula that counts"),
  Mistake(
    "answer: z", "kind: expression\n    answer: z",
    "18:13: this answer has no unknown in it; expected a step of kind 'number'"),
  Mistake(
    "answer: z\n    precision: exact", "kind: chain\n    answer: z",
    "18:13: this is no derivative; expected one, such as d(C)/d(w)"),
  Mistake(
    "answer: z\n    precision: exact", "kind: formula\n    answer: z\n    in-terms-of: [w, X, x + b]",
    "19:22: 'X' in 'in-terms-of' is not defined; expected names among x, w, b, z, a, C; did you mean x?",
    "19:25: 'x + b' in 'in-terms-of' is no name; expected names among x, w, b, z, a, C"),
  Mistake(
    "answer: z\n    precision: exact", "kind: formula\n    answer: z\n    unspecified: perhaps",
    "19:18: 'unspecified' is 'perhaps'; expected true or false"),
  Mistake(
    "answer: z\n    precision: exact", "kind: formula\n    answer: z\n    unspecified: true",
    "19:18: this exercise has no functions that could be unspecified; expected 'functions' with some"),
  Mistake(
    "answer: d(C)/d(b)\n    precision: 3 significant", "kind: chain\n    answer: d(C)/d(b)\n    unspecified: true",
    "25:5: a step of kind 'chain' has no key 'unspecified'; expected one of id, kind, ask, answer, hints, worked, note, source-says, picture"
  ),
  Mistake(
    "answer: z\n    precision: exact", "kind: code\n    answer: z\n    model: x\n    unspecified: true",
    "20:5: a step of kind 'code' has no key 'unspecified'; expected one of id, kind, ask, answer, model, names, calls, hints, worked, note, source-says, picture"
  ),
  Mistake(
    "answer: z\n    precision: exact", "kind: code\n    answer: z\n    model: w1 * u + b\n    names: {w1: b, u: X}",
    "20:23: X is not defined; did you mean x?"),
  Mistake(
    "answer: z\n    precision: exact",
    "kind: code\n    answer: z\n    model: np * u + b\n    names: {np: b, 2u: x, w-1: x}",
    "20:13: 'np' is no name for a line of Python; expected letters, digits and underscores, such as w1, but not np",
    "20:20: '2u' is no name for a line of Python; expected letters, digits and underscores, such as w1, but not np",
    "20:27: 'w-1' is no name for a line of Python; expected letters, digits and underscores, such as w1, but not np"),
  Mistake(
    "answer: z\n    precision: exact",
    "kind: code\n    answer: z\n    model: f(x)\n    calls: {f(u): b * v + x, g: x, \"h(u, u)\": u}",
    "20:23: v is not defined; expected a formula in u",
    "20:30: 'g' is no function; expected a name and its parameters, such as g(z) or Loss(a, t)",
    "20:36: 'h(u, u)' has one parameter twice; expected up to four parameters, each with a name of its own"),
  Mistake(
    "answer: z\n    precision: exact",
    "kind: code\n    answer: z\n    model: f(x)\n    calls: {f(u): b * u, f(v): v}",
    "20:26: the function 'f' is defined twice; expected each function once"),
  Mistake(
    "answer: z\n    precision: exact", "kind: code\n    answer: z\n    model: f(x) +\n    calls: {f(u): b * u}",
    "15:5: the step 'sum' does not accept its own answer f(x) +: The line is not finished; expected a number, a name or “(”; expected another model answer"
  ),
  Mistake(
    "answer: z\n    precision: exact", "kind: code\n    answer: z",
    "15:5: the step 'sum' has no 'model'; expected the line of code itself"),
  Mistake(
    "answer: z\n    precision: exact",
    "kind: formula\n    answer: z\n    in-terms-of: [w, x, b]\n    model: w[1] * x - b",
    "15:5: the step 'sum' does not accept its own answer w[1]*x - b: This is not what is asked: it gives other values; expected another model answer"
  ),
  Mistake(
    "answer: z\n    precision: exact", "kind: choice",
    "15:5: the step 'sum' has no 'options'; expected a list of what can be picked"),
  Mistake(
    "answer: z\n    precision: exact", "kind: choice\n    options: yes",
    "18:14: 'options' is 'yes'; expected a list of at least two"),
  Mistake(
    "answer: z\n    precision: exact",
    "kind: choice\n    options: [{text: One, true: yes, why: It is.}, {text: Two, true: yes, why: Too.}]",
    "18:14: more than one option is true; expected exactly one, for a choice"),
  Mistake(
    "answer: z\n    precision: exact",
    "kind: choices\n    options: [{text: One, true: no, why: It is.}, {text: Two, true: no, why: Too.}]",
    "18:14: no option is true; expected at least one"),
  Mistake(
    "answer: z\n    precision: exact",
    "kind: choice\n    options: [{text: One, true: maybe}, {text: Two, true: yes, why: Too.}]",
    "18:15: an option has no 'why'; expected the reason, for whoever got it wrong",
    "18:33: 'true' is 'maybe'; expected true or false"),
  Mistake(
    "precision: exact", "precision: exact\n    misconceptions: [{formula: z + q, says: No.}]",
    "19:36: q is not defined; expected one of x, w, b, z, a, C"),
  Mistake(
    "precision: exact", "precision: exact\n    misconceptions: [{formula: w, says: No.}, {says: No.}]",
    "19:32: this is a vector of 2; expected one number",
    "19:47: a misconception has no 'formula'; expected what is computed instead"),
  Mistake(
    "define:", "functions: {g: sigmoid(z)}\ndefine:",
    "7:13: 'g' is no function; expected a name and its parameters, such as g(z) or Loss(a, t)"),
  Mistake(
    "define:", "functions: {g(z): z + q}\ndefine:",
    "7:23: q is not defined; expected a formula in z"),
  Mistake(
    "define:", "functions: {\"g(z, z)\": z}\ndefine:",
    "7:13: 'g(z, z)' has one parameter twice; expected up to four parameters, each with a name of its own"),
  Mistake(
    "define:", "functions: {\"a(u)\": u}\ndefine:",
    "7:13: 'a' is a quantity, too; expected another name for the function"),
  Mistake(
    "define:", "domain: {x: [2, 1], y: [0, 1], b: {0, one}}\ndefine:",
    "7:13: the domain of 'x' is no interval; expected [-2, 2] for all numbers between, or {0, 1} for just these",
    "7:21: 'y' in 'domain' is not given; expected one of x, w, b",
    "7:39: 'one' in 'b' is not a number; expected a number such as -0.5 or 1/3"),
]

let proseMistakes: [Mistake] = [
  Mistake(
    "What is `z`?", "What is `z?",
    "16:18: this '`' opens a formula that never ends; expected a closing '`'"),
  Mistake(
    "What is `z`?", "What is {q}?",
    "16:19: q is not defined; expected one of x, w, b, z, a, C"),
  Mistake(
    "sees `x = 2`", "sees `x = 2 +`",
    "5:46: the formula ends too early; expected a number, a name, or “(”"),
  Mistake(
    "sees `x = 2`", "sees `w[7] = 2`",
    "5:39: w is a vector of 2 and has no [7]; expected one index, 1 to 2"),
  Mistake(
    "Then add `b`.", "\"It is {z}.\"",
    "19:38: this gives the answer away; expected words that lead to it"),
  Mistake(
    "At `z = 5`", "At {z to many digits}",
    "29:20: “many digits” is not a precision; expected “exact”, or a number of digits such as “1 decimal” or “3 significant”"
  ),
]

let yamlMistakes: [Mistake] = [
  Mistake(
    "Then add `b`.", "Then add} b.",
    "19:38: this is not YAML: did not find expected ',' or ']' (while parsing a flow sequence, which began at line 19, column 12); expected a comma between entries, and a closing bracket after the last"
  ),
  Mistake(
    "Two links.", "*a",
    "26:9: this is not YAML: found undefined alias; expected quotes around a text that begins with '*'"),
  Mistake(
    "Two links.", "Two: links: three",
    "26:19: this is not YAML: mapping values are not allowed in this context; expected quotes around a text that has ': ' in it"
  ),
  Mistake(
    "title: One neuron", "title: \"One neuron",
    "31:1: this is not YAML: found unexpected end of stream (while scanning a quoted scalar, which began at line 3, column 8); expected a closing quote or bracket before the end of the file"
  ),
  Mistake(
    "    worked: Weight", "\tworked: Weight",
    "20:1: this is not YAML: found character that cannot start any token (while scanning for the next token, which began at line 20, column 1); expected quotes around a text that begins with a sign, and spaces instead of tabs in front of a line"
  ),
  Mistake(
    "[w, b]", "[w, b",
    "13:7: this is not YAML: did not find expected ',' or ']' (while parsing a flow sequence, which began at line 12, column 13); expected a comma between entries, and a closing bracket after the last"
  ),
  Mistake(
    "Two links.", "`z` links.",
    "26:9: this is not YAML: found character that cannot start any token (while scanning for the next token, which began at line 26, column 9); expected quotes around a text that begins with a sign, and spaces instead of tabs in front of a line"
  ),
]

let forbiddenMistakes: [Mistake] = [
  Mistake(
    "Two links.", "\"Two\\e[31m links.\"",
    "26:13: an escape character (U+001B) may not stand in an exercise; expected printable text and line breaks only"),
  Mistake(
    "Two links.", "Two\u{1B}[31m links.",
    "26:12: an escape character (U+001B) may not stand in an exercise; expected printable text and line breaks only"),
  Mistake(
    "Two links.", "Two \u{202E}links.",
    "26:13: a character that turns text around (U+202E) may not stand in an exercise; expected printable text and line breaks only"
  ),
  Mistake(
    "Two links.", "&a Two links.",
    "26:9: anchors and aliases are not accepted; expected the value itself, written out"),
]
