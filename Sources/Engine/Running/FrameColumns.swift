import Synchronization
import Tables
import Work

/// The columns of a frame: for each the values, and which of them the frame has.
///
/// A column whose rows are a selection is gathered when it is asked for, and only once.
struct FrameColumns: Sendable {
  private let sources: [Source]
  private let gathered = GatheredColumns()

  /// Where the values of a column are.
  private struct Source: Sendable {
    /// The column.
    let column: Column
    /// The rows of the column that the frame has; nothing means all as they are.
    let rows: Selection?
    /// Whether the run made the column, so that it takes memory of its own.
    var isMade = false
  }

  private init(sources: [Source]) { self.sources = sources }

  /// All rows of some columns, which the run made or which were there.
  init(_ columns: [Column], areMade: Bool) {
    self.init(sources: columns.map { Source(column: $0, rows: nil, isMade: areMade) })
  }

  /// The values of a column at the frame's rows.
  ///
  /// - Complexity: O(*rows*) the first time when the rows are a selection, else O(1).
  func column(at place: Int, in work: WorkContext) -> Column {
    let source = sources[place]
    guard let rows = source.rows else { return source.column }
    return gathered.column(at: place) { source.column.gathered(at: rows.rows, in: work) }
  }

  /// Whether a column takes memory beside that of stored tables, once it is gathered.
  func isNew(at place: Int) -> Bool { sources[place].rows != nil || sources[place].isMade }

  /// Whether a column is still to be gathered.
  func isUngathered(at place: Int) -> Bool { sources[place].rows != nil && !gathered.has(place) }

  /// The bytes of columns at so many rows each, by their means.
  func bytes(_ rows: (_ place: Int) -> Int?) -> Int {
    sources.indices.reduce(0) { sum, place in
      guard let rows = rows(place) else { return sum }
      let (total, overflow) = sum.addingReportingOverflow(sources[place].column.estimate(of: rows))
      return overflow ? .max : total
    }
  }

  /// The columns at some of their rows, in the given order; a negative row has no values.
  ///
  /// - Complexity: O(*rows*) for each different selection of the columns.
  func selected(by rows: [Int32], in work: WorkContext) -> FrameColumns {
    let own = Selection(rows)
    var moved: [ObjectIdentifier: Selection] = [:]
    return FrameColumns(
      sources: sources.map { source in
        guard let old = source.rows else { return Source(column: source.column, rows: own) }
        let name = ObjectIdentifier(old)
        let new = moved[name] ?? Selection(rows.picking(from: old.rows, in: work))
        moved[name] = new
        return Source(column: source.column, rows: new)
      })
  }

  /// These columns, then some of others.
  func joined(with other: FrameColumns, at places: [Int]) -> FrameColumns {
    FrameColumns(sources: sources + places.map { other.sources[$0] })
  }

  /// Columns that are each one of these or made by the run.
  func with(_ columns: [Content]) -> FrameColumns {
    FrameColumns(
      sources: columns.map { column in
        switch column {
        case .own(let place): sources[place]
        case .made(let made): Source(column: made, rows: nil, isMade: true)
        }
      })
  }

  /// What a column of changed columns holds.
  enum Content {
    /// The values of the own column at this place.
    case own(Int)
    /// New values.
    case made(Column)
  }
}

/// Row numbers that columns of a frame share.
private final class Selection: Sendable {
  let rows: [Int32]

  init(_ rows: [Int32]) { self.rows = rows }
}

/// The columns of a frame that were gathered, so that none is gathered twice.
private final class GatheredColumns: Sendable {
  private let columns = Mutex<[Int: Column]>([:])

  func has(_ place: Int) -> Bool { columns.withLock { $0[place] != nil } }

  func column(at place: Int, _ gather: () -> Column) -> Column {
    if let known = columns.withLock({ $0[place] }) { return known }
    let column = gather()
    columns.withLock { $0[place] = column }
    return column
  }
}
