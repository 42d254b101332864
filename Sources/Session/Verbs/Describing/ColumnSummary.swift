import Bitmaps
import Statistics
import Tables
import Values

/// What `describe` says of one column.
struct ColumnSummary: Sendable {
  /// The rows without a value.
  let missing: Int
  /// How many different values there are.
  private(set) var distinct = 0
  /// The least value, the quartiles between, and the greatest of numbers and dates.
  private(set) var quartiles = [Value](repeating: .missing, count: 5)
  /// The mean of numbers; the share of true.
  private(set) var mean: Double?
  /// The most frequent values with their counts, when some value is there twice.
  private(set) var frequent: [(value: String, count: Int)] = []
  /// How numbers and dates spread, in bars.
  private(set) var histogram: String?

  /// Summarises the values of a column.
  ///
  /// - Complexity: O(*n* log *n*).
  init(of column: Column, _ description: ColumnType) {
    missing = column.missingCount
    switch column {
    case .text(let texts): summarize(texts)
    case .truth(let truths): summarize(truths)
    case .whole(let wholes): summarize(wholes.storage.doubles, of: column, description)
    case .decimal(let decimals): summarize(decimals.values, of: column, description)
    case .date(let dates): summarize(dates.days.map(Double.init), of: column, description)
    case .timestamp(let moments):
      summarize(moments.values.map(Double.init), of: column, description)
    }
  }

  /// How many of the most frequent values are kept.
  private static let topCount = 6

  /// The three most frequent values with their counts, when some value is there twice.
  var top: String? {
    guard !frequent.isEmpty else { return nil }
    return frequent.prefix(3).map { "\($0.value) (\(NumberText.grouped($0.count)))" }
      .joined(separator: ", ")
  }

  private mutating func summarize(_ column: TextColumn) {
    let (codes, dictionary) = column.coded
    var tally = [Int](repeating: 0, count: dictionary.count)
    for (row, code) in codes.wide.enumerated() where column.missing?[row] != true {
      tally[Int(code)] += 1
    }
    let used = tally.indices.filter { tally[$0] > 0 }
    distinct = used.count
    let order = used.sorted { left, right in
      tally[left] == tally[right]
        ? dictionary.precedes(left, right) : tally[left] > tally[right]
    }
    list(order.prefix(ColumnSummary.topCount).map { (dictionary[$0], tally[$0]) })
  }

  private mutating func summarize(_ column: TruthColumn) {
    let words = column.words ?? TruthWords(yes: "true", no: "false")
    let (yes, no) = (column.bits.populationCount, column.falseBits.populationCount)
    let counts = [(words.yes, yes), (words.no, no)].filter { $0.1 > 0 }
    distinct = counts.count
    if yes + no > 0 { mean = Double(yes) / Double(yes + no) }
    list(counts.sorted { $0.1 > $1.1 })
  }

  private mutating func summarize(
    _ all: [Double], of column: Column, _ description: ColumnType
  ) {
    let rows = column.present.setIndices()
    guard !rows.isEmpty else { return }
    let values = rows.map { all[Int($0)] }
    let order = rows.sorted { (all[Int($0)], $0) < (all[Int($1)], $1) }
    spread(order, values, of: column)
    if column.type.isNumber { mean = Moments(values).mean }
    let shares = Histogram(values, isWhole: column.type == .whole)
    histogram = shares?.text
    count(order, all, column, description)
  }

  /// The order statistics: observed values of dates, interpolated ones of numbers.
  private mutating func spread(_ order: [Int32], _ values: [Double], of column: Column) {
    let last = order.count - 1
    for (place, share) in [0, 0.25, 0.5, 0.75, 1].enumerated() {
      quartiles[place] = column.value(at: Int(order[Int(Double(last) * share)]))
    }
    guard column.type.isNumber else { return }
    var values = values
    let inner = quantiles(of: &values, at: [0.25, 0.5, 0.75]) ?? []
    for (place, number) in inner.enumerated() { quartiles[place + 1] = .decimal(number) }
  }

  /// Counts runs of equal values in their order.
  private mutating func count(
    _ order: [Int32], _ all: [Double], _ column: Column, _ description: ColumnType
  ) {
    var runs: [(row: Int, count: Int)] = []
    for row in order.map(Int.init) {
      if let run = runs.last, all[run.row] == all[row] {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((row, 1))
      }
    }
    distinct = runs.count
    let often = runs.sorted { ($1.count, $0.row) < ($0.count, $1.row) }
    list(
      often.prefix(ColumnSummary.topCount).map { run in
        (column.value(at: run.row).described(description), run.count)
      })
  }

  private mutating func list(_ counts: [(value: String, count: Int)]) {
    if counts.contains(where: { $0.count > 1 }) { frequent = counts }
  }
}

extension Value {
  /// The value in a column of texts: full words and dates, numbers to twelve digits.
  func described(_ description: ColumnType) -> String {
    switch self {
    case .decimal(let number):
      NumberText.shortest(Double(NumberText.significant(number, digits: 12)) ?? number)
    case .date(let date): (description.grain ?? .day).text(of: date)
    default: plainText
    }
  }
}
