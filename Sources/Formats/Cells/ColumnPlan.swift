import Tables
import Values

/// What a column becomes, decided from the cells of the whole file.
struct ColumnPlan: Sendable, Equatable {
  /// The way cells are turned into values.
  enum Target: Sendable, Equatable {
    case truth(TruthWords)
    case whole
    case decimal
    case date(dayFirst: Bool)
    case period(Grain)
    case timestamp(dayFirst: Bool)
    case text
  }

  /// The way cells are turned into values.
  var target: Target
  /// What the numbers stand for.
  var kind = Kind.plain
  /// What a reader should know.
  var notes: [String] = []
  /// How numbers are written, when it is not the plain way.
  var style: NumberStyle?
  /// What was demanded of the column.
  var demand = CellReading.Demand.free

  /// Why numbers stay text of which some, such as numbers of orders, have more digits than a decimal keeps.
  static let longNumbers =
    "stays text: whole numbers of more than 15 digits beside decimals would lose digits; `number:` with "
    + "its name reads them, rounded"

  /// Whether `none` is a missing value, and quoted markers are.
  var readsWordsAsMissing: Bool {
    switch target {
    case .text, .truth: false
    default: true
    }
  }

  /// Why a cell could not be read.
  func reason(_ cell: String) -> String {
    let isShort = description.type.isTime && ShortYearDate(Array(cell.utf8).span) != nil
    return "no \(description.type.name)" + (isShort ? ": its year has two digits" : "")
  }

  /// The description of the column.
  var description: ColumnType {
    switch target {
    case .truth(let words):
      ColumnType(.truth, words: words == TruthWords(yes: "true", no: "false") ? nil : words)
    case .whole: ColumnType(.whole, kind: kind)
    case .decimal: ColumnType(.decimal, kind: kind)
    case .date: ColumnType(.date)
    case .period(let grain): ColumnType(.date, grain: grain)
    case .timestamp: ColumnType(.timestamp)
    case .text: ColumnType(.text)
    }
  }

  /// How many values of the column are missing, and how they were written.
  func missing(_ evidence: ColumnEvidence) -> ColumnReport.Missing {
    var missing = ColumnReport.Missing()
    missing.empty = evidence.count(.empty)
    missing.blank = evidence.count(.blank)
    missing.marker = evidence.count(.marker)
    if readsWordsAsMissing { missing.marker += evidence.count(.noneWord, .quotedMarker) }
    return missing
  }
}
