import Bitmaps
import Language
import Tables
import Values
import Work

/// The rows between two operators: columns of a table, which of its rows, in which order.
///
/// A chain of filters and sorts changes only the row numbers; columns are gathered when a formula
/// or the result asks for them.
struct Frame: Sendable {
  /// The columns.
  let fields: [Field]
  /// For each field its values, and whether they still have to be gathered.
  private let sources: [Source]
  /// The rows of the stored columns, in order; nothing means all of them as they are.
  let selection: [Int32]?
  /// The number of rows.
  let rowCount: Int
  /// The stored table whose rows these are, and which rows; nothing after rows were made anew.
  let origin: FrameOrigin?
  /// How many threads gather its columns.
  let work: WorkContext

  /// Where the values of a column are.
  private enum Source: Sendable {
    /// In the table the frame began with, at the selected rows.
    case stored(Column)
    /// Made for exactly the rows of the frame.
    case made(Column)
  }

  private init(
    fields: [Field], sources: [Source], selection: [Int32]?, rowCount: Int, origin: FrameOrigin?,
    work: WorkContext
  ) {
    self.work = work
    self.fields = fields
    self.sources = sources
    self.selection = selection
    self.rowCount = rowCount
    self.origin = origin
  }

  /// All rows of a table; `base` names the stored table they are rows of, `rows` which ones.
  init(
    _ table: Table, base: String? = nil, rows: [Int32]? = nil, in work: WorkContext = WorkContext()
  ) {
    self.init(
      fields: table.fields, sources: table.columns.map(Source.stored), selection: nil,
      rowCount: table.rowCount, origin: base.map { FrameOrigin(table: $0, rows: rows) }, work: work)
  }

  /// The values of a column at the frame's rows.
  ///
  /// - Complexity: O(*rows*) when the rows are a selection, else O(1).
  func column(_ name: String) -> Column {
    guard let place = fields.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("A checked formula names only columns of its scope: \(name)")
    }
    return column(at: place)
  }

  private func column(at place: Int) -> Column {
    switch sources[place] {
    case .made(let column): column
    case .stored(let column): selection.map { column.gathered(at: $0, in: work) } ?? column
    }
  }

  /// The frame with only some of its rows, in the given order.
  ///
  /// - Complexity: O(*rows*) and a copy of the columns made since the table.
  func selecting(_ rows: [Int32]) -> Frame {
    let moved = selection.map { rows.picking(from: $0, in: work) } ?? rows
    let sources = sources.map { source -> Source in
      if case .made(let column) = source {
        return .made(column.gathered(at: rows, in: work))
      }
      return source
    }
    return Frame(
      fields: fields, sources: sources, selection: moved, rowCount: rows.count,
      origin: origin?.selecting(rows, in: work), work: work)
  }

  /// The frame with the rows whose bits are set.
  func keeping(_ bits: Bitmap) -> Frame {
    bits.isFull ? self : selecting(bits.setRows(in: work))
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
      case .made(let made): return .made(made)
      }
    }
    return Frame(
      fields: columns.map(\.field), sources: sources, selection: selection, rowCount: rowCount,
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
    Table(fields: fields, columns: fields.indices.map(column(at:)), rowCount: rowCount)
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
  /// The numbers of others at these places.
  func picking(from others: [Int32], in work: WorkContext) -> [Int32] {
    mapped(by: others, in: work)
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
