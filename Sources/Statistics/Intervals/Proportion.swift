/// A share of successes among trials; weighted answers make either a fraction.
public struct Proportion: Hashable, Sendable {
  /// How many succeeded.
  public let successes: Double
  /// How many were tried.
  public let trials: Double

  /// Makes a share from counts that need not be whole.
  public init(successes: Double, trials: Double) {
    precondition(successes >= 0 && successes <= trials, "successes lie between none and all")
    self.successes = successes
    self.trials = trials
  }

  /// Makes a share from whole counts.
  public init(_ successes: Int, of trials: Int) {
    self.init(successes: Double(successes), trials: Double(trials))
  }

  /// The share itself, or nothing without trials.
  public var value: Double? { trials > 0 ? successes / trials : nil }

  /// How many failed.
  var failures: Double { trials - successes }
}
