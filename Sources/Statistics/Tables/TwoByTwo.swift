/// A fourfold table: who shows a behaviour or not, against an outcome or none.
///
/// |          | outcome | none |
/// |----------|---------|------|
/// | inside   | a       | b    |
/// | outside  | c       | d    |
public struct TwoByTwo: Hashable, Sendable {
  /// Inside, with the outcome.
  public let a: Int
  /// Inside, without the outcome.
  public let b: Int
  /// Outside, with the outcome.
  public let c: Int
  /// Outside, without the outcome.
  public let d: Int

  /// Makes a table from its cells.
  public init(a: Int, b: Int, c: Int, d: Int) {
    precondition(a >= 0 && b >= 0 && c >= 0 && d >= 0, "a cell must not be negative")
    self.a = a
    self.b = b
    self.c = c
    self.d = d
  }

  /// Makes the table of a group inside a larger one, from sizes and outcomes of both.
  public init(inside: Int, outcomesInside: Int, all: Int, outcomes: Int) {
    self.init(
      a: outcomesInside, b: inside - outcomesInside, c: outcomes - outcomesInside,
      d: all - inside - outcomes + outcomesInside)
  }

  /// How many lie inside.
  public var inside: Int { a + b }

  /// How many lie outside.
  public var outside: Int { c + d }

  /// How many have the outcome.
  public var outcomes: Int { a + c }

  /// How many there are.
  public var total: Int { a + b + c + d }

  /// The law of `a` when behaviour and outcome have nothing to do with each other.
  var distribution: HypergeometricDistribution {
    HypergeometricDistribution(population: total, successes: outcomes, draws: inside)
  }

  /// Whether a row or a column is empty, so that nothing can be tested.
  var hasEmptyMargin: Bool { inside == 0 || outside == 0 || outcomes == 0 || b + d == 0 }
}
