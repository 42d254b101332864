import Statistics
import Testing
import Values

/// Behaviours seen before a day, held against who leaves after it.
@Suite struct ObservationTests {
  /// A customer with days counted from 2025-01-01.
  private struct Customer {
    let joined: Int
    let ended: Int?
    let events: [(day: Int, kind: String)]
  }

  private static let first = CalendarDate(year: 2025, month: 1, day: 1) ?? .init(days: 0)

  private static func date(_ day: Int?) -> String {
    day.map { first.adding(days: $0).description } ?? ""
  }

  /// Three hundred customers of a year; `late` gives some an event after they left.
  private static func customers(late: Bool) -> [Customer] {
    var random = SeededRandom(seed: 77)
    // The last day of the year makes the date at which the data is looked at.
    let last = Customer(joined: 0, ended: nil, events: [(364, "none")])
    return [last]
      + (0..<300).map { _ in
        let joined = random.int(below: 300)
        let ended = random.chance(0.5) ? min(364, joined + 5 + random.int(below: 200)) : nil
        var events = (0..<random.int(below: 9)).map { _ in
          let day = joined + random.int(below: max(1, (ended ?? 365) - joined))
          return (day: day, kind: ["call", "mail", "visit"][random.int(below: 3)])
        }
        if late, let ended, ended < 360, ended > joined + 30, random.chance(0.5) {
          events.append((ended + 2, "mail"))
        }
        return Customer(joined: joined, ended: ended, events: events)
      }
  }

  private static func session(
    _ customers: [Customer], _ others: [String: String] = [:]
  ) -> AskingSession {
    let people = customers.enumerated().map { place, customer in
      "c\(place),\(date(customer.joined)),\(date(customer.ended))"
    }
    let events = customers.enumerated().flatMap { place, customer in
      customer.events.map { "c\(place),\(date($0.day)),\($0.kind)" }
    }
    let tables = [
      "people": (["id,joined,ended"] + people).joined(separator: "\n") + "\n",
      "events": (["id,date,kind"] + events).joined(separator: "\n") + "\n",
    ]
    return AskingSession(tables.merging(others) { $1 })
  }

  private static let start = """
    link events to people on id
    use people
    role ended = ended
    role joined = joined
    role churned = ended is not missing
    behaviour called = count(events where kind = "call") >= 1
    behaviour busy = count(events) >= 3
    behaviour recent = count(events where date in last 20 days) >= 1
    behaviour early = count(events where kind = "mail" and date in first 30 days of people.joined) >= 1

    """

