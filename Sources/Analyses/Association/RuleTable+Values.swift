import Glibc
import Statistics
import Tables

extension RuleTable {
  /// What the rules are, and how many customers they have.
  var counts: [String: Column] {
    [
      "number": whole(rows.indices.map { $0 + 1 }),
      "rule": texts,
      "length": whole(rows.map { Int(groups[$0.group].mining.tree.nodes[$0.rule].length) }),
      "customers": whole(rows.map(\.table.inside)),
      "churned": whole(rows.map(\.table.a)),
    ]
  }

  private var texts: Column {
    var pool = TextPool()
    for group in groups { group.mining.appendTexts(of: group.selection.shown, to: &pool) }
    return .text(TextColumn(.plain(pool)))
  }

  /// Shares of customers and of churners.
  var shares: [String: Column] {
    let intervals = rows.map { $0.table.shareInside.wilsonInterval(z) }
    return [
      "coverage": decimal { Double($0.inside) / Double($0.total) },
      "support": decimal { Double($0.a) / Double($0.total) },
      "confidence": decimal { Double($0.a) / Double($0.inside) },
      "confidence_low": decimal(intervals.map { $0?.low }),
      "confidence_high": decimal(intervals.map { $0?.high }),
      "base": decimal { Double($0.outcomes) / Double($0.total) },
      "leverage": decimal(\.leverage),
      "churners_explained": decimal { Double($0.a) / Double($0.outcomes) },
    ]
  }

  /// Comparisons with everyone and with the others.
  var ratios: [String: Column] {
    let intervals = rows.map { $0.table.haldaneInterval(z) }
    return [
      "lift": decimal(\.lift),
      "conviction": decimal(\.conviction),
      "odds_ratio": decimal(\.oddsRatio),
      "odds_low": decimal(intervals.map(\.low)),
      "odds_high": decimal(intervals.map(\.high)),
      "risk_ratio": decimal(\.riskRatio),
    ]
  }

  /// The p-values.
  var chances: [String: Column] {
    [
      "p": decimal(rows.map { exp(groups[$0.group].mining.tests.logP[$0.rule]) }),
      "productive_p": decimal(
        rows.map { exp(groups[$0.group].mining.tests.productiveLogP[$0.rule]) }),
      "adjusted_p": decimal(
        rows.map { exp(groups[$0.group].mining.tests.adjustedLogP[$0.rule]) }),
    ]
  }

  /// What strata, held-out customers and customers drawn anew say.
  var adjusted: [String: Column] {
    func odds(_ row: Row) -> AdjustedOdds? { groups[row.group].extras.adjusted?[row.shown] }
    func concerned(_ row: Row) -> ConcernedRules.Odds? {
      groups[row.group].extras.concerned.found[row.rule]
    }
    func stability(_ row: Row) -> RuleStability? { groups[row.group].extras.stability }
    return [
      "adjusted_odds_ratio": decimal(rows.map { odds($0)?.ratio }),
      "adjusted_odds_low": decimal(rows.map { odds($0)?.interval?.low }),
      "adjusted_odds_high": decimal(rows.map { odds($0)?.interval?.high }),
      "homogeneity_p": decimal(rows.map { odds($0)?.homogeneityP }),
      "concerned_odds_ratio": decimal(rows.map { concerned($0)?.ratio }),
      "concerned_odds_low": decimal(rows.map { concerned($0)?.interval.low }),
      "concerned_odds_high": decimal(rows.map { concerned($0)?.interval.high }),
      "holdout_confidence": decimal(rows.map { groups[$0.group].holdout?.confidence[$0.rule] }),
      "selected": decimal(rows.map { stability($0)?.selected[$0.rule] }),
      "rank_low": whole(rows.map { stability($0)?.ranks[$0.rule]?.lowerBound }),
      "rank_high": whole(rows.map { stability($0)?.ranks[$0.rule]?.upperBound }),
    ]
  }

  /// What the rules reach together, and what their churners brought.
  var reach: [String: Column] {
    func money(_ row: Row) -> (atRisk: Double, excess: Double)? {
      groups[row.group].extras.money?[row.shown]
    }
    let gains = groups.map { group in
      let reach = group.extras.reach
      return Dictionary(uniqueKeysWithValues: zip(reach.fewest, reach.gains))
    }
    return [
      "churners_added": whole(rows.map { groups[$0.group].extras.reach.added[$0.shown] }),
      "cover_added": whole(rows.map { gains[$0.group][$0.shown] }),
      "revenue_at_risk": decimal(rows.map { money($0)?.atRisk }),
      "revenue_excess": decimal(rows.map { money($0)?.excess }),
    ]
  }
}
