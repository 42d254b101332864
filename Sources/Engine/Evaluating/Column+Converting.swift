import Bitmaps
import Tables
import Values
import Work

extension Column {
  /// Whole numbers, truths as 1 and 0, as decimals.
  var decimal: Column {
    switch self {
    case .whole(let column):
      .decimal(DecimalColumn(column.storage.doubles, missing: column.missing))
    case .truth(let column):
      .decimal(
        DecimalColumn(column.bits.map(false: 0.0, true: 1.0), missing: column.missing))
    default: self
    }
  }

  /// Truths as 1 and 0.
  var whole: Column {
    guard case .truth(let column) = self else { return self }
    let values = column.bits.map(false: Int8(0), true: Int8(1))
    return .whole(WholeColumn(storage: .one(values), missing: column.missing))
  }

  /// Whole numbers as truths: whether they are not zero.
  var truth: Column {
    guard case .whole(let column) = self else { return self }
    let zeros = Order.equal.rows(column.storage, 0, isFlipped: false, in: WorkContext())
    return .truth(TruthColumn(zeros.inverted(), missing: column.missing))
  }

  /// Dates as their midnights.
  var timestamp: Column {
    guard case .date(let column) = self else { return self }
    let values = Lane.map(column.days) { Int64($0) * Timestamp.microsecondsPerDay }
    return .timestamp(TimestampColumn(values, missing: column.missing))
  }

  /// Time stamps as their dates.
  var date: Column {
    switch self {
    case .timestamp(let column):
      let days = Lane.map(column.values) { Timestamp(microseconds: $0).date.days }
      return .date(DateColumn(days, missing: column.missing))
    case .date(let column): return .date(DateColumn(column.days, missing: column.missing))
    default: return self
    }
  }
}

extension Bitmap {
  /// One of two values for each bit.
  func map<Element: BitwiseCopyable>(false no: Element, true yes: Element) -> [Element] {
    [Element](capacity: count) { output in
      withWords { words in
        for row in 0..<count {
          output.append((words[row / 64] >> UInt64(row % 64)) & 1 == 1 ? yes : no)
        }
      }
    }
  }
}
