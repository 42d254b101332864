import Tables
import Values

/// Decides what the columns of a file become.
struct ColumnDecider {
  /// The order of day and month that was asked for.
  let dates: LoadOptions.DateOrder?

  /// Decides all columns; the order of day and month found in some columns counts for the others.
  func plans(
    _ evidence: [ColumnEvidence], _ demands: [CellReading.Demand], names: [String]
  ) -> [ColumnPlan] {
    let orders = Set(evidence.compactMap { DateOrders($0).decided })
    let common = orders.count == 1 ? orders.first : nil
    return evidence.indices.map { index in
      plan(evidence[index], demands[index], name: names[index], common: common)
    }
  }

  private func plan(
    _ evidence: ColumnEvidence, _ demand: CellReading.Demand, name: String,
    common: LoadOptions.DateOrder?
  ) -> ColumnPlan {
    var plan: ColumnPlan
    switch demand {
    case .text: plan = ColumnPlan(target: .text)
    case .number: plan = numbers(evidence)
    case .date:
      plan = days(evidence, common)
      plan.notes += ShortYearDate.unreadReason(evidence, column: name.typedName).map { [$0] } ?? []
    case .free: plan = free(evidence, name: name, common: common)
    }
    plan.demand = demand
    return plan
  }

  private func free(
    _ evidence: ColumnEvidence, name: String, common: LoadOptions.DateOrder?
  ) -> ColumnPlan {
    let values = evidence.valueCount
    let orders = DateOrders(evidence)
    guard values > 0 else { return withoutValues(evidence) }
    if evidence.count(.whole, .decimal) == values || evidence.count(.percent) == values {
      return evidence.hasLongWhole && evidence.count(.decimal) > 0
        ? ColumnPlan(target: .text, notes: [ColumnPlan.longNumbers]) : numbers(evidence)
    }
    if orders.total == values, !orders.isContradictory { return days(evidence, common) }
    for (cellClass, grain) in ColumnDecider.periods where evidence.count(cellClass) == values {
      return ColumnPlan(target: .period(grain))
    }
    if evidence.count(.other) == values, evidence.count(.noneWord, .quotedMarker) == 0,
      !evidence.oddities.isOverfull,
      let words = TruthPairs.pair(
        of: evidence.oddities.texts.map { String(decoding: $0, as: UTF8.self) })
    {
      return ColumnPlan(target: .truth(words))
    }
    return ColumnPlan(target: .text, notes: TextReasons(evidence, name: name, orders).notes)
  }

  private func withoutValues(_ evidence: ColumnEvidence) -> ColumnPlan {
    if evidence.count(.noneWord, .quotedMarker) > 0 { return ColumnPlan(target: .text) }
    let isEmpty = evidence.counts.allSatisfy { $0 == 0 }
    return ColumnPlan(target: .text, notes: isEmpty ? [] : ["no value in any row, so it is text"])
  }

  private func numbers(_ evidence: ColumnEvidence) -> ColumnPlan {
    let percents = evidence.count(.percent)
    let plain = evidence.count(.whole, .decimal)
    if percents > 0, plain == 0 {
      return ColumnPlan(
        target: .decimal, kind: .share, notes: ["percentages, read as shares: 5% is 0.05"])
    }
    return ColumnPlan(target: percents + evidence.count(.decimal) > 0 ? .decimal : .whole)
  }

  private func days(
    _ evidence: ColumnEvidence, _ common: LoadOptions.DateOrder?
  ) -> ColumnPlan {
    let orders = DateOrders(evidence)
    let order = dates ?? orders.decided ?? common ?? .day
    var notes: [String] = []
    if dates == nil, orders.isOpen {
      notes.append(
        common == nil
          ? "day and month could change places in every cell; read with the day first, "
            + "`dates: month` reads the month first"
          : "day and month could change places; read like the other dates of the file, "
            + "the \(order.rawValue) first")
    } else if dates == nil, let decided = orders.decided, !orders.isDayFirstThroughout {
      notes.append("read with the \(decided.rawValue) first: other cells allow nothing else")
    }
    let isStamp = evidence.count(.isoStamp, .eitherStamp, .dayStamp, .monthStamp) > 0
    let target: ColumnPlan.Target =
      isStamp ? .timestamp(dayFirst: order == .day) : .date(dayFirst: order == .day)
    return ColumnPlan(target: target, notes: notes)
  }

  private static let periods: [(CellClass, Grain)] = [
    (.monthPeriod, .month), (.quarterPeriod, .quarter), (.weekPeriod, .week),
  ]
}

/// What the dates of a column say about the order of day and month.
struct DateOrders {
  private let day: Int
  private let month: Int
  private let either: Int
  /// The number of cells that are dates or time stamps.
  let total: Int

  /// Counts the dates of a column.
  init(_ evidence: ColumnEvidence) {
    day = evidence.count(.dayDate, .dayStamp)
    month = evidence.count(.monthDate, .monthStamp)
    either = evidence.count(.eitherDate, .eitherStamp)
    total = day + month + either + evidence.count(.isoDate, .isoStamp)
  }

  /// The only order in which all dates read, when just one does.
  var decided: LoadOptions.DateOrder? {
    if day > 0, month == 0 { return .day }
    if month > 0, day == 0 { return .month }
    return nil
  }

  /// Whether no order reads all dates.
  var isContradictory: Bool { day > 0 && month > 0 }

  /// Whether both orders read all dates, and there are some.
  var isOpen: Bool { either > 0 && day == 0 && month == 0 }

  /// Whether every date reads with the day first alone, as when they are written with dots.
  var isDayFirstThroughout: Bool { either == 0 && month == 0 }
}
