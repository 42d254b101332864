import Statistics
import Testing

/// Reasons and notes of rules say what was done with them, and for whom.
@Suite struct RuleReasonsTests {
  /// Twelve hundred customers: late payers leave more often, in the south also young ones; `cause`
  /// decides who leaves in the north alone.
  private static let session: AskingSession = {
    var random = SeededRandom(seed: 8)
    let rows = (0..<1_200).map { row in
      let (isNorth, isLate, isYoung) = (random.chance(0.5), random.chance(0.4), random.chance(0.5))
      let chance = 0.12 + (isLate ? 0.3 : 0) + (isYoung && !isNorth ? 0.25 : 0)
      let left = random.chance(chance)
      let cause = isNorth ? left : random.chance(left ? 0.6 : 0.4)
      return "c\(row),\(isNorth ? "north" : "south"),\(isLate ? "late" : "early"),"
        + "\(isYoung ? "young" : "old"),\(cause ? "a" : "b"),"
        + "\(["x", "y", "z"][random.int(below: 3)]),\(left)"
    }
    return AskingSession(
      "people", (["id,region,pays,age,cause,noise,left"] + rows).joined(separator: "\n") + "\n")
  }()

  private static let start = "role customer = id\nrole churned = left\n"

  private func said(_ line: String) -> String { Self.session.answer(Self.start + line) }

  @Test func `with customers held out, a reason tells which of the two parts spoke against a rule`()
  {
    let line = "associate region, pays, age, noise max: 2 holdout: 50% "
    let rows = said(line + "keep: all alpha: 1 top: all | select rule, productive_p, adjusted_p")
      .split(separator: "\n").dropFirst().filter { !$0.hasPrefix("note") }
    var (wrong, kinds): ([String], [String: Int]) = ([], [:])
    for row in rows {
      let cells = row.split(separator: ",")
      let (productive, adjusted) = (Double(cells[1]) ?? .nan, Double(cells[2]) ?? .nan)
      let kind =
        productive > 0.05
        ? "not tested on those held out: productive p among the customers"
        : adjusted > 0.05 ? "fails among those held out: adjusted p = " : "it is listed, as row"
      guard kinds[kind, default: 0] < 3 else { continue }
      let answer = said("\(line)\nwhy not \"\(cells[0])\"")
      if answer.contains("does not raise churn") { continue }
      kinds[kind, default: 0] += 1
      if !answer.contains(kind) || answer.contains("could have been tried") {
        wrong.append("\(row): \(answer)")
      }
    }
    #expect(wrong == [] && kinds.count == 3, "\(kinds)")
  }

  @Test
  func `what is held fixed decides the outcome in the groups named, and in all without names`() {
    let note = "in every group of `cause` nobody or everybody churned, so that no rule has an"
    let some = said("associate pays, age by region given cause max: 1")
    #expect(
      some.contains("note: region \"north\": \(note)") && !some.contains("south\": \(note)"),
      "\(some)")
    let all = said(#"filter region = "north" | associate pays, age by region given cause max: 1"#)
    #expect(all.contains("note: \(note)"), "\(all)")
  }

  @Test func `the odds ratio that differs between what is held fixed is said`() {
    let line = "associate pays, age, noise given region max: 1 keep: all top: all"
    let p = said(line + " | select homogeneity_p").split(separator: "\n").dropFirst()
      .prefix { !$0.hasPrefix("note") }.map { Double($0) ?? 1 }
    // Holm's first two steps by hand.
    let sure = p.indices.sorted { p[$0] < p[$1] }
    let first = p[sure[0]] * Double(p.count) < 0.05
    let second = first && p[sure[1]] * Double(p.count - 1) < 0.05
    let third = second && p[sure[2]] * Double(p.count - 2) < 0.05
    let numbers = sure.prefix(2).map { $0 + 1 }.sorted().map(String.init).joined(separator: ", ")
    let answer = said(line)
    #expect(
      second && !third
        && answer.contains(
          "note: rules \(numbers): the odds ratio differs between the groups of `region`; one"),
      "\(p) \(answer)")
  }
}
