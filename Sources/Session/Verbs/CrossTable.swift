import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The counts of each pair of two values.
struct CrossTable {
  /// The fields behind the two values.
  static let figures = [
    Field("count", .whole, kind: .count), Field("row_share", .decimal, kind: .share),
    Field("column_share", .decimal, kind: .share),
  ]

  private let fields: [Field]
  private let down: [Value]
  private let across: [Value]
  /// The counts, row after row.
  private let counts: [Int64]

  /// The most cells that are laid out.
  private static let mostCells = 20_000

  /// Counts the rows before a verb by two values.
  init(
    _ columns: [NamedExpression], _ input: StageInput, at range: SourceRange
  ) throws(SessionError) {
    let counted = try CrossTable.counted(columns, input)
    fields = counted.fields
    let first = CrossTable.values(of: counted.columns[0])
    let second = CrossTable.values(of: counted.columns[1])
    down = CrossTable.ordered(first)
    across = CrossTable.ordered(second)
    guard down.count * across.count <= CrossTable.mostCells else {
      throw SessionError(
        .crossTooLarge(columns.map(\.name), [down.count, across.count], at: range))
    }
    let rows = Dictionary(uniqueKeysWithValues: zip(down, down.indices))
    let places = Dictionary(uniqueKeysWithValues: zip(across, across.indices))
    var counts = [Int64](repeating: 0, count: down.count * across.count)
    for (row, (left, right)) in zip(first, second).enumerated() {
      guard let line = rows[left], let place = places[right],
        case .whole(let count) = counted.columns[2].value(at: row)
      else { continue }
      counts[line * across.count + place] = count
    }
    self.counts = counts
  }

  private static func counted(
    _ columns: [NamedExpression], _ input: StageInput
  ) throws(SessionError) -> Table {
    let call = AggregateCall(function: "count", arguments: [], condition: nil)
    let count = CheckedExpression(.aggregate(call), ColumnType(.whole, kind: .count))
    let query = GroupQuery(
      source: input.plan, keys: columns, aggregates: [NamedExpression("count", count)])
    do throws(EngineError) {
      return try input.engine.groups(query).table
    } catch {
      throw SessionError(error)
    }
  }

  private static func values(of column: Column) -> [Value] {
    (0..<column.count).map { column.value(at: $0) }
  }

  /// The different values in their own order, missing last.
  private static func ordered(_ values: [Value]) -> [Value] {
    Set(values).sorted { left, right in
      switch (left, right) {
      case (.missing, _): false
      case (_, .missing): true
      case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
      case (.truth(let left), .truth(let right)): !left && right
      case (.date(let left), .date(let right)): left < right
      case (.timestamp(let left), .timestamp(let right)): left < right
      case (.whole(let left), .whole(let right)): left < right
      default: (left.number ?? 0) < (right.number ?? 0)
      }
    }
  }

  /// One row for each pair of values.
  var table: Table {
    let rows = down.indices.flatMap { line in
      across.indices.map { place -> [Value] in
        let count = counts[line * across.count + place]
        return [
          down[line], across[place], .whole(count), .share(count, of: total(ofRow: line)),
          .share(count, of: total(ofColumn: place)),
        ]
      }
    }
    return Table(fields: Array(fields.prefix(2)) + CrossTable.figures, rows: rows)
  }

  private func total(ofRow line: Int) -> Int64 {
    across.indices.reduce(0) { $0 + counts[line * across.count + $1] }
  }

  private func total(ofColumn place: Int) -> Int64 {
    down.indices.reduce(0) { $0 + counts[$1 * across.count + place] }
  }

  /// The counts of known values.
  private var known: ContingencyTable? {
    let lines = down.indices.filter { down[$0] != .missing }
    let places = across.indices.filter { across[$0] != .missing }
    guard !lines.isEmpty, !places.isEmpty else { return nil }
    return ContingencyTable(
      counts: lines.flatMap { line in
        places.map { Double(counts[line * across.count + $0]) }
      }, columns: places.count)
  }

  /// Pearson's test of the known values, when both have two or more.
  var facts: Table? {
    guard let known, let test = known.chiSquared, let strength = known.cramersV else { return nil }
    let rows: [[Value]] = [
      [.text("chi_squared"), .missing, .decimal(test.statistic)],
      [.text("degrees"), .missing, .decimal(Double(known.degrees))],
      [.text("p"), .missing, .decimal(test.p)],
      [.text("cramers_v"), .missing, .decimal(strength)],
    ]
    return Table(fields: Table.factFields, rows: rows)
  }

  /// What the test leaves out, and when it is rough.
  var notes: [Diagnostic] {
    guard let known else { return [] }
    var notes: [Diagnostic] = []
    let all = counts.reduce(0, +)
    let left = Int(all) - Int(known.total)
    if left > 0 {
      let share = "\(NumberText.grouped(left)) of \(NumberText.grouped(Int(all))) rows"
      notes.append(.note("the test leaves out \(share) because a value is missing"))
    }
    if known.chiSquared == nil {
      notes.append(.note("no test: it takes two or more known values of each"))
    } else if let least = known.smallestExpected, least < 5 {
      let expected = NumberText.fixed(least, decimals: 1)
      notes.append(.note("the test is rough: the smallest expected count is \(expected), below 5"))
    }
    return notes
  }
}

extension Value {
  /// A share of rows; missing of no rows.
  fileprivate static func share(_ count: Int64, of total: Int64) -> Value {
    total > 0 ? .decimal(Double(count) / Double(total)) : .missing
  }
}

extension Diagnostic {
  fileprivate static func crossTooLarge(
    _ names: [String], _ counts: [Int], at range: SourceRange
  ) -> Diagnostic {
    let sizes = counts.map { NumberText.grouped($0) }.joined(separator: " by ")
    return Diagnostic(
      code: "E7", message: "`\(names.joined(separator: "` by `"))` are \(sizes) values, too many",
      range: range, advice: ["gather them first, for example with  bands(x, …)  or  month(d)"],
      stage: .run)
  }
}
