import Bitmaps
public import Values

extension Column {
  /// A column of `count` missing values.
  public static func missing(_ description: ColumnType, count: Int) -> Column {
    constant(.missing, description, count: count)
  }

  /// A column that repeats one value, which must be missing or of the described type.
  public static func constant(_ value: Value, _ description: ColumnType, count: Int) -> Column {
    let missing = value == .missing ? Bitmap(repeating: true, count: count) : nil
    switch description.type {
    case .truth:
      let bits = Bitmap(repeating: value == .truth(true), count: count)
      return .truth(TruthColumn(bits, missing: missing, words: description.words))
    case .whole:
      let number = if case .whole(let number) = value { number } else { Int64(0) }
      return .whole(WholeColumn([Int64](repeating: number, count: count), missing: missing))
    case .decimal:
      let values = [Double](repeating: value.number ?? 0, count: count)
      return .decimal(DecimalColumn(values, missing: missing))
    case .date:
      let days = if case .date(let date) = value { date.days } else { Int32(0) }
      let column = DateColumn(
        [Int32](repeating: days, count: count), missing: missing, grain: description.grain)
      return .date(column)
    case .timestamp:
      let moment = if case .timestamp(let moment) = value { moment.microseconds } else { Int64(0) }
      let values = [Int64](repeating: moment, count: count)
      return .timestamp(TimestampColumn(values, missing: missing))
    case .text:
      let text = if case .text(let text) = value { text } else { "" }
      let codes = Codes.one([UInt8](repeating: 0, count: count))
      return .text(TextColumn(.coded(codes, TextPool([text])), missing: missing))
    }
  }

  /// A column of a few values, each missing or of the described type; for results and tests.
  ///
  /// - Complexity: O(*n*).
  public init(_ values: [Value], _ description: ColumnType) {
    let missing = Bitmap(count: values.count) { values[$0] == .missing }
    switch description.type {
    case .truth:
      let bits = Bitmap(count: values.count) { values[$0] == .truth(true) }
      self = .truth(TruthColumn(bits, missing: missing, words: description.words))
    case .whole:
      let numbers = values.map { value in
        if case .whole(let number) = value { number } else { Int64(0) }
      }
      self = .whole(WholeColumn(numbers, missing: missing))
    case .decimal:
      self = .decimal(DecimalColumn(values.map { $0.number ?? 0 }, missing: missing))
    case .date:
      let days = values.map { value in
        if case .date(let date) = value { date.days } else { Int32(0) }
      }
      self = .date(DateColumn(days, missing: missing, grain: description.grain))
    case .timestamp:
      let moments = values.map { value in
        if case .timestamp(let moment) = value { moment.microseconds } else { Int64(0) }
      }
      self = .timestamp(TimestampColumn(moments, missing: missing))
    case .text:
      let texts = values.map { value -> String? in
        if case .text(let text) = value { text } else { nil }
      }
      self = .text(TextColumn(texts))
    }
  }
}
