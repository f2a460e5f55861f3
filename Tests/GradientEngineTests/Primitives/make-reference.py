#!/usr/bin/env python3
"""Writes PrimitiveReference.swift: values of every primitive and their derivatives, computed with mpmath to 50 digits.

Run it in this folder when a primitive is added, then `make format`; the tests only read what it wrote.
"""
import random

from mpmath import mp, mpf, diff, exp, log, sqrt, sin, cos, sinh, cosh, tanh, nstr, sign

mp.dps = 50


def sigmoid(x):
    return 1 / (1 + exp(-x))


# Name -> the function, and the interval from which arguments are drawn.
FUNCTIONS = {
    "exp": (exp, -30, 30), "log": (log, 0.001, 50), "sqrt": (sqrt, 0.001, 50), "abs": (abs, -9, 9),
    "relu'": (lambda x: mpf(1) if x > 0 else mpf(0), -9, 9),
    "sign": (sign, -9, 9), "step": (lambda x: mpf(1) if x >= 0 else mpf(0), -9, 9),
    "sin": (sin, -9, 9), "cos": (cos, -9, 9), "sinh": (sinh, -9, 9), "cosh": (cosh, -9, 9),
    "tanh": (tanh, -12, 12), "sigmoid": (sigmoid, -30, 30), "relu": (lambda x: max(x, mpf(0)), -9, 9),
    "softplus": (lambda x: log(1 + exp(x)), -30, 30),
}

# Operation -> inputs -> value. A list of inputs is drawn from -3 to 3, or from 0.5 to 3 where the base must be positive.
OPERATIONS = {
    "copy": (1, lambda u: u[0]), "add": (2, lambda u: u[0] + u[1]), "subtract": (2, lambda u: u[0] - u[1]),
    "multiply": (2, lambda u: u[0] * u[1]), "divide": (2, lambda u: u[0] / u[1]),
    "power": (2, lambda u: u[0] ** u[1]), "negate": (1, lambda u: -u[0]), "sum": (5, sum),
    "dot": (6, lambda u: u[0] * u[1] + u[2] * u[3] + u[4] * u[5]), "maximum": (2, max), "minimum": (2, min),
    "maximumShare": (3, lambda u: mpf(1) if u[1] == max(u) else mpf(0)),
    "minimumShare": (2, lambda u: mpf(1) if u[1] == min(u) else mpf(0)),
    "softmax": (4, lambda u: exp(u[2]) / sum(exp(v) for v in u)),
}


def number(value):
    return nstr(mpf(value), 20, min_fixed=-8, max_fixed=16)


def main():
    lines = [
        "/// Values and derivatives of every primitive, computed independently to 50 digits; `make-reference.py` wrote this file.",
        "enum PrimitiveReference {",
        "  /// For a function of one number: argument, value, derivative.",
        "  static let functions: [String: [(x: Double, value: Double, slope: Double)]] = [",
    ]
    for name, (function, low, high) in FUNCTIONS.items():
        # Seeded by name, so that a primitive that is added leaves the rows of the others as they are.
        draw, rows = random.Random(name), []
        for _ in range(8):
            x = mpf(draw.uniform(low, high))
            rows.append(f"({number(x)}, {number(function(x))}, {number(diff(function, x))})")
        # The arguments are Doubles, which 20 digits name without a doubt.
        lines.append(f'    "{name}": [')
        lines += [f"      {row}," for row in rows]
        lines.append("    ],")
    lines += [
        "  ]",
        "  /// For an operation: inputs and value. Softmax is that of the element at place 2.",
        "  static let operations: [String: [(inputs: [Double], value: Double)]] = [",
    ]
    for name, (count, operation) in OPERATIONS.items():
        draw = random.Random(name)
        lines.append(f'    "{name}": [')
        for _ in range(4):
            low = 0.5 if name == "power" else -3
            inputs = [mpf(draw.uniform(low, 3)) for _ in range(count)]
            lines.append(f"      ([{', '.join(number(u) for u in inputs)}], {number(operation(inputs))}),")
        lines.append("    ],")
    lines += ["  ]", "}"]
    with open("PrimitiveReference.swift", "w") as file:
        file.write("\n".join(lines) + "\n")


main()
