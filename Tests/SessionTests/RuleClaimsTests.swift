import Statistics
import Testing

/// What `associate` says of rules is so: what repeats, leaks, is missing or was never there.
@Suite struct RuleClaimsTests {
  /// Eight hundred customers: plan C leaves more often; `tariff` is the plan again, `status` leaks but
  /// for one customer, `why` is known of those who left, `fee` not of everyone.
  private static let rows: [(text: String, hasFee: Bool)] = {
    var random = SeededRandom(seed: 21)
    var isException = true
    return (0..<800).map { row in
      let plan = random.int(below: 3)
      let left = random.chance([0.15, 0.25, 0.5][plan])
      let region = ["north", "south", "east", "west"][random.int(below: 4)]
      let status = left || isException ? "closed" : ["open", "idle"][random.int(below: 2)]
      if !left { isException = false }
      let why = left ? ["price", "move"][random.int(below: 2)] : ""
      let hasFee = random.chance(0.8)
      let fee = hasFee ? "\(random.int(below: 90) + 10)" : ""
      let cells = [
        "c\(row)", ["A", "B", "C"][plan], ["k1", "k2", "k3"][plan], region, status, why, fee,
        left ? "true" : "false",
      ]
      return (cells.joined(separator: ","), hasFee)
    }
  }()

  private static let session = AskingSession(
    "people",
    (["id,plan,tariff,region,status,why,fee,left"] + rows.map(\.text)).joined(separator: "\n")
      + "\n")

  private static let start = "role customer = id\nrole churned = left\nrole reason = why\n"

  private func said(_ line: String) -> String { Self.session.answer(Self.start + line) }

  @Test(arguments: [
    (#"why not "why=price""#, "`why` takes no part: role reason, known only after churn"),
    (#"why not "status=closed""#, "it may follow from churn; `keep: all` tries it"),
    (#"why not "tariff=k3""#, "`tariff=k3` is the same as `plan=C`, which stands for it"),
    (#"why not "plan=C""#, "the default answer lists it, as row 1"),
    (#"why not "plan=C & plan=C""#, "the default answer lists it, as row 1"),
    (#"why not "region=nort & plan=C""#, "no item is called `region=nort`"),
    (#"why not """#, "name a rule as rules print"),
  ])
  func `after everything was kept, reasons are those of the default answer`(
    question: String, reason: String
  ) {
    let answer = said("associate keep: all top: all support: 0% churners: 1\n" + question)
    #expect(answer.contains(reason), "\(answer)")
  }

  @Test func `a row of everything that was kept is asked about as it stands there`() {
    let all = "associate keep: all top: all max: 2"
    let rows = said(all + " | select rule").split(separator: "\n").dropFirst()
    let leak = rows.firstIndex(of: "status=closed") ?? 0
    let answer = said("\(all)\nwhy not \(leak)")
    #expect(leak > 0 && answer.hasPrefix("`status=closed`\n`status` takes no part"), "\(answer)")
  }

  @Test func `columns that repeat each other are said to, and concern everyone`() {
    let columns = said("associate plan, tariff, region")
    #expect(columns.contains("the same customers as `plan=A`, `plan=B`, `plan=C`, which stand for"))
    let condition = said("behaviour dear = plan = \"C\"\nassociate behaviours, plan, region")
    let numbers = said("derive twice = fee * 2 | associate fee, twice, plan")
    for answer in [columns, condition, numbers] {
      #expect(
        !answer.contains("does not apply") && !answer.contains("does not concern"), "\(answer)")
    }
  }

  @Test func `customers without revenue are counted, and a text is no revenue`() {
    let without = Self.rows.count { !$0.hasFee }
    let answer = said("associate plan value: fee")
    #expect(answer.contains("\(without) customers without a value of `fee` count as bringing"))
    #expect(!said("filter fee is not missing | associate plan value: fee").contains("bringing"))
    #expect(said("associate plan value: region").hasPrefix("B10 `region` holds no numbers"))
  }

  @Test func `what decides the outcome but for one customer is left out`() {
    let answer = said("associate max: 1")
    let closed = Self.rows.count { $0.text.contains(",closed,") }
    #expect(
      answer.contains(
        "`status` (\(closed - 1) of the \(closed) with `status=closed` churned: it may follow from"),
      "\(answer)")
  }

  @Test func `held fixed, only what was there vanishes, and silence has its cause`() {
    let decided = said("associate plan, region given why")
    #expect(decided.contains("in every group of `why` nobody or everybody churned"))
    #expect(!decided.contains("is part of what is held fixed"))
    #expect(said("associate plan given tariff").contains("rule 1 is part of what is held fixed"))
    let regions = said("associate region given plan max: 1 keep: all")
    #expect(regions.contains("adjusted_odds_ratio") && !regions.contains("vanishes"), "\(regions)")
  }

  @Test func `not before a condition of parts means all of it`() {
    let line = #"associate region = "north" or region = "south" sides: both keep: all max: 1"#
    let rules = said(line + " | select rule").split(separator: "\n")
    #expect(rules.contains(#"not (region = "north" or region = "south")"#), "\(rules)")
  }

  @Test(arguments: [
    "coalesce(ended, joined) - joined", "last(calls.topic)",
    "early | derive early = (ended is missing)",
  ])
  func `what is computed from leaving, or from what came after it, is left out`(item: String) {
    let (behaviour, step) = (item.prefix { $0 != "|" }, item.drop { $0 != "|" }.dropFirst())
    let derive = step.isEmpty ? "" : "\(step) | "
    let answer = Self.leavers.answer(Self.leaving + "\(derive)associate \(behaviour), plan max: 1")
    #expect(answer.contains("left out of the rules: `") && answer.contains("; `keep: all` tries"))
    #expect(!answer.contains("refund,") && answer.contains("plan="), "\(answer)")
  }

  @Test func `a derived column of linked rows is looked through`() {
    let line = "derive n = count(calls) | associate n, plan max: 1"
    let answer = Self.leavers.answer(Self.leaving + line)
    #expect(answer.contains("left out of the rules: `n` (measured after"), "\(answer)")
    #expect(Self.leavers.answer(Self.leaving + line + " keep: all").contains("n=2"))
  }

  private static let leaving = """
    link calls to people on id
    use people
    role ended = ended
    role joined = joined
    role churned = ended is not missing

    """

  /// Two hundred customers, of whom those who left called about a refund three days after.
  private static let leavers: AskingSession = {
    var random = SeededRandom(seed: 3)
    var people = ["id,plan,joined,ended"]
    var calls = ["id,date,topic"]
    for row in 0..<200 {
      let plan = ["A", "B"][random.int(below: 2)]
      let left = random.chance(plan == "A" ? 0.7 : 0.2)
      people.append("c\(row),\(plan),2025-01-0\(1 + row % 9),\(left ? "2025-06-01" : "")")
      calls.append("c\(row),2025-03-01,bill")
      if left, random.chance(0.6) { calls.append("c\(row),2025-06-04,refund") }
    }
    return AskingSession([
      "people": people.joined(separator: "\n") + "\n",
      "calls": calls.joined(separator: "\n") + "\n",
    ])
  }()
}
