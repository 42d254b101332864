import Bitmaps
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
  /// For each field its values at the frame's rows.
  private let columns: FrameColumns
  /// The number of rows.
  let rowCount: Int
  /// The stored table whose rows these are, and which rows; nothing after rows were made anew.
  let origin: FrameOrigin?
  /// How many threads gather its columns.
  let work: WorkContext

  private init(
    fields: [Field], columns: FrameColumns, rowCount: Int, origin: FrameOrigin?, work: WorkContext
  ) {
    self.work = work
    self.fields = fields
    self.columns = columns
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
      columns: FrameColumns(table.columns, areMade: isMade),
      rowCount: table.rowCount, origin: base.map { FrameOrigin(table: $0, rows: rows) }, work: work)
  }

  /// The values of a column at the frame's rows.
  ///
  /// - Complexity: O(*rows*) the first time when the rows are a selection, else O(1).
  func column(_ name: String) -> Column {
    guard let place = fields.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("A checked formula names only columns of its scope: \(name)")
    }
    return columns.column(at: place, in: work)
  }

  /// The bytes of memory that its columns take beside those of stored tables once all are gathered.
  var newBytes: Int { columns.bytes { columns.isNew(at: $0) ? rowCount : nil } }

  /// The bytes of memory that gathering some columns will take; nothing for names means all.
  func ungatheredBytes(of names: Set<String>?) -> Int {
    columns.bytes { place in
      guard columns.isUngathered(at: place) else { return nil }
      return names?.contains(fields[place].name) ?? true ? rowCount : nil
    }
  }

  /// The bytes of memory that a copy of some columns would take, each of whose rows comes so often.
  func bytes(of names: Set<String>, times factor: Int = 1) -> Int {
    columns.bytes { names.contains(fields[$0].name) ? rowCount * factor : nil }
  }

  /// The frame with only some of its rows, in the given order; a negative row has no values.
  ///
  /// - Complexity: O(*rows*) for each different selection of its columns.
  func selecting(_ rows: [Int32]) -> Frame {
    Frame(
      fields: fields, columns: columns.selected(by: rows, in: work), rowCount: rows.count,
      origin: origin?.selecting(rows, in: work), work: work)
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
    let own = rows.map { columns.selected(by: $0, in: work) } ?? columns
    let others = other.columns.selected(by: otherRows, in: other.work)
    return Frame(
      fields: fields, columns: own.joined(with: others, at: places),
      rowCount: otherRows.count, origin: nil, work: work)
  }

  /// The frame with other columns, each either one of its own by name or made for its rows.
  func with(_ columns: [(field: Field, content: Content)]) -> Frame {
    let contents = columns.map { column -> FrameColumns.Content in
      switch column.content {
      case .own(let name):
        guard let place = fields.firstIndex(where: { $0.name == name }) else {
          preconditionFailure("A frame keeps only columns it has")
        }
        return .own(place)
      case .made(let made): return .made(made)
      }
    }
    return Frame(
      fields: columns.map(\.field), columns: self.columns.with(contents), rowCount: rowCount,
      origin: origin, work: work)
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
    Table(
      fields: fields, columns: fields.indices.map { columns.column(at: $0, in: work) },
      rowCount: rowCount)
  }
}
