import Tables

/// The rows of a chunk in one column, read as the sample of the file suggests, and what all its
/// cells look like.
struct ColumnPiece: Sendable {
  /// The column; of another type than was hoped for where cells allowed no better.
  var column: Column?
  /// What the cells look like.
  var evidence: ColumnEvidence
  /// What the cells look like in the two styles of writing numbers, when that was asked.
  var styles: StyleEvidence?
  /// Cells that the demanded type cannot read: row and line in the chunk, and text.
  var unreadable: [Unreadable] = []

  /// A cell that a type cannot read.
  struct Unreadable: Sendable {
    /// The line in the chunk.
    let line: Int
    /// The text of the cell.
    let text: String
  }
}

/// The way the cells of a column are read along a chunk.
enum PieceMethod: Sendable, Equatable {
  /// As plain numbers.
  case number
  /// As days with the year first.
  case day
  /// As moments with the year first.
  case moment
  /// As texts, each distinct one kept once unless nearly all are different.
  case text(isMostlyDistinct: Bool)
  /// As a plan says, one by one.
  case planned(ColumnPlan)
  /// Only looked at in the two styles of writing numbers.
  case styles

  /// The quickest way to what a plan wants, given what the cells look like.
  init(_ plan: ColumnPlan, _ evidence: ColumnEvidence, isMostlyDistinct: Bool) {
    let isPlain = plan.style == nil && plan.demand == .free
    let isYearFirst = evidence.count(.isoDate, .isoStamp) == evidence.valueCount
    switch plan.target {
    case .whole where isPlain, .decimal where isPlain: self = .number
    case .date where isPlain && isYearFirst: self = .day
    case .timestamp where isPlain && isYearFirst: self = .moment
    case .text where plan.demand == .free || plan.demand == .text, .truth where isPlain:
      self = .text(isMostlyDistinct: isMostlyDistinct)
    default: self = .planned(plan)
    }
  }
}
