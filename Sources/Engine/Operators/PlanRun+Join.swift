import Bitmaps
import Tables
import Values

extension PlanRun {
  /// Rows side by side where all keys are equal; a missing key equals nothing.
  ///
  /// A left row comes once for each partner, partners in their order. No column is copied until a
  /// later step of the plan asks for it, or the result, which asks for all.
  mutating func joined(
    _ left: Frame, _ right: Frame, by join: Join, fields: [Field]
  ) throws(EngineError) -> Frame {
    let match = try RowMatch(
      left: join.leftKeys.map(left.column), right: join.rightKeys.map(right.column),
      leftCount: left.rowCount, rightCount: right.rowCount, in: work)
    let pairCount = match.pairCount(keepingUnmatched: join.keepsUnmatched)
    try EngineError.checkRows(pairCount)
    try work.check(2 * MemoryLayout<Int32>.size * pairCount, "this join")
    let pairs = try match.pairs(keepingUnmatched: join.keepsUnmatched, in: work)
    noteMatches(match, left: left.rowCount, keepsUnmatched: join.keepsUnmatched)
    let others = right.fields.map(\.name).filter { !join.rightKeys.contains($0) }
    return left.joined(at: pairs.left, with: right, others, at: pairs.right, fields: fields)
  }

  private mutating func noteMatches(_ match: RowMatch, left: Int, keepsUnmatched: Bool) {
    let total = NumberText.grouped(left)
    if match.unmatchedCount > 0 {
      let rows = "\(NumberText.grouped(match.unmatchedCount)) of \(total) rows have no partner"
      note(keepsUnmatched ? "\(rows) and stay with missing values" : "\(rows) and are left out")
    }
    if match.repeatedCount > 0 {
      let rows = "\(NumberText.grouped(match.repeatedCount)) of \(total) rows"
      note("\(rows) have more than one partner and come once for each")
    }
  }
}
