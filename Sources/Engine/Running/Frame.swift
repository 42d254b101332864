import Bitmaps
import Language
import Synchronization
import Tables
import Values
import Work

/// The rows between two operators: columns of tables, which of their rows, in which order.
///
/// A chain of filters, sorts and joins changes only row numbers; a column is gathered when a formula
/// or the result asks for it, and only once.
struct Frame: Sendable {
  /// The columns.
  let fields: [Field]
  /// For each field its values, and which of them the frame has.
  private let sources: [Source]
  /// The columns that were gathered.
  private let gathered = GatheredColumns()
  /// The number of rows.
  let rowCount: Int
  /// The stored table whose rows these are, and which rows; nothing after rows were made anew.
  let origin: FrameOrigin?
  /// How many threads gather its columns.
  let work: WorkContext

  /// Where the values of a column are.
  private struct Source: Sendable {
    /// The column.
    let column: Column
    /// The rows of the column that the frame has; nothing means all as they are.
    let rows: Selection?
    /// Whether the run made the column, so that it takes memory of its own.
    var isMade = false
  }

  private init(
    fields: [Field], sources: [Source], rowCount: Int, origin: FrameOrigin?, work: WorkContext
  ) {
    self.work = work
    self.fields = fields
    self.sources = sources
    self.rowCount = rowCount
    self.origin = origin
  }

  /// All rows of a table, which the run made or which was there; `base` names the stored table they
  /// are rows of, `rows` which ones.
  init(
    _ table: Table, base: String? = nil, rows: [Int32]? = nil, isMade: Bool = false,
    in work: WorkContext = WorkContext()
  ) {
    self.init(
      fields: table.fields,
      sources: table.columns.map { Source(column: $0, rows: nil, isMade: isMade) },
      rowCount: table.rowCount, origin: base.map { FrameOrigin(table: $0, rows: rows) }, work: work)
  }

