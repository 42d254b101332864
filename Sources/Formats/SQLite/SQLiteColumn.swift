import Values

/// One column of a database on its way into a table.
struct SQLiteColumn {
  private let name: String
  private let declared: String?
  private let wanted: SQLiteColumnType
  private let yes: [UInt8]
  private let no: [UInt8]
  private var cells = TypedCells()

  /// Starts with no cells.
  init(_ name: String, declared: String?) {
    self.name = name
    self.declared = declared
    wanted = SQLiteColumnType(declared)
    yes = Array((wanted.type?.words?.yes ?? "").utf8)
    no = Array((wanted.type?.words?.no ?? "").utf8)
  }

  /// Takes the cell of this row.
  mutating func take(_ row: SQLiteStatement, _ column: Int) {
    switch row.type(ofColumn: column) {
    case .missing: cells.appendMissing()
    case .whole where wanted.isDecimal: takeDecimal(row.whole(ofColumn: column))
    case .whole: cells.append(whole: row.whole(ofColumn: column))
    case .decimal: cells.append(decimal: row.decimal(ofColumn: column))
    case .text: row.withText(ofColumn: column) { take(text: $0) }
    case .blob:
      let count = row.byteCount(ofColumn: column)
      cells.append(unreadable: "", reason: "a blob of \(counted(count, "byte"))")
    }
  }

  /// A number that SQLite stores without its fraction, which is none.
  private mutating func takeDecimal(_ number: Int64) {
    if let decimal = Double(exactly: number) {
      cells.append(decimal: decimal)
    } else {
      cells.append(whole: number)
    }
  }

  private mutating func take(text: Span<UInt8>) {
    guard TextCheck.firstBrokenCharacter(text) == nil else {
      return cells.append(unreadable: text.text, reason: "a text that is not UTF-8")
    }
    guard let type = wanted.type else { return cells.append(text: text) }
    switch type.type {
    case .truth where type.words != nil && text.equals(yes): cells.append(truth: true)
    case .truth where type.words != nil && text.equals(no): cells.append(truth: false)
    case .date, .timestamp:
      if let grain = type.grain, let start = grain.start(writtenAs: text) {
        cells.append(date: start)
      } else if let date = DateCell(text), case .yearFirst = date.order,
        let day = date.date(dayFirst: true)
      {
        append(day, date.time, to: type.type)
      } else {
        cells.append(text: text)
      }
    default: cells.append(text: text)
    }
  }

  private mutating func append(_ day: CalendarDate, _ time: Int64?, to type: ValueType) {
    if time == nil, type == .date { return cells.append(date: day) }
    let start = Timestamp(startOf: day).microseconds
    cells.append(timestamp: Timestamp(microseconds: start + (time ?? 0)))
  }

  /// The cells with what the declared type comes to, now that all values are known.
  var source: TypedColumnSource {
    var source = TypedColumnSource(name: name, cells: cells)
    source.isExact = wanted.isVerbatim
    source.declared = fitting
    if let declared, let type = wanted.type, fitting == nil, cells.count(.missing) < cells.rowCount
    {
      let odd = cells.count(.text)
      if odd > 0, type.type.isNumber || type.type == .truth {
        source.notes.append("declared \(declared), but \(counted(odd, "value")) in it are text")
      }
    }
    return source
  }

  /// The declared type when all values are of it.
  private var fitting: ColumnType? {
    guard let type = wanted.type else { return nil }
    let values = cells.rowCount - cells.count(.missing, .unreadable)
    let fits =
      switch type.type {
      case .truth:
        cells.count(.truth) == values
          || (type.words == nil && cells.count(.whole) == values && cells.wholesAreBits)
      case .whole: cells.count(.whole) == values
      case .decimal: cells.count(.decimal) == values
      case .date: cells.count(.date) == values
      case .timestamp: cells.count(.timestamp) == values
      case .text: false
      }
    return fits ? type : nil
  }
}

extension Span<UInt8> {
  /// Whether the bytes are these.
  func equals(_ bytes: [UInt8]) -> Bool { count == bytes.count && matches(bytes, at: 0) }
}

extension Grain {
  /// The first day of a period as `text(of:)` writes it.
  func start(writtenAs text: Span<UInt8>) -> CalendarDate? {
    if let period = PeriodCell(text) { return period.grain == self ? period.start : nil }
    var position = 0
    if self == .year, text.count == 4, let year = text.number(at: &position, digits: 4...4) {
      return CalendarDate(year: year, month: 1, day: 1)
    }
    guard let date = DateCell(text), date.time == nil, case .yearFirst = date.order else {
      return nil
    }
    return date.date(dayFirst: true)
  }
}
