import Statistics
import Testing

/// The customers of a rule are those its row counts, whatever steps stand before `associate`.
@Suite struct RuleMembersTests {
  /// Six hundred customers: `late` payers leave more often, `north` ones and young ones too.
  private static let session: AskingSession = {
    var random = SeededRandom(seed: 5)
    let rows = (0..<600).map { row in
      let region = ["north", "south", "east", ""][random.int(below: 4)]
      let age = 20 + random.int(below: 50)
      let pays = random.chance(0.4) ? "late" : "early"
      let left = random.chance(
        0.1 + (pays == "late" ? 0.3 : 0) + (region == "north" ? 0.2 : 0) + (age < 35 ? 0.2 : 0))
      let known = random.chance(0.95)
      return "c\(row),\(region),\(age),\(pays),\(random.int(below: 900)),\(known ? "\(left)" : "")"
    }
    return AskingSession(
      "people", (["id,region,age,pays,spend,left"] + rows).joined(separator: "\n") + "\n")
  }()

  private static let start = "role customer = id\nrole churned = left\nsegment young = age < 35\n"
  private static let all = "keep: all churners: 0 support: 0% max: 2 top: all"

  /// The rows whose members are others than they count, and how many rows there are.
  private func unfaithful(_ line: String) -> (wrong: [String], rows: Int) {
    let script = Self.start + line
    let rows = Self.session.answer(script + " | select number, rule, customers")
      .split(separator: "\n").dropFirst().filter { !$0.hasPrefix("note") }
    let wrong = stride(from: 0, to: rows.count, by: max(1, rows.count / 5)).compactMap { row in
      let known = "\nmembers \(row + 1) | filter left is not missing | count"
      let found = Self.session.answer(script + known).split(separator: "\n").dropFirst().first
      let count = found.map(String.init) ?? ""
      return rows[row].hasSuffix(",\(count)") ? nil : "\(rows[row]): \(count)"
    }
    return (wrong, rows.count)
  }

  @Test(arguments: [
    #"filter region = "north" | associate pays, age"#,
    #"filter young | associate pays, region"#,
    #"exclude region = "north" | associate pays, age"#,
    #"exclude region = "north" blank: drop | associate pays, age"#,
    #"filter region = "north" blank: keep | associate pays, age"#,
    "derive spend = spend / 10 | associate spend, pays",
    "derive pays = region | associate pays, age",
    "derive old = (age > 50) | filter old | associate old, pays, region",
    "derive young = (age > 60) | associate young, pays",
    #"derive young = (region = "north") | filter young | associate pays, age"#,
    "derive age = spend / 10 | filter young | associate pays, region",
    "select pays, cost = spend * 2, left | filter cost < 900 | associate cost, pays",
    "sort spend desc | associate pays by region",
    "filter age >= 30 and spend < 500 | associate young, pays, region",
  ])
  func `members are those that the row counts`(line: String) {
    let (wrong, rows) = unfaithful("\(line) \(Self.all)")
    #expect(wrong == [] && rows > 3, "\(rows) rows")
  }

  @Test(arguments: [
    ("sample 200 | associate pays", "`sample 200` chose the rows"),
    ("sort spend | take 300 | associate pays", "`take 300` chose the rows"),
    ("let part = people | filter young\npart | associate pays", "an earlier result"),
    ("distinct pays, region, age, left | associate pays with left", "`distinct` made the rows"),
  ])
  func `a rule of rows that no condition makes is refused, and why`(line: String, reason: String) {
    // An answer before it must not lend its rules.
    let script = Self.start + "associate age \(Self.all)\n\(line) \(Self.all)\n"
    for asking in ["members 1", "segment s = rule(1)"] {
      let answer = Self.session.answer(script + asking)
      #expect(answer.hasPrefix("N9") && answer.contains(reason), "\(asking): \(answer)")
    }
  }

  @Test func `whom a row does not count is said`() {
    let script = Self.start + "associate pays \(Self.all)"
    #expect(
      Self.session.answer(script + "\nmembers 1 | count").contains("without a known outcome"))
    #expect(
      Self.session.answer(script + " holdout: 50%\nmembers 1 | count").contains(
        "held out of the search or without a known outcome"))
  }
}