  /// The values of a column at the frame's rows.
  ///
  /// - Complexity: O(*rows*) the first time when the rows are a selection, else O(1).
  func column(_ name: String) -> Column {
    guard let place = fields.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("A checked formula names only columns of its scope: \(name)")
    }
    return column(at: place)
  }

  private func column(at place: Int) -> Column {
    let source = sources[place]
    guard let rows = source.rows else { return source.column }
    return gathered.column(at: place) { source.column.gathered(at: rows.rows, in: work) }
  }

  /// The bytes of memory that its columns take beside those of stored tables once all are gathered.
  var newBytes: Int {
    bytes { place in
      sources[place].rows != nil || sources[place].isMade ? rowCount : nil
    }
  }

  /// The bytes of memory that gathering some columns will take; nothing for names means all.
  func ungatheredBytes(of names: Set<String>?) -> Int {
    bytes { place in
      guard sources[place].rows != nil, !gathered.has(place) else { return nil }
      return names?.contains(fields[place].name) ?? true ? rowCount : nil
    }
  }

  /// The bytes of memory that a copy of some columns would take, each of whose rows comes so often.
  func bytes(of names: Set<String>, times factor: Int = 1) -> Int {
    bytes { names.contains(fields[$0].name) ? rowCount * factor : nil }
  }

  /// The bytes of columns at so many rows each, by their means.
  private func bytes(_ rows: (_ place: Int) -> Int?) -> Int {
    sources.indices.reduce(0) { sum, place in
      guard let rows = rows(place) else { return sum }
      let (total, overflow) = sum.addingReportingOverflow(sources[place].column.estimate(of: rows))
      return overflow ? .max : total
    }
  }

  /// The frame with only some of its rows, in the given order; a negative row has no values.
  ///
  /// - Complexity: O(*rows*) for each different selection of its columns.
  func selecting(_ rows: [Int32]) -> Frame {
    Frame(
      fields: fields, sources: selected(by: rows), rowCount: rows.count,
      origin: origin?.selecting(rows, in: work), work: work)
  }

  private func selected(by rows: [Int32]) -> [Source] {
    let own = Selection(rows)
    var moved: [ObjectIdentifier: Selection] = [:]
    return sources.map { source in
      guard let old = source.rows else { return Source(column: source.column, rows: own) }
      let name = ObjectIdentifier(old)
      let new = moved[name] ?? Selection(rows.picking(from: old.rows, in: work))
      moved[name] = new
      return Source(column: source.column, rows: new)
    }
  }

  /// The frame with the rows whose bits are set.
  func keeping(_ bits: Bitmap) -> Frame {
    bits.isFull ? self : selecting(bits.setRows(in: work))
  }

  /// The frame beside columns of another, each at some of its rows; nothing means all as they are.
  ///
  /// - Complexity: as two selections; no column is copied.
  func joined(
    at rows: [Int32]?, with other: Frame, _ names: [String], at otherRows: [Int32],
    fields: [Field]
  ) -> Frame {
    let places = names.compactMap { name in other.fields.firstIndex { $0.name == name } }
    let others = other.selected(by: otherRows)
    return Frame(
      fields: fields, sources: (rows.map(selected) ?? sources) + places.map { others[$0] },
      rowCount: otherRows.count, origin: nil, work: work)
  }

  /// The frame with other columns, each either one of its own by name or made for its rows.
  func with(_ columns: [(field: Field, content: Content)]) -> Frame {
    let sources = columns.map { column -> Source in
      switch column.content {
      case .own(let name):
        guard let place = fields.firstIndex(where: { $0.name == name }) else {
          preconditionFailure("A frame keeps only columns it has")
        }
        return self.sources[place]
      case .made(let made): return Source(column: made, rows: nil, isMade: true)
      }
    }
    return Frame(
      fields: columns.map(\.field), sources: sources, rowCount: rowCount, origin: origin,
      work: work)
  }

  /// What a column of a changed frame holds.
  enum Content {
    /// The values of the frame's own column of this name.
    case own(String)
    /// New values.
    case made(Column)
  }

  /// The rows as a table.
  ///
  /// - Complexity: O(*rows* × columns) when the rows are a selection, else O(columns).
  var table: Table {
    Table(fields: fields, columns: fields.indices.map(column(at:)), rowCount: rowCount)
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

/// The stored table that the rows of a frame come from.
struct FrameOrigin: Sendable {
  /// Its name.
  let table: String
  /// Its rows, one for each of the frame; nothing means all as they are.
  let rows: [Int32]?

  /// The origin of some of the frame's rows.
  func selecting(_ chosen: [Int32], in work: WorkContext) -> FrameOrigin {
    FrameOrigin(table: table, rows: rows.map { chosen.picking(from: $0, in: work) } ?? chosen)
  }
}

extension [Int32] {
  /// The numbers of others at these places; a negative place gives itself.
  func picking(from others: [Int32], in work: WorkContext) -> [Int32] {
    Work.array(count, in: work) { (range, output: inout MutableSpan<Int32>) in
      let (places, others) = (span, others.span)
      for place in range {
        let row = places[place]
        output[place &- range.lowerBound] = row < 0 ? row : others[Int(row)]
      }
    }
  }
}

extension Bitmap {
  /// The positions of the set bits, in rising order.
  ///
  /// - Complexity: O(*n* / 64 + *set bits*), shared among the threads.
  func setRows(in work: WorkContext) -> [Int32] {
    let counts = try? Work.overRanges(count, in: work) { range in
      var count = 0
      withWords { words in
        for index in (range.lowerBound / 64)..<((range.upperBound + 63) / 64) {
          count += words[index].nonzeroBitCount
        }
      }
      return count
    }
    return Work.array(joining: counts ?? [], in: work) {
      (index, output: inout MutableSpan<Int32>) in
      var filled = 0
      let start = index * Work.usualPiece
      forEachSetBit(in: start..<min(count, start + Work.usualPiece)) { row in
        output[filled] = Int32(truncatingIfNeeded: row)
        filled &+= 1
      }
    }
  }
}