  // Seen from 2025-05-02 (day 121) to 2025-06-30, leaving from 2025-07-01 (day 181) to 2025-08-29.
  @Test func `behaviours before a day and leaving after it are those counted one by one`() {
    let customers = Self.customers(late: true)
    let answer = Self.session(customers).answer(
      Self.start + """
        associate behaviours observe: 60 days until: 2025-06-30 outcome: 60 days keep: all \
        churners: 0 support: 0% max: 1 top: all | select rule, customers, churned
        """)
    let there = customers.filter { $0.joined < 181 && ($0.ended ?? 999) >= 181 }
    func line(_ name: String, _ shows: (Customer) -> Bool) -> String {
      let found = there.filter(shows)
      return "\(name),\(found.count),\(found.count { $0.ended.map { $0 < 241 } ?? false })"
    }
    func seen(_ customer: Customer, _ days: Range<Int>, _ kind: String? = nil) -> Int {
      customer.events.count { days.contains($0.day) && (kind == nil || $0.kind == kind) }
    }
    let expected: Set = [
      line("called") { seen($0, 121..<181, "call") >= 1 },
      line("busy") { seen($0, 121..<181) >= 3 },
      line("recent") { seen($0, 161..<181) >= 1 },
      line("early") { customer in
        // Known only of those whose first thirty days were over by then.
        customer.joined + 30 <= 181
          && seen(customer, customer.joined..<min(customer.joined + 30, 181), "mail") >= 1
      },
    ]
    let lines = answer.split(separator: "\n").map(String.init)
    #expect(Set(lines.filter { $0.contains(",") && !$0.contains(" ") }.dropFirst()) == expected)
    #expect(
      lines.contains {
        $0.contains("behaviours from 2025-05-02 to 2025-06-30, of the \(there.count) who were")
          && $0.contains("leaving from 2025-07-01 to 2025-08-29")
      }, "\(answer)")
  }

  @Test func `without behaviours linked rows are counted, and members are those of the rule`() {
    let session = Self.session(Self.customers(late: false))
    let line = """
      associate observe: 60 days until: 2025-06-30 outcome: 60 days keep: all churners: 0 max: 2 \
      top: all
      """
    let rows = session.answer(Self.start + line + " | select rule, customers").split(
      separator: "\n"
    )
    .dropFirst().filter { !$0.hasPrefix("note") }
    #expect(rows.count > 20 && rows.contains { $0.contains("count(events: visit)=") })
    var wrong: [String] = []
    for place in [0, rows.count / 2, rows.count - 1] {
      let members = session.answer(Self.start + line + "\nmembers \(place + 1) | count")
      let count = members.split(separator: "\n").dropFirst().first ?? ""
      if !rows[place].hasSuffix(",\(count)") { wrong.append("\(rows[place]) \(members)") }
    }
    #expect(wrong == [])
  }

  @Test func `a behaviour that counts what came after leaving is named and left out`() {
    let line = "associate behaviours max: 1 churners: 0 support: 0% alpha: 100%"
    let late = Self.session(Self.customers(late: true))
    let guarded = late.answer(Self.start + line)
    let reason = "had left; `keep: all` tries it"
    let named = guarded.split(separator: "\n").first { $0.contains("left out of the rules") } ?? ""
    #expect(named.contains("`busy` (measured after") && named.contains(reason), "\(guarded)")
    #expect(!named.contains("`called`") && !named.contains("`early`"))
    let kept = late.answer(Self.start + line + " keep: all top: all")
    #expect(kept.contains("busy") && !kept.contains(reason))
    let clean = Self.session(Self.customers(late: false)).answer(Self.start + line)
    #expect(!clean.contains(reason))
  }

  // Everyone there on 2025-07-01 who left later: `ended` of them is known only after it.
  @Test(arguments: [
    (
      "behaviour short = ended - joined < 90", "short",
      "reads `ended`: role ended, known only after"
    ),
    ("", "coalesce(ended, joined) - joined", "reads `ended`: role ended, known only after"),
    ("", "ended", "tells who has left until now"),
    (
      "behaviour told = count(answers) >= 1", "told",
      "no role says on which day the rows of `answers` happened"
    ),
  ])
  func `what is known only after the window takes no part, and says why`(
    behaviour: String, item: String, reason: String
  ) {
    let customers = Self.customers(late: true)
    let answers = customers.indices.filter { $0 % 3 == 0 }.map { "c\($0),yes" }
    let session = Self.session(
      customers, ["answers": (["id,answer"] + answers).joined(separator: "\n") + "\n"])
    let answer = session.answer(
      Self.start + "link answers to people on id\nuse people\n" + behaviour
        + "\nassociate \(item), busy observe: 60 days until: 2025-06-30 outcome: 60 days max: 1 "
        + "alpha: 1")
    #expect(answer.contains("left out of the rules: `\(item)` (\(reason)"), "\(answer)")
    let rules = answer.split(separator: "\n").filter { $0.first?.isNumber ?? false }
    #expect(rules.allSatisfy { $0.contains(",busy,") }, "\(answer)")
  }

  @Test(arguments: [
    ("associate observe: 60 days", "B8"), ("associate outcome: 60 days until: 2025-03", "B8"),
    ("associate observe: 5 hours outcome: 3 days", "B8"),
    ("associate with joined > 2025-06-01 observe: 60 days outcome: 3 days", "B8"),
    ("associate observe: 60 days until: 2025-12-20 outcome: 30 days", "B9"),
  ])
  func `what a window lacks is said`(line: String, code: String) {
    let answer = Self.session(Self.customers(late: false)).answer(Self.start + line)
    #expect(answer.hasPrefix(code), "\(answer)")
  }
}
