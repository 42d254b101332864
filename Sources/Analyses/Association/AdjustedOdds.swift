import Glibc
import Statistics

/// What holding strata fixed makes of one rule.
struct AdjustedOdds: Sendable {
  /// The odds ratio of Mantel and Haenszel.
  let ratio: Double?
  /// Its interval.
  let interval: Interval?
  /// The p of the test of Breslow and Day, with Tarone's correction, that all strata share one.
  let homogeneityP: Double?
  /// Why there is no ratio, where that is so.
  let silence: Silence?
  private let level: Double

  /// Computes the odds ratio of strata.
  init(_ tables: MantelHaenszel, level: Double) {
    self.level = level
    ratio = tables.oddsRatio
    interval = tables.interval(confidence: level)
    homogeneityP = ratio == nil ? nil : tables.breslowDay?.p
    silence = ratio == nil ? Silence(tables.strata) : nil
  }

  /// Why no stratum says anything of a rule.
  enum Silence: Sendable {
    /// Every stratum lies inside or outside of the rule: it is part of what is held fixed.
    case partOfStrata
    /// In every stratum nobody or everybody churned: what is held fixed decides the outcome.
    case outcomeDecided
    /// Every stratum lacks the one or the other.
    case either

    fileprivate init(_ strata: [TwoByTwo]) {
      if strata.allSatisfy({ $0.inside == 0 || $0.outside == 0 }) {
        self = .partOfStrata
      } else if strata.allSatisfy({ $0.outcomes == 0 || $0.outcomes == $0.total }) {
        self = .outcomeDecided
      } else {
        self = .either
      }
    }
  }

  /// What becomes of an association that raises churn when the strata are held fixed.
  enum Verdict: Sendable {
    /// It stands, or there was none beyond chance.
    case stands
    /// Its interval reaches 1, and it fell by much.
    case vanishes
    /// It turns round: the rule goes with less churn.
    case reverses
  }

  /// What becomes of the association that a rule has by itself; nothing when no stratum says
  /// anything.
  ///
  /// Only what was there can vanish: the interval of the odds ratio by itself lies above 1. It
  /// vanishes when that with strata reaches 1 and the ratio fell, its logarithm to half or less or
  /// it to below the interval by itself; a wider interval alone says only that strata are small.
  func verdict(byItself crude: TwoByTwo) -> Verdict? {
    guard let ratio else { return nil }
    let before = crude.haldaneInterval(confidence: level)
    guard before.low > 1 else { return .stands }
    guard let interval else { return ratio > 1 ? .stands : .reverses }
    if interval.high < 1 { return .reverses }
    let fell = ratio < before.low || log(ratio) <= log(crude.haldaneOddsRatio) / 2
    return interval.low <= 1 && fell ? .vanishes : .stands
  }
}
