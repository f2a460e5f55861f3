"""Exercise files that ask a great deal of whoever reads them; none is longer than the reader allows.

`python3 scripts/hostile_files.py FOLDER` writes them, for a look at one.
"""

import os, sys

LONGEST = 256 * 1024


def number_step(name, answer, precision="3 significant", hints="[Multiply., Add.]", more=""):
    return f"""  - id: {name}
    ask: What is asked?
    answer: "{answer}"
    precision: {precision}
    hints: {hints}
    worked: Multiply and add.
{more}"""


def exercise(given, define, loss, parameters, steps, about="Nothing.", more=""):
    return f"""format: 1
id: hostile
title: Hostile
trains: patience
about: {about}
given:
{given}
define:
{define}
loss: [{loss}]
parameters: [{parameters}]
{more}steps:
{steps}"""


def lines(entries):
    """Entries of a mapping, indented."""
    return "\n".join(f"  {name}: {value}" for name, value in entries)


def formulas(entries):
    """The same, where a value may begin with a bracket."""
    return "\n".join(f'  {name}: "{value}"' for name, value in entries)


def matrix(rows, columns, value=lambda i, j: f"0.{(7 * i + 3 * j) % 9 + 1}"):
    return "[" + ", ".join("[" + ", ".join(str(value(i, j)) for j in range(columns)) + "]" for i in range(rows)) + "]"


def chain(depth, formula="{0}*{0}/2"):
    define = [("a0", "w")] + [(f"a{i}", formula.format(f"a{i - 1}", i)) for i in range(1, depth + 1)]
    return exercise("  w: 1.1", lines(define), f"a{depth}", "w", number_step("slope", f"d(a{depth})/d(w)"))


def layers(count, size=30):
    """A stack of layers that share one matrix, each activation asked."""
    define = [("h0", "x")]
    for i in range(1, count + 1):
        define += [(f"z{i}", f"W * h{i - 1}"), (f"h{i}", f"tanh(z{i})")]
    define += [("C", f"sum(h{count})")]
    steps = "".join(number_step(f"s{i}", f"h{i}[1]") for i in range(1, count + 1))
    return exercise(
        lines([("W", matrix(size, size)), ("x", "[" + ", ".join(["0.3"] * size) + "]")]), lines(define), "C", "W",
        steps + "".join(number_step(f"g{i}", f"d(C)/d(W[{i},1])") for i in range(1, size + 1)))


def gradient_steps(size=30, count=400):
    """One matrix, and a step for each of so many of its derivatives."""
    x = "[" + ", ".join(f"0.{i % 9 + 1}" for i in range(size)) + "]"
    places = [(i, j) for i in range(1, size + 1) for j in range(1, size + 1)][:count]
    return exercise(
        lines([("W", matrix(size, size)), ("x", x), ("y", x)]),
        lines([("z", "W * x"), ("a", "sigmoid(z)"), ("C", "sum((a - y)^2) / 2")]), "C", "W",
        "".join(number_step(f"g{i}-{j}", f"d(C)/d(W[{i},{j}])") for i, j in places))


