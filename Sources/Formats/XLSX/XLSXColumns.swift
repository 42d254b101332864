import Tables
import Values

/// The rows of a sheet on their way into columns: the first ones wait until the header is known.
struct XLSXColumns {
  /// The first rows, before it is known which hold names.
  private var waiting: [XLSXSheet.Row] = []
  private var places: [Int: Int] = [:]
  private var numbers: [Int] = []
  private var names: [String] = []
  private var cells: [TypedCells] = []
  private var cellCount = 0
  private var blankCount = 0
  private var lastRow = 0
  private var isStarted = false
  private var hasNames = false
  private let options: LoadOptions
  private let reading: CellReading
  /// How the sheet is laid out, with the evidence.
  private(set) var layout: [String] = []
  /// Whether the sheet has too many cells, most of them blank.
  private(set) var isTooLarge = false

  /// Starts with no rows.
  init(_ options: LoadOptions) {
    self.options = options
    reading = CellReading(options, quotesAreHabit: false)
  }

  /// Takes a row; false when there are too many cells.
  mutating func take(_ row: XLSXSheet.Row) -> Bool {
    guard row.number > options.skip ?? 0 else { return true }
    if isStarted {
      add(row)
    } else {
      waiting.append(row)
      if waiting.count >= XLSXColumns.sampleCount { start() }
    }
    isTooLarge = numbers.count * cells.count > XLSXColumns.cellLimit
    return !isTooLarge
  }

  /// The columns, when all rows were taken.
  mutating func finished() -> (sources: [TypedColumnSource], rows: [Int], notes: [String]) {
    if !isStarted { start() }
    for index in cells.indices { cells[index].pad(to: numbers.count) }
    let order = places.sorted { $0.key < $1.key }.map(\.value)
    let header = HeaderNames(order.map { names[$0] })
    let sources = order.enumerated().map { place, index in
      TypedColumnSource(name: header.names[place], cells: cells[index])
    }
    let blank =
      blankCount == 0
      ? [] : ["\(counted(blankCount, "blank row")) among the others left out"]
    // Without a header no column has a name, which the layout says.
    return (sources, numbers, (hasNames ? header.notes : []) + blank)
  }

  private mutating func start() {
    isStarted = true
    let head = XLSXHeader(waiting, options, reading)
    layout = head.evidence
    if let row = head.names {
      hasNames = true
      for (column, cell) in row.cells { names[place(of: column)] = cell.words }
      lastRow = row.number
    }
    for row in waiting.dropFirst(head.firstRow) { add(row) }
    waiting = []
  }

  private mutating func add(_ row: XLSXSheet.Row) {
    if lastRow > 0 { blankCount += row.number - lastRow - 1 }
    lastRow = row.number
    for (column, cell) in row.cells {
      let place = place(of: column)
      cells[place].pad(to: numbers.count)
      cells[place].append(cell)
    }
    numbers.append(row.number)
  }

  private mutating func place(of column: Int) -> Int {
    if let place = places[column] { return place }
    places[column] = cells.count
    names.append("")
    cells.append(TypedCells())
    return cells.count - 1
  }

  private static let sampleCount = 60
  /// More cells than this are not held, most of them would be blank.
  private static let cellLimit = 250_000_000
}

extension TypedCells {
  /// Adds a cell of a sheet.
  fileprivate mutating func append(_ cell: XLSXCell) {
    switch cell {
    case .whole(let number): append(whole: number)
    case .decimal(let number): append(decimal: number)
    case .share(let number): append(share: number)
    case .truth(let truth): append(truth: truth)
    case .date(let date): append(date: date)
    case .timestamp(let moment): append(timestamp: moment)
    case .text(let bytes): append(text: bytes.span)
    case .missing: appendMissing()
    case .unreadable(let text, let reason): append(unreadable: text, reason: reason)
    }
  }
}
