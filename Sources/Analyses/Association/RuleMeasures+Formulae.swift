import Glibc
import Statistics

/// The formulae that take more than a line.
extension RuleMeasures {
  var riskDifference: Double? {
    table.outside > 0 ? confidence - c / (c + d) : nil
  }

  var certainty: Double? {
    let gain = confidence - y
    return gain >= 0 ? ratio(gain, 1 - y) ?? 0 : gain / y
  }

  var zhang: Double {
    let leverage = (a * d - b * c) / (n * n)
    let below = max(xy * (1 - x), x * (y - xy))
    return below == 0 ? 0 : leverage / below
  }

  var kappa: Double? {
    let chance = x * y + (1 - x) * (1 - y)
    return ratio((a + d) / n - chance, 1 - chance)
  }

  var lambda: Double? {
    let most = max(a + c, b + d)
    return ratio(max(a, b) + max(c, d) - most, n - most)
  }

  var standardisedLift: Double? {
    guard x > 0, y > 0 else { return nil }
    let lift = xy / (x * y)
    let low = max(x + y - 1, 1 / n) / (x * y)
    let high = 1 / max(x, y)
    return ratio(lift - low, high - low) ?? 1
  }

  var jMeasure: Double {
    func part(_ joint: Double, _ share: Double, _ prior: Double) -> Double {
      joint == 0 ? 0 : joint * log(share / prior)
    }
    return part(xy, confidence, y) + part(b / n, 1 - confidence, 1 - y)
  }

  var mutualInformation: Double? {
    func part(_ cell: Double, _ row: Double, _ column: Double) -> Double {
      cell == 0 ? 0 : cell / n * log(cell * n / (row * column))
    }
    func entropy(_ share: Double) -> Double { share == 0 ? 0 : -share * log(share) }
    let shared =
      part(a, a + b, a + c) + part(b, a + b, b + d) + part(c, c + d, a + c)
      + part(d, c + d, b + d)
    return ratio(shared, min(entropy(x) + entropy(1 - x), entropy(y) + entropy(1 - y)))
  }

  var gini: Double? {
    guard table.outside > 0 else { return nil }
    let outside = c / (c + d)
    func squares(_ share: Double) -> Double { share * share + (1 - share) * (1 - share) }
    return x * squares(confidence) + (1 - x) * squares(outside) - squares(y)
  }

  var linkage: Double? {
    let excess = (a * d - b * c) / n
    guard excess != 0 else { return 0 }
    return excess > 0 ? excess / (excess + min(b, c)) : excess / (excess - min(a, d))
  }

  var yuleY: Double? {
    let (up, down) = ((a * d).squareRoot(), (b * c).squareRoot())
    return ratio(up - down, up + down)
  }

  var lerman: Double? {
    let expected = (a + b) * (a + c) / n
    return ratio(a - expected, expected.squareRoot())
  }

  var implication: Double? {
    let expected = (a + b) * (b + d) / n
    return ratio(b - expected, expected.squareRoot())
  }

  var hyperLift: Double? {
    let law = HypergeometricDistribution(
      population: table.total, successes: table.outcomes, draws: table.inside)
    let quantile = law.quantile(0.99)
    return quantile > 0 ? a / Double(quantile) : nil
  }
}