def convolution(side=4, kernel=3):
    """A convolution written with matrices of zeros and ones, every cell of it and every derivative asked."""
    out = side - kernel + 1
    # X holds the input as a column, K the kernel; S_p picks the patch of output p: y_p = K . (S_p * X).
    given = [("X", "[" + ", ".join(f"0.{(3 * i) % 9 + 1}" for i in range(side * side)) + "]"),
             ("K", "[" + ", ".join(f"-0.{(2 * i) % 9 + 1}" if i % 2 else f"0.{i + 1}" for i in range(kernel ** 2)) + "]"),
             ("V", "[" + ", ".join(f"0.{i % 9 + 1}" for i in range(out * out)) + "]"), ("t", "1")]
    define = []
    for p in range(out * out):
        top, left = divmod(p, out)
        picked = [(top + r) * side + left + c for r in range(kernel) for c in range(kernel)]
        given.append((f"S{p + 1}", matrix(kernel ** 2, side * side, lambda i, j: int(picked[i] == j))))
        define += [(f"P{p + 1}", f"S{p + 1} * X"), (f"y{p + 1}", f"K . P{p + 1}"), (f"a{p + 1}", f"sigmoid(y{p + 1})")]
    define += [("A", "[" + ", ".join(f"a{p + 1}" for p in range(out * out)) + "]"), ("o", "V . A"),
               ("C", "(o - t)^2 / 2")]
    cells = [f"P{p}[{k}]" for p in range(1, out * out + 1) for k in range(1, kernel ** 2 + 1)]
    cells += [f"y{p}" for p in range(1, out * out + 1)] + [f"a{p}" for p in range(1, out * out + 1)]
    cells += ["o", "C"] + [f"d(C)/d(a{p})" for p in range(1, out * out + 1)]
    cells += [f"d(C)/d(y{p})" for p in range(1, out * out + 1)]
    cells += [f"d(C)/d(K[{k}])" for k in range(1, kernel ** 2 + 1)]
    cells += [f"d(C)/d(X[{k}])" for k in range(1, side * side + 1)]
    cells += [f"d(C)/d(V[{k}])" for k in range(1, out * out + 1)]
    return exercise(
        lines(given), formulas(define), "C", "X, K, V",
        "".join(number_step(f"c{i}", cell) for i, cell in enumerate(cells)))


def convolution_as_matrix(side=4, kernel=3, padding=1):
    """The same as products L_i * X * R_j with matrices of zeros and ones, summed up; cells of matrices asked."""
    out = side + 2 * padding - kernel + 1
    shifts = range(kernel)

    def shift(offset):
        return matrix(out, side, lambda i, j: int(i + offset - padding == j))

    def shift_turned(offset):
        return matrix(side, out, lambda i, j: int(j + offset - padding == i))

    given = [("X", matrix(side, side)), ("K", matrix(kernel, kernel, lambda i, j: f"{'-' if (i + j) % 2 else ''}0.{i + 2 * j + 1}")),
             ("Y", matrix(out, out, lambda i, j: f"0.{(i + j) % 9 + 1}"))]
    given += [(f"L{i + 1}", shift(i)) for i in shifts] + [(f"R{i + 1}", shift_turned(i)) for i in shifts]
    terms = " + ".join(f"K[{i + 1},{j + 1}] * (L{i + 1} * X * R{j + 1})" for i in shifts for j in shifts)
    define = [("Z", terms), ("A", "relu(Z)"), ("E", "A - Y"), ("C", "sum(E .* E) / 2")]
    each = [f"[{i + 1},{j + 1}]" for i in range(out) for j in range(out)]
    cells = [f"{name}{place}" for name in ("Z", "A", "E") for place in each] + ["C"]
    cells += [f"d(C)/d({name}{place})" for name in ("A", "Z") for place in each]
    cells += [f"d(C)/d(K[{i + 1},{j + 1}])" for i in shifts for j in shifts]
    cells += [f"d(C)/d(X[{i + 1},{j + 1}])" for i in range(side) for j in range(side)]
    cells = cells[-102:] if len(cells) > 400 else cells
    return exercise(
        lines(given), lines(define), "C", "X, K", "".join(number_step(f"c{i}", cell) for i, cell in enumerate(cells)))


def small(about="Nothing.", define="  C: w^2", steps=None, given="  w: 3", more="", parameters="w"):
    return exercise(given, define, "C", parameters, steps or number_step("slope", "d(C)/d(w)"), about, more)


def misspelt_names(count):
    """Thousands of names that nobody defines beside thousands that are there."""
    half = count // 2
    define = [(f"valueOne{i}", "w") for i in range(half)] + [(f"c{i}", f"valueOnn{i}") for i in range(half)]
    return small(define=lines(define) + "\n  C: w^2")


def many_paths(layers=60, width=8):
    """Layers connected all with all, so that paths are without number."""
    define = [(f"h0", "x")]
    for i in range(1, layers + 1):
        define.append((f"h{i}", f"tanh(W * h{i - 1})"))
    define.append(("C", f"sum(h{layers})"))
    return exercise(
        lines([("W", matrix(width, width)), ("x", "[" + ", ".join(["0.1"] * width) + "]")]), lines(define), "C", "W, x",
        "".join(number_step(f"s{i}", f"d(C)/d(h{i}[1])") for i in range(1, layers + 1)))


