import Diagnostics
import Formats
import Tables
import Testing
import Values

@testable import Session

/// What a session computes once and keeps, and what it says of it each time.
@Suite struct KeptColumnTests {
  private let orders = AskingSession([
    "orders": "id,a,b\n1,10,0\n1,4,2\n2,6,3\n2,,1\n", "people": "id,x\n1,8\n2,9\n",
  ])

  static let lines: [(line: String, note: String)] = [
    (
      "people | derive s = sum(orders.a / orders.b)", "note: 1 division by zero has no value"
    ),
    (
      "orders | derive q = 1 | filter big | count",
      "note: 2 of 4 rows left out because the condition is missing"
    ),
    (
      "orders | filter big | count", "note: 2 of 4 rows left out because the condition is missing"
    ),
    (
      "orders | derive q = 1 | filter some | count",
      "note: 1 of 4 rows left out because a is missing"
    ),
    ("orders | filter some | count", "note: 1 of 4 rows left out because a is missing"),
    (
      "orders | filter people.x > 8 and a > 5 | count",
      "note: 1 of 4 rows left out because people.x or a is missing"
    ),
  ]

  @Test(arguments: lines)
  func `A line that runs again says what it said before`(example: (line: String, note: String)) {
    let script = """
      use orders
      segment big = a / b > 2
      segment some = a > 1
      link orders to people on id

      """
    let found = [1, 2].map { times in
      orders.answer(script + Array(repeating: example.line, count: times).joined(separator: "\n"))
    }
    #expect(found[0] == found[1])
    #expect(found[0].split(separator: "\n").contains(Substring(example.note)), "\(found[0])")
  }

  @Test func `A segment is computed once until its table changes, also on the table itself`() {
    let session = Session(files: .readOnly)
    var notes: [String] = []
    func run(_ text: String) {
      _ = session.run(Source(text: text)) { reply in
        if case .result(let result) = reply { notes = result.notes.map(\.message) }
      }
    }
    session.hold(.ones(1_000), as: "t")
    run("segment t.odd = n > 0")
    let kept = session.state.cache.byteCount
    run("t | filter odd | count")
    #expect(kept > 0 && session.state.cache.byteCount == kept)
    run("tables")
    #expect(notes.count == 1 && notes[0].hasPrefix("columns kept for later lines take"))
  }

  @Test func `Memory counts what undo can bring back, and a table that is forgotten leaves room`() {
    let session = Session(files: .readOnly)
    var said: [String] = []
    func run(_ text: String) {
      _ = session.run(Source(text: text)) { reply in
        if case .diagnostics(let found, _) = reply { said += found.map(\.message) }
      }
    }
    session.hold(.ones(50_000), as: "big")
    session.hold(.ones(10_000), as: "small")
    run("set memory \"400 kB\"")
    run("forget small")
    #expect(
      session.oldTableBytes > 0 && session.memory.used == session.tableBytes + session.oldTableBytes
    )
    run("tables")
    #expect(said.isEmpty && session.oldTableBytes > 0)
    run("forget big")
    run("tables")
    #expect(said.count == 1 && said[0].contains("can no longer be undone"), "\(said)")
    #expect(session.oldTableBytes == 0 && session.memory.used == 0)
  }

  @Test func `The last result counts as memory, and lets old tables go when others need the room`()
  {
    let session = Session(files: .readOnly)
    var said: [String] = []
    func run(_ text: String) {
      _ = session.run(Source(text: text)) { reply in
        if case .diagnostics(let found, _) = reply { said += found.map(\.message) }
      }
    }
    session.hold(.ones(50_000), as: "big")
    run("big | derive m = n + 1 | take 40000")
    #expect(session.memory.used >= session.tableBytes + 40_000 * 5)
    run("big | count")
    #expect(session.memory.used < session.tableBytes + 100)
    run("set memory \"400 kB\"")
    run("forget big")
    run("set timing on")
    #expect(session.oldTableBytes < 100 && session.memory.used < 100)
    said = []
    run("explain last")
    #expect(said.count == 1 && said[0].contains("let go for memory"), "\(said)")
  }
}

extension Table {
  /// A table of a column of ones, four bytes each.
  fileprivate static func ones(_ count: Int) -> Table {
    Table(
      fields: [Field("n", .whole)],
      columns: [.whole(WholeColumn(storage: .four([Int32](repeating: 1, count: count))))],
      rowCount: count)
  }
}
