import Values

/// Decides in which style the numbers of columns are written that are not plain numbers.
struct StyleDecider {
  /// The decimal mark that was asked for.
  let mark: UInt8?

  /// Plans for columns, in place of those that made them text; nothing where they stay as they are.
  func plans(
    _ evidence: [StyleEvidence], _ demands: [CellReading.Demand]
  ) -> [(plan: ColumnPlan?, note: String?)] {
    let sure = Set(evidence.compactMap { fitting($0).count == 1 ? fitting($0).first : nil })
    return zip(evidence, demands).map { evidence, demand in
      decide(evidence, demand, common: sure.count == 1 ? sure.first : nil)
    }
  }

  private func decide(
    _ evidence: StyleEvidence, _ demand: CellReading.Demand, common: NumberStyle?
  ) -> (plan: ColumnPlan?, note: String?) {
    let styles = fitting(evidence)
    let isFree = demand == .free
    if evidence.currencies.count > 1, isFree, !styles.isEmpty {
      let names = evidence.currencies.sorted().joined(separator: ", ")
      return (nil, "stays text: amounts in several currencies: \(names)")
    }
    if isFree, styles.contains(where: { losesDigits(evidence, $0) }) {
      return (nil, ColumnPlan.longNumbers)
    }
    if styles.count == 2, let disputed = evidence.disputed {
      guard let common else { return (nil, StyleDecider.openness(disputed)) }
      return (plan(evidence, common, demand), nil)
    }
    if let style = styles.first { return (plan(evidence, style, demand), nil) }
    if mark == nil, evidence.comma.numbers == evidence.valueCount, evidence.comma.unproven > 0,
      let disputed = evidence.disputed
    {
      return (nil, StyleDecider.openness(disputed))
    }
    guard !isFree else { return (nil, nil) }
    let best: NumberStyle =
      mark == NumberStyle.comma.mark || evidence.comma.numbers > evidence.point.numbers
      ? .comma : .point
    return (plan(evidence, best, demand), nil)
  }

  /// The plan for a column of plain decimals in a file whose other columns have the decimal comma:
  /// whole numbers with points between thousands, when every point can be one.
  func thousands(_ evidence: StyleEvidence) -> ColumnPlan? {
    guard evidence.comma.numbers == evidence.valueCount, evidence.comma.unproven > 0 else {
      return nil
    }
    var plan = plan(evidence, .comma, .free)
    plan.notes.append(
      "read with points between thousands, as other columns have the decimal comma; "
        + "`decimal: \".\"` reads decimals")
    return plan
  }

  /// Whether whole numbers would be rounded for decimals beside them.
  private func losesDigits(_ evidence: StyleEvidence, _ style: NumberStyle) -> Bool {
    let tally = style == .comma ? evidence.comma : evidence.point
    return tally.longWholes > 0 && tally.wholes < tally.numbers
  }

  private static func openness(_ cell: String) -> String {
    "stays text: \"\(cell)\" reads as a decimal and as thousands; `decimal: \",\"` or "
      + "`decimal: \".\"` decides"
  }

  /// The styles in which all cells are numbers; where both read the same, the point alone.
  private func fitting(_ evidence: StyleEvidence) -> [NumberStyle] {
    var styles: [NumberStyle] = []
    // The point is the mark of most files, so a lone `5.555` beside `5,5` is not sure to be 5555.
    if fits(evidence.comma, evidence),
      mark != nil || evidence.comma.unproven == 0
        || evidence.comma.proofs > 0
    {
      styles.append(.comma)
    }
    if fits(evidence.point, evidence) { styles.append(.point) }
    if let mark { return styles.filter { $0.mark == mark } }
    return styles.count == 2 && evidence.disputed == nil ? [.point] : styles
  }

  private func fits(_ tally: StyleEvidence.Tally, _ evidence: StyleEvidence) -> Bool {
    let isWhole = tally.numbers == evidence.valueCount && evidence.valueCount > 0
    // Digits with blanks between them may be telephone numbers.
    let isBare = tally.blanks > 0 && tally.marks == 0 && evidence.currencies.isEmpty
    return isWhole && !isBare && (tally.percents == 0 || tally.percents == tally.numbers)
  }

  private func plan(
    _ evidence: StyleEvidence, _ style: NumberStyle, _ demand: CellReading.Demand
  ) -> ColumnPlan {
    let tally = style == .comma ? evidence.comma : evidence.point
    var plan = ColumnPlan(target: tally.wholes == tally.numbers ? .whole : .decimal)
    plan.style = style
    plan.demand = demand
    if tally.percents > 0 {
      plan.kind = .share
      plan.notes.append("percentages, read as shares: 5% is 0.05")
    }
    if evidence.currencies.count == 1, let currency = evidence.currencies.first {
      plan.kind = .money
      plan.notes.append("amounts in \(currency)")
    }
    if style == .comma, tally.marks > 0 { plan.notes.append("read with the decimal comma") }
    return plan
  }
}
