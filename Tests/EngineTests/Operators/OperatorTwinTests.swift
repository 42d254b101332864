import Language
import Statistics
import Tables
import Testing
import Values
import Work

@testable import Engine

/// Random tables through the operators and their slow twins; the seed is the test's argument.
@Suite struct OperatorTwinTests {
  static let sizes = [0, 1, 2, 17, 64, 150]

  @Test(arguments: 0..<36)
  func `Groups are those of a dictionary`(seed: UInt64) throws {
    var random = RandomRows(seed: seed)
    let table = random.table(rowCount: Self.sizes[Int(seed) % 6])
    let keys = random.columns(of: table, upTo: 3)
    let query = GroupQuery(
      source: table.plan, keys: keys.map { .column($0, of: table) },
      aggregates: [
        NamedExpression("n", .call("count", of: table)),
        NamedExpression("known", .call("count", ["text"], of: table)),
        NamedExpression("total", .call("sum", ["whole"], of: table)),
        NamedExpression("least", .call("min", ["text"], of: table)),
        NamedExpression("kinds", .call("distinct", ["decimal"], of: table)),
      ])
    let places = keys.compactMap(table.index(of:))
    let expected = SlowTwin.groups(table.rows, by: places).map { key, rows in
      key + RandomRows.summary(of: rows, in: table)
    }
    let found = try MemoryEngine().run(.grouping(query, madeBy: "summarize")).table.rows
    #expect(found == expected, "seed \(seed), keys \(keys)")
  }

  @Test(arguments: 0..<36)
  func `Sorting and taking the first of a sort are insertion sort`(seed: UInt64) throws {
    var random = RandomRows(seed: seed)
    let table = random.table(rowCount: Self.sizes[Int(seed) % 6])
    let names = random.columns(of: table, upTo: 3)
    let directions = names.map { _ in random.below(2) == 0 }
    let keys = zip(names, directions).map {
      SortKey(.column($0, of: table), $1 ? .descending : .ascending)
    }
    let places = zip(names, directions).map { (table.index(of: $0) ?? 0, isDescending: $1) }
    let expected = SlowTwin.sorted(table.rows, by: places)
    let count = random.below(8)
    let sorted = table.plan.sorted(by: keys)
    let found = [
      try MemoryEngine().run(sorted).table.rows,
      try MemoryEngine().run(sorted.taking(count)).table.rows,
      try MemoryEngine().run(sorted.taking(-count)).table.rows,
    ]
    #expect(
      found == [expected, Array(expected.prefix(count)), Array(expected.suffix(count))],
      "seed \(seed), keys \(names), first \(count)")
  }

  @Test(arguments: 0..<24)
  func `Distinct rows are those of a set`(seed: UInt64) throws {
    var random = RandomRows(seed: seed)
    let table = random.table(rowCount: Self.sizes[Int(seed) % 6])
    let names = random.columns(of: table, upTo: 3)
    let plan = table.plan.projecting(names.map { .column($0, of: table) })
    let expected = SlowTwin.distinct(
      table.rows.map { row in names.map { row[table.index(of: $0) ?? 0] } })
    let found = [
      try MemoryEngine().run(plan.distinct([])).table.rows,
      try MemoryEngine().run(table.plan.distinct(names.map { .column($0, of: table) })).table.rows,
    ]
    // Without columns the second plan is about all of them.
    let whole = names.isEmpty ? SlowTwin.distinct(table.rows) : expected
    #expect(found == [expected, whole], "seed \(seed), columns \(names)")
  }

  @Test(arguments: 0..<36)
  func `Joins are nested loops`(seed: UInt64) throws {
    var random = RandomRows(seed: seed)
    let left = random.table(rowCount: Self.sizes[Int(seed) % 6])
    let right = random.table(rowCount: Self.sizes[Int(seed / 6) % 6])
    let names = random.columns(of: left, upTo: 2) + ["text"]
    let keys = Array(Set(names)).sorted()
    let others = right.fields.filter { !keys.contains($0.name) }
    let keeps = random.below(2) == 0
    let plan = left.plan.joined(
      with: right.plan, by: Join(leftKeys: keys, rightKeys: keys, keepsUnmatched: keeps),
      fields: left.fields + others.map { Field("right_\($0.name)", $0.description) })
    // The twin takes the width of the right side from its first row.
    guard right.rowCount > 0 else { return }
    let expected = SlowTwin.joined(
      left.rows, right.rows, on: keys.compactMap(left.index(of:)), keepsUnmatched: keeps)
    #expect(try MemoryEngine().run(plan).table.rows == expected, "seed \(seed), keys \(keys)")
  }

  @Test func `A few rows of many texts are grouped and sorted by their own texts`() throws {
    let names = Table(
      fields: [Field("name", .text)], rows: (0..<500).map { [.text("n\($0 * 7 % 500)")] })
    let few = names.gathered(at: [3, 499, 3, -1, 250])
    let name = CheckedExpression.column("name", of: few)
    let query = GroupQuery(
      source: few.plan, keys: [NamedExpression("name", name)],
      aggregates: [
        NamedExpression("n", .call("count", of: few)),
        NamedExpression("last", .call("max", ["name"], of: few)),
      ])
    let found = try [
      MemoryEngine().run(.grouping(query, madeBy: "summarize")).table.text,
      MemoryEngine().run(few.plan.sorted(by: [SortKey(name, .descending)])).table.text,
    ]
    #expect(
      found == [
        "name,n,last\nn21,2,n21\nn250,1,n250\nn493,1,n493\n,1,",
        "name\nn493\nn250\nn21\nn21\n",
      ])
  }
}