def updates(count):
    update = [("w'", "w - 0.1 * d(C)/d(w)")] + [(f"u{i}", f"{'w' + chr(39) if i == 0 else f'u{i - 1}'} - 0.1 * d(C)/d(w)") for i in range(count)]
    return exercise("  w: 3", "  C: w^2", "C", "w", number_step("slope", f"u{count - 1}"), more="update:\n" + lines(update) + "\n")


def functions_nested(count=20):
    more = 'functions:\n' + "\n".join(
        f'  "f{i}(u)": "{"tanh(u)" if i == 0 else f"f{i - 1}(u) + f{i - 1}(u/2)"}"' for i in range(count)) + "\n"
    return small(define=f"  C: f{count - 1}(w)", more=more)


def choices(count=400, options=9):
    text = ""
    for i in range(count):
        text += f"  - {{id: c{i}, kind: choice, ask: 'Q', hints: [a, b], worked: m, options: ["
        text += ", ".join(f"{{text: '`{j}*w`', true: {'yes' if j == 0 else 'no'}, why: '{{w}}'}}" for j in range(options)) + "]}\n"
    return small(steps=text)


def files():
    """Every file by its name."""
    mistakes = "about: |\n" + "".join("  `%`\n" for _ in range(25_000))
    prose = "|\n" + "".join(f"    `w = {i}*w + C` and {{w + {i}}}\n" for i in range(4_500))
    made = {
        "chain of 2000": chain(2_000), "chain of 6000": chain(6_000),
        "chain of 5000 sums": chain(5_000, "{0} + w*{1}"), "chain of 4000 sigmoids": chain(4_000, "sigmoid({0}) * w"),
        "chain of quotients": chain(3_000, "{0} / (1 + {0}*{0})"),
        "chain listed from its end": exercise("  w: 1.1", lines([(f"a{i}", f"a{i + 1} * 0.9") for i in range(7_000)] + [("a7000", "w")]), "a0", "w", number_step("slope", "d(a0)/d(w)")),
        "chain that is no loss": exercise("  w: 1.1", lines([("a0", "w")] + [(f"a{i}", f"a{i - 1} * 0.9") for i in range(1, 7_000)] + [("C", "w^2")]), "C", "w", number_step("slope", "d(a6999)/d(w)")),
        "chain asked from many": exercise("  w: 1.1", lines([("a0", "w")] + [(f"a{i}", f"a{i - 1} * 0.9") for i in range(1, 5_000)] + [("C", "w^2")]), "C", "w", "".join(number_step(f"s{i}", f"d(a{4_999 - i})/d(w)") for i in range(400))),
        "gradient steps": gradient_steps(), "layers": layers(30), "layers of 12": layers(180, 12),
        "convolution": convolution(), "convolution as matrices": convolution_as_matrix(),
        "convolution without padding": convolution_as_matrix(padding=0),
        "mistakes in prose": small().replace("about: Nothing.\n", mistakes),
        "mistakes in one line": small(about='"' + "`%` " * 50_000 + '"'),
        "mistakes in hints": small(steps=number_step("slope", "d(C)/d(w)", hints="[" + "'`%`', " * 24_000 + "a]")),
        "one mistake many times": small(about='"' + "`z` " * 50_000 + '"', define="  C: w^2\n  z: q"),
        "wrong values": small(about='"' + "{zz} " * 45_000 + '"'),
        "values in prose": small(about=prose),
        "formulas in prose": small(about='"' + "`C = w^2` " * 22_000 + '"'),
        "values at work": small(about='"' + "".join(f"{{w*{i}}} " for i in range(18_000)) + '"'),
        "definitions": small(define=lines((f"a{i}", "w") for i in range(18_000)) + "\n  C: w^2"),
        "definitions that use one another": small(define=lines([("a0", "w")] + [(f"a{i}", f"a{i - 1} + a{i // 2}") for i in range(1, 8_000)]) + "\n  C: w^2"),
        "circular definitions": small(define=lines((f"a{i}", f"a{(i + 1) % 12_000}") for i in range(12_000)) + "\n  C: w^2"),
        "definitions that are wrong": small(define=lines((f"a{i}", "w[7]") for i in range(14_000)) + "\n  C: w^2"),
        "definitions that follow from a wrong one": small(define=lines([("a0", "w +")] + [(f"a{i}", f"a{i - 1}") for i in range(1, 11_000)]) + "\n  C: w^2"),
        "misspelt names": misspelt_names(10_000), "misspelt long names": small(
            define=lines((f"{'abcdefgh' * 6}{i}", f"{'abcdefgi' * 6}{i}") for i in range(2_000)) + "\n  C: w^2"),
        "misspelt keys": small() + "".join(f"key{i}: 1\n" for i in range(20_000)),
        "misspelt kinds": small(steps="".join(f"  - {{kind: nummber{i}}}\n" for i in range(10_000))),
        "misspelt parameters": small(parameters=", ".join(f"w{i}" for i in range(25_000))),
        "misspelt in write": small(more="write:\n" + lines((f"w{i}", "a") for i in range(20_000)) + "\n"),
        "misspelt in indices": small(more="indices:\n" + lines((f"w{i}", "1") for i in range(20_000)) + "\n"),
        "misspelt in domain": small(more="domain:\n" + lines((f"w{i}", "[1, 2]") for i in range(15_000)) + "\n"),
        "keys twice": small() + "id: a\n" * 30_000, "keys twice, far apart": small() + "".join(f"k{i}: 1\n" for i in range(12_000)) * 2,
        "spellings": small(define=lines((f"a{i}", "w") for i in range(6_000)) + "\n  C: w^2",
                           more="write:\n" + lines((f"a{i}", f"b{i}") for i in range(6_000)) + "\n"),
        "many paths": many_paths(), "many paths, wide": many_paths(12, 30), "many paths, long": many_paths(360, 3),
        "updates": updates(4_500), "functions nested": functions_nested(), "functions nested, 9": functions_nested(9),
        "functions, too many": small(more='functions:\n' + "".join(f'  "f{i}(u)": u\n' for i in range(15_000))),
        "choices": choices(), "parentheses": small(define="  C: " + "(" * 120_000 + "w" + ")" * 120_000),
        "parentheses, as deep as may be": small(define="  C: " + "(" * 90 + "w" + ")" * 90),
        "minus signs": small(define='  C: "' + "-" * 250_000 + 'w"'), "powers": small(define="  C: w" + "^w" * 100_000),
        "sum": small(define="  C: w" + " + w" * 60_000), "sum, a thousand to a line": small(
            define=lines((f"a{i}", "w" + "+w" * 300) for i in range(400)) + "\n  C: w^2"),
        "sum of products": small(define="  C: " + " + ".join("*".join(["a", "b", "c"]) for _ in range(140)) + "\n  a: w\n  b: w\n  c: w"),
        "list": small(define='  v: "[' + "w, " * 3_000 + 'w]"\n  C: w^2'),
        "lists, many": small(define=formulas((f"v{i}", "[" + ",".join(["w"] * 4_000) + "]") for i in range(30)) + "\n  C: w^2"),
        "vectors of vectors": small(define=formulas([("v0", "[w, w]")] + [(f"v{i}", f"[v{i - 1}, v{i - 1}]") for i in range(1, 40)]) + "\n  C: sum(v39)"),
        "vectors joined": small(define=formulas([("v0", "[1, w]")] + [(f"v{i}", f"[1, v{i - 1}]") for i in range(1, 600)]) + "\n  C: sum(v599)"),
        "outer products": exercise(
            lines([("u", "[" + ", ".join(["0.5"] * 500) + "]")]),
            lines([("m", "transpose(u) * u"), ("C", "m")]), "C", "u", number_step("slope", "d(C)/d(u[1])")),
        "softmax": exercise(
            lines([("u", "[" + ", ".join(["0.5"] * 300) + "]")]),
            lines([("p", "softmax(u)"), ("q", "softmax(p)"), ("C", "sum(q)")]), "C", "u", number_step("slope", "d(C)/d(u[1])")),
        "softmax of a hundred": exercise(
            lines([("u", "[" + ", ".join(["0.5"] * 100) + "]")]),
            lines([("p", "softmax(u)"), ("C", "-log(p[1])")]), "C", "u",
            "".join(number_step(f"s{i}", f"d(C)/d(u[{i}])") for i in range(1, 101))),
        "products of matrices": exercise(
            lines([("W", matrix(32, 32))]), lines([("M0", "W")] + [(f"M{i}", f"M{i - 1} * W") for i in range(1, 40)] + [("C", "sum(M39)")]),
            "C", "W", number_step("slope", "d(C)/d(W[1,1])")),
        "product of matrices": exercise(
            lines([("W", matrix(32, 32))]), lines([("M", "W * W"), ("C", "sum(M)")]), "C", "W",
            "".join(number_step(f"s{i}", f"d(C)/d(W[{i},1])") for i in range(1, 33))),
        "Jacobian": exercise(
            lines([("W", matrix(30, 30)), ("x", "[" + ", ".join(["0.5"] * 30) + "]")]),
            lines([("z", "W * x"), ("a", "softmax(z)"), ("C", "sum(a)")]), "C", "W, x",
            number_step("slope", "sum(d(a)/d(x))") + number_step("slope2", "sum(d(z)/d(W[1,1]))")),
        "Jacobians": small(
            given=lines([("w", "3"), ("x", "[" + ", ".join(["0.5"] * 40) + "]")]),
            define=lines([("a", "tanh(x * w)"), ("b", "sum(a) * a"), ("C", "sum(b)")]),
            steps="".join(number_step(f"s{i}", f"sum(d(b)/d(x)) * {i + 1}") for i in range(200))),
        "matrices asked, few": exercise(
            lines([("W", matrix(30, 30)), ("V", matrix(30, 30))]), lines([("M", "W * V"), ("C", "sum(tanh(M))")]), "C", "W",
            "".join(number_step(f"s{i}", name, more="    kind: matrix\n") for i, name in enumerate(["M", "d(C)/d(M)", "d(C)/d(W)"]))),
        "matrices asked": exercise(
            lines([("W", matrix(32, 32))]), lines([("M", "tanh(W)"), ("C", "sum(M)")]), "C", "W",
            "".join(number_step(f"s{i}", f"d(C)/d(W) * {i}", more="    kind: matrix\n") for i in range(1, 100))),
        "many losses": exercise(
            "  w: 2", lines([(f"a{i}", f"w^2 * {i + 1}" if i == 0 else f"a{i - 1} * w / 3") for i in range(600)]),
            ", ".join(f"a{i}" for i in range(600)), "w", number_step("slope", "d(a5)/d(w)")),
        "many losses, many parameters": exercise(
            lines((f"w{i}", "0.5") for i in range(300)),
            lines([("s", " + ".join(f"w{i}" for i in range(300)))] + [(f"a{i}", f"s * {i}") for i in range(300)]),
            ", ".join(f"a{i}" for i in range(300)), ", ".join(f"w{i}" for i in range(300)), number_step("slope", "d(a5)/d(w1)")),
        "steps": small(steps="".join(number_step(f"s{i}", "d(C)/d(w)") for i in range(400))),
        "steps, too many": small(steps="".join(f"  - {{id: s{i}, answer: w, ask: q, precision: exact, hints: [a, b], worked: m}}\n" for i in range(3_000))),
        "steps over a deep chain": exercise(
            "  w: 1.01", lines([("a0", "w")] + [(f"a{i}", f"tanh(a{i - 1}*w)") for i in range(1, 400)]), "a399", "w",
            "".join(number_step(f"s{i}", f"a{i}") for i in range(200)) + "".join(number_step(f"d{i}", f"d(a399)/d(a{i})") for i in range(200))),
        "misconceptions": small(steps=number_step("slope", "d(C)/d(w)", more="    misconceptions:\n" + "".join(
            f"      - {{formula: 'w*{i}', says: 'No {i}.'}}\n" for i in range(5_000)))),
        "misconceptions over a deep chain": exercise(
            "  w: 1.01", lines([("a0", "w")] + [(f"a{i}", f"tanh(a{i - 1}*w)") for i in range(1, 1_000)]), "a999", "w",
            number_step("slope", "d(a999)/d(w)", more="    misconceptions:\n" + "".join(
                f"      - {{formula: 'd(a999)/d(a{i})', says: 'No {i}.'}}\n" for i in range(999)))),
        "code": small(steps="".join(
            f"  - {{id: s{i}, kind: code, ask: q, answer: w, model: {'+'.join(['w'] * 200)}, hints: [a, b], worked: m}}\n" for i in range(300))),
        "formulas": small(steps="".join(
            f"  - {{id: s{i}, kind: formula, ask: q, answer: d(C)/d(w), in-terms-of: [w], hints: [a, b], worked: m}}\n" for i in range(400))),
        "formulas over a deep chain": exercise(
            "  w: 1.01", lines([("a0", "w")] + [(f"a{i}", f"tanh(a{i - 1}*w)") for i in range(1, 300)]), "a299", "w",
            "".join(f"  - {{id: s{i}, kind: formula, ask: q, answer: d(a299)/d(a{i}), hints: [a, b], worked: m}}\n" for i in range(200))),
        "chains": exercise(
            "  w: 1.01", lines([("a0", "w")] + [(f"a{i}", f"tanh(a{i - 1}*w)") for i in range(1, 300)]), "a299", "w",
            "".join(f"  - {{id: s{i}, kind: chain, ask: q, answer: d(a299)/d(a{i}), hints: [a, b], worked: m}}\n" for i in range(200))),
        "unknown": exercise(
            lines([("w", "2"), ("y", "unknown")]), lines([("a0", "w*y")] + [(f"a{i}", f"a{i - 1} * w + y") for i in range(1, 2_000)] + [("C", "a1999")]),
            "C", "w", number_step("slope", "coefficient(C, y)") + number_step("slope2", "coefficient(d(C)/d(w), y)")),
        "unknown squared": exercise(
            lines([("w", "2"), ("y", "unknown")]), lines([("a0", "w + y")] + [(f"a{i}", f"a{i - 1} * a{i - 1}") for i in range(1, 40)] + [("C", "a39")]),
            "C", "w", number_step("slope", "coefficient(C, y)")),
        "numbers": small(given=lines((f"w{i}", "1") for i in range(1_000)) + "\n  w: 3"),
        "numbers, long": small(given="  w: 0." + "1" * 200_000), "numbers, large powers": small(given="  w: 1e" + "9" * 900),
        "exact digits": small(given="  w: 0." + "123456789" * 6, steps=number_step("slope", "d(C)/d(w)", "exact")),
        "source": small(steps=number_step("slope", "d(C)/d(w)", more="    source-says: 0.45029e-818\n")),
        "one word": small(about="a" * 250_000), "words": small(about="a " * 120_000),
        "combining marks": small(about="e" + "\u0301" * 120_000),
        "fields": small() + "x: {" + ", ".join(f"a{i}: {i}" for i in range(15_000)) + "}\n",
        "lists": small() + "x: " + "[a, " * 20_000, "brackets": small() + "x: " + "[" * 200_000,
        "indices": small(define="  C: w" + "[1]" * 60_000), "index": small(define="  C: w[" + "1," * 100_000 + "1]"),
        "long name": small(define='  ? "' + "a" * 120_000 + '"\n  : w\n  C: w^2'),
        "long names": small(define=lines((f"{'a' * 900}{i}", "w") for i in range(250)) + "\n  C: w^2"),
    }
    return {name: text.encode() for name, text in made.items()} | no_exercises()


def no_exercises():
    """Bytes that are not YAML, or not text, or nothing that an exercise says."""
    made = {
        "nesting": "[" * 200_000, "braces": "{a: " * 50_000, "NULs": "\0" * 200_000, "one line": "x" * 250_000,
        "aliases": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" * 1000, "too long": "a: b\n" * 100_000,
        "merges": "<<: *a\n" * 30_000, "tags": "!!binary a: !!map b\n" * 10_000, "quotes": '"' * 200_001,
        "comments": "#\n" * 120_000, "dashes": "- " * 100_000, "question marks": "? " * 100_000,
        "deep formula": "format: 1\nid: x\ndefine:\n  a: " + "(" * 100_000 + "\n",
    }
    return {name: text.encode() for name, text in made.items()}


if __name__ == "__main__":
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    for name, data in files().items():
        open(os.path.join(folder, name.replace(" ", "-").replace(",", "") + ".yaml"), "wb").write(data)
