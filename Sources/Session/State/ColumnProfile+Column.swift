import Bitmaps
import Engine
import Language
import Tables
import Values
import Work

extension ColumnProfile {
  /// The most distinct values a profile lists.
  private static let limit = 200

  /// Summarises the values of a column.
  ///
  /// - Complexity: O(*n*).
  init(of column: Column) {
    self.init(rowCount: column.count, missingCount: column.missingCount)
    switch column {
    case .text(let text): summarize(text)
    case .truth(let truth): summarize(truth)
    case .whole, .decimal: summarize(column)
    default: break
    }
  }

  /// Summarises the first rows of a column of many rows, numbers or many different texts, else all.
  ///
  /// - Complexity: O(*n*) for few different texts, else O(1).
  init(brieflyOf column: Column) {
    guard column.type != .truth, column.count > ColumnProfile.briefCount else {
      self.init(of: column)
      return
    }
    let first = ColumnProfile(of: column.rows(0..<ColumnProfile.briefCount))
    guard column.type != .text || first.texts.count == ColumnProfile.limit else {
      self.init(of: column)
      return
    }
    self = first
    (rowCount, missingCount) = (column.count, column.missingCount)
  }

  /// The rows that a brief summary looks at.
  private static let briefCount = 1 << 15

  private mutating func summarize(_ column: TextColumn) {
    let (codes, dictionary) = column.coded
    var tally = [Int](repeating: 0, count: max(1, dictionary.count))
    for row in 0..<codes.count where column.missing?[row] != true { tally[Int(codes[row])] += 1 }
    let order = tally.indices.filter { tally[$0] > 0 }.sorted {
      (-tally[$0], $0) < (-tally[$1], $1)
    }
    texts = order.prefix(ColumnProfile.limit).map { dictionary[$0] }
    counts = order.prefix(ColumnProfile.limit).map { tally[$0] }
    let strange = order.filter { Double(dictionary[$0]) == nil }
    notNumbers = strange.reduce(0) { $0 + tally[$1] }
    odd = strange.prefix(5).map { dictionary[$0] }
    oddCounts = strange.prefix(5).map { tally[$0] }
  }

  private mutating func summarize(_ column: TruthColumn) {
    let words = column.words ?? TruthWords(yes: "true", no: "false")
    texts = [words.yes, words.no]
    counts = [column.bits.populationCount, column.falseBits.populationCount]
  }

  private mutating func summarize(_ column: Column) {
    let ends = column.ends(in: WorkContext())
    (least, greatest) = (ends?.least, ends?.greatest)
  }
}
