import Statistics
import Tables
import Values

/// Random tables with ties and missing values, the same for the same seed.
struct RandomRows {
  private var random: SeededRandom

  /// Starts at a seed.
  init(seed: UInt64) { random = SeededRandom(seed: seed &+ 1_000) }

  /// A whole number below a limit.
  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  /// A column of every type, one of whole numbers far apart, and one text without codes.
  mutating func table(rowCount: Int) -> Table {
    let types: [ValueType] = [.truth, .whole, .decimal, .date, .timestamp, .text]
    var fields = types.map { Field($0.rawValue, $0) }
    let rows = (0..<rowCount).map { _ in
      types.map { below(5) == 0 ? .missing : value($0) }
    }
    var columns = fields.indices.map { place in
      Column(rows.map { $0[place] }, fields[place].description)
    }
    let far = (0..<rowCount).map { _ in Value.whole(Int64(below(4) - 2) << 60) }
    let plain = (0..<rowCount).map { _ in value(.text).plainText }
    fields += [Field("far", .whole), Field("plain", .text)]
    columns += [
      Column(far, ColumnType(.whole)), .text(TextColumn(.plain(TextPool(plain)))),
    ]
    return Table(fields: fields, columns: columns, rowCount: rowCount)
  }

  /// Some different columns of a table.
  mutating func columns(of table: Table, upTo count: Int) -> [String] {
    let names = table.fields.map(\.name).shuffled(using: &random)
    return Array(names.prefix(below(count + 1)))
  }

  /// `count()`, `count(text)`, `sum(whole)`, `min(text)` and `distinct(decimal)` of rows.
  static func summary(of rows: [[Value]], in table: Table) -> [Value] {
    func known(_ name: String) -> [Value] {
      rows.map { $0[table.index(of: name) ?? 0] }.filter { $0 != .missing }
    }
    let total = known("whole").reduce(Int64(0)) { sum, value in
      if case .whole(let number) = value { sum + number } else { sum }
    }
    return [
      .whole(Int64(rows.count)), .whole(Int64(known("text").count)), .whole(total),
      known("text").min { SlowTwin.precedes($0, $1) } ?? .missing,
      .whole(Int64(Set(known("decimal")).count)),
    ]
  }

  /// A value of a type.
  mutating func constant(_ type: ValueType) -> Value { value(type) }

  private mutating func value(_ type: ValueType) -> Value {
    switch type {
    case .truth: .truth(below(2) == 0)
    case .whole: .whole([0, 1, -1, 2, 300, -70_000, 5_000_000_000][below(7)])
    case .decimal: .decimal([0, -0.0, 1, -1.5, 0.1, 1e300, -1e300, .infinity][below(8)])
    case .date: .date(CalendarDate(days: Int32(below(9)) - 4))
    case .timestamp: .timestamp(Timestamp(microseconds: Int64(below(9)) * 86_400_000_000 - 1))
    case .text: .text(["", "a", "ab", "abcdefgh", "abcdefghi", "b", "é", "东北", "A"][below(9)])
    }
  }
}
