import TestSupport
import Testing

@testable import GradientEngine

/// Values computed independently to 50 digits, of which 20 are kept.
@Test(arguments: [
  ("alpha1[1]", 0), ("alpha1[2]", 24), ("beta1[2]", 0.99999999996224865456), ("alpha2", -1.9999999998489946182),
  ("yhat", 0.11920292203797215239), ("loss", 0.38790174627322328113), ("d(loss)/d(yhat)", -0.88079707796202784761),
  ("d(yhat)/d(alpha2)", 0.10499358541558128535), ("d(loss)/d(alpha2)", -0.092478043238800579381),
  ("d(loss)/d(W2[0])", -0.092478043238800579381), ("d(loss)/d(W2[1])", -0.046239021619400289690),
  ("d(loss)/d(W2[2])", -0.092478043235309408825), ("d(loss)/d(beta1[1])", -0.18495608647760115876),
  ("d(loss)/d(beta1[2])", 0.36991217295520231752), ("d(loss)/d(alpha1[2])", 0.000000000013964682223670913806),
  ("d(loss)/d(W1[0,1])", -0.046239021619400289690), ("d(loss)/d(W1[1,1])", -0.092478043238800579381),
  ("d(loss)/d(W1[2,1])", -0.23119510809700144845), ("d(loss)/d(W1[0,2])", 0.000000000013964682223670913806),
  ("d(loss)/d(W1[1,2])", 0.000000000027929364447341827613),
  ("d(loss)/d(W1[2,2])", 0.000000000069823411118354569032), ("d(loss)/d(x[1])", 0.092478043252765261604),
  ("d(loss)/d(x[2])", -0.046239021563541560796), ("W2'[0]", 1.1849560864776011588),
  ("W2'[1]", 2.0924780432388005794), ("W2'[2]", -3.8150439135293811824), ("W1'[2,1]", 1.4623902161940028969),
  ("W1'[2,2]", 3.9999999998603531778), ("yhat'", 0.34062868269724620000), ("loss'", 0.21738526704078441638),
])
func sigmoidNetAgreesWithTheReference(name: String, value: Double) throws {
  #expect(agree(try sigmoidNet().graph().value(name), value, to: 1e-12))
}

@Test(arguments: [
  ("J", [0.039841415756876671, -0.28228147568296673906, 0.5]),
  ("d(J)/d(p)", [0.28228147568296673906, -1]),
  ("d(J)/d(W2[1,1])", [0.070184405162317871332, -0.24863269894884178180]),
  ("d(J)/d(W2[1,0])", [0.079682831513753342419, -0.28228147568296673906]),
  ("d(J)/d(a1[1])", [-0.23904849454126002726, 0.84684442704890021717]),
  ("d(J)/d(W1[1,1])", [-0.012549279263598723094, 0.044456616337421124801]),
  ("d(J)/d(W1[2,2])", [0.0093628806022331171138, -0.033168597335620654357]),
  ("d(J)/d(x[1])", [-0.11911999531325601898, 0.42199012537061030712]),
])
func exponentialNetStaysLinearInItsUnknown(name: String, coefficients: [Double]) throws {
  let graph = try exponentialNet().graph()
  let value = graph.values()[try #require(graph.quantity(named: name)).id.index]
  #expect(value.unknown == "y")
  #expect(value.coefficients.count == coefficients.count)
  for (computed, expected) in zip(value.coefficients, coefficients) { #expect(agree(computed, expected, to: 1e-12)) }
}

@Test func coefficientsOfTheUnknownCanBeAskedFor() throws {
  var builder = try exponentialNet()
  let slope = try builder.quantities(for: parsed("coefficient(d(J)/d(W2[1,1]), y)"))
  let constant = try builder.quantities(for: parsed("constant(d(J)/d(W2[1,1]), y)"))
  let values = builder.graph().values()
  #expect(agree(try #require(values[slope.elements[0].index].number), -0.24863269894884178180, to: 1e-12))
  #expect(agree(try #require(values[constant.elements[0].index].number), 0.070184405162317871332, to: 1e-12))
}
