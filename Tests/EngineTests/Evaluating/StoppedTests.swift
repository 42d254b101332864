import Language
import Synchronization
import Tables
import Testing
import Values
import Work

@testable import Engine

/// Lines that are stopped at every place where they look at the stop flag, and then run again.
@Suite struct StoppedTests {
  private let formulae = TypedFormulae(
    "regions",
    of: [
      (
        "regions",
        Table(fields: [Field("name", .text)], rows: ["n", "s", "w"].map { [.text($0)] })
      ),
      (
        "customers",
        Table(
          fields: [
            Field("id", .text), Field("region", .text), Field("paid", .decimal),
            Field("tenure", .whole),
          ],
          rows: (0..<90).map { row in
            [
              .text("C\(row * 7 % 60)"), .text(["n", "s", "e"][row % 3]),
              .decimal(Double(row * 31 % 40)), .whole(Int64(row % 13)),
            ]
          })
      ),
    ], links: [Link(many: "customers", one: "regions", manyKey: "region", oneKey: "name")])

  static let lines = [
    "sum(customers.paid)", "median(customers.paid)", "distinct(customers.id)",
    "count(customers where tenure > 5)", "max(customers.id)",
    "stdev(customers.paid) + count(customers)", "distinct(customers.paid)",
    "first(customers.tenure)", "quantile(customers.paid, 90%)",
  ]

  @Test(arguments: lines)
  func `A line that was stopped answers rightly when it runs again`(line: String) throws {
    let expression = try #require(formulae.checked(line).value)
    let expected = try column(expression, formulae.fresh, WorkContext(threads: 1))
    var (stops, wrong): (Int, [Int]) = (0, [])
    for polls in 0..<10_000 {
      let library = formulae.fresh
      let asked = Atomic(0)
      let stop = StopFlag { asked.wrappingAdd(1, ordering: .relaxed).oldValue >= polls }
      guard (try? column(expression, library, WorkContext(threads: 1, stop: stop))) == nil
      else { break }
      stops += 1
      if try column(expression, library, WorkContext(threads: 1)) != expected {
        wrong.append(polls)
      }
    }
    #expect(wrong.isEmpty && stops > 3 && stops < 10_000, "\(stops) stops, wrong after \(wrong)")
  }

  static let long = [
    "some + some", "plain + some", "some + \"x\"", "some < plain", "some matches plain",
    "if(number > 5, plain, few)", "greatest(plain, few)", "concat(few, some)",
    "prefix(some, number)",
  ]

  /// One piece of rows, and four.
  private static let tables = [1, 4].map { pieces in
    let rows = pieces << 16
    let texts = (0..<9_000).map { "t\($0)" }
    let codes = Codes(
      narrowing: (0..<rows).map { UInt32($0 % texts.count) }, distinctCount: texts.count)
    let some = TextColumn(.coded(codes, TextPool(texts)))
    let few = TextColumn(.coded(.one([UInt8](repeating: 0, count: rows)), TextPool(["all"])))
    return Table(
      fields: [
        Field("number", .whole), Field("some", .text), Field("few", .text), Field("plain", .text),
      ],
      columns: [
        .whole(WholeColumn(storage: .one((0..<rows).map { Int8($0 % 9) }))), .text(some),
        .text(few), .text(some.plain(in: WorkContext())),
      ], rowCount: rows)
  }

  @Test(arguments: long)
  func `A formula of texts looks at the stop flag all along its rows`(line: String) throws {
    let counts = try StoppedTests.tables.map { table in
      let formulae = TypedFormulae(table)
      let asked = Atomic(0)
      let stop = StopFlag {
        asked.add(1, ordering: .relaxed)
        return false
      }
      let evaluator = Evaluator(
        library: formulae.library, work: WorkContext(threads: 1, stop: stop))
      _ = try evaluator.column(
        of: try #require(formulae.checked(line).value), in: formulae.frame)
      return asked.load(ordering: .relaxed)
    }
    // Three pieces more are three looks more, and where pieces meet there is another.
    #expect(counts[1] - counts[0] >= 3, "\(counts)")
  }

  private func column(
    _ expression: CheckedExpression, _ library: Library, _ work: WorkContext
  ) throws -> Column {
    let evaluator = Evaluator(library: library, work: work)
    let column = try evaluator.column(
      of: CheckedExpression(.origin(expression), expression.type),
      in: evaluator.storedFrame("regions"))
    try work.poll()
    return column
  }
}

extension TypedFormulae {
  /// Its tables and links, and nothing computed yet.
  fileprivate var fresh: Library { Library(tables: library.tables, links: library.links) }
}
