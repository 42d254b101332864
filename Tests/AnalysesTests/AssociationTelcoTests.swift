import Bitmaps
import Foundation
import Language
import Tables
import TestSupport
import Testing
import Values
import Work

@testable import Analyses

/// What the original Telco file shows, each against a slower or an independent way.
@Suite struct AssociationTelcoTests {
  private static let telco: Table? = {
    let file = "data/telco/WA_Fn-UseC_-Telco-Customer-Churn.csv"
    return Reference.path(file).flatMap { path in
      (try? AssociationTable.text(ofFile: path)).map(AssociationTable.read)
    }
  }()

  private func asking(_ options: [String: CheckedOption]) -> AssociationAsking? {
    Self.telco.map {
      AssociationAsking(
        table: $0, churned: "Churn", roles: [.customer: "customerID", .revenue: "MonthlyCharges"],
        options: options)
    }
  }

  // A rule as good as the twentieth has at least 652 of 7,043 customers as churners, 9.2 %.
  @Test func `the best of any length are those of a complete search, after few counts`() throws {
    guard var asking = asking(["max": .word("none")]) else { return }
    let best = try asking.ask()
    let leverages = (0..<20).compactMap { best.table.number("leverage", $0) }
    let base = best.fact("base")
    #expect((leverages.min() ?? 0) / (1 - base) > 0.0901)
    asking.options = [
      "max": .whole(9), "counting": .word("joint"), "support": .number(0.09), "keep": .word("all"),
      "top": .word("all"), "adjust": .word("none"),
    ]
    let names = Set(best.notes.flatMap { $0.message.split(separator: "`") }.map(String.init))
    let all = try asking.ask().table
    let rules = (0..<all.rowCount).filter { row in
      (all.number("productive_p", row) ?? 1) * best.fact("tests") <= 0.05
        && (all.number("lift", row) ?? 0) > 1
    }.map { all.text("rule", $0) }
    // `keep: all` tries values again that the answer shows by one of them.
    let kept = rules.filter { rule in
      !names.contains { $0.hasSuffix("No internet service") && rule.contains($0) }
    }
    #expect((0..<20).map { best.table.text("rule", $0) } == Array(kept.prefix(20)))
    #expect(best.notes.contains { $0.message.contains("; 4,214 were counted") })
  }

  // Of 2,707 with streaming television 814 churned, of 2,810 with internet and without it 942, of
  // all 7,043 customers 1,869.
  @Test func `streaming television goes with less churn among those with internet`() throws {
    guard var asking = asking(["max": .whole(1)]) else { return }
    asking.items = ["StreamingTV", "InternetService"].map(asking.item)
    asking.wantsExplanation = true
    let answer = try asking.ask()
    let notes = answer.notes.map(\.message)
    let crude = 814.0 * Double(5_174 - 1_893) / (1_893.0 * Double(1_869 - 814))
    let inside = 814.0 * 1_868 / (1_893.0 * 942)
    let texts = [crude, inside].map { NumberText.fixed($0, decimals: 2) }
    #expect(texts == ["1.34", "0.85"])
    #expect(
      notes.contains {
        $0.contains("`StreamingTV=Yes`") && $0.contains("among the others its odds ratio is 0.85")
          && $0.contains("not 1.34: it reverses")
      }
        && notes.contains {
          $0.hasPrefix("rules 2, 3 ask what does not concern `InternetService=No`")
        }
        && answer.explanation.contains { $0.contains("; of rule 3 0.85 (0.76 to 0.96), not 1.34.") },
      "\(notes) \(answer.explanation)")
    #expect(answer.screenColumns?.contains("concerned_odds_ratio") ?? false)
    let why = answer.reasons?.why(text: "StreamingTV=Yes") ?? []
    #expect(
      why.last?.hasSuffix("odds ratio is 0.85 (0.76 to 0.96), not 1.34: it reverses") ?? false)
  }

  // Who answers "No internet service" or "No phone service" to a question of the rule is left out.
  // Also where those without internet are too few for a rule of their own.
  @Test(arguments: [0.01, 0.25])
  func `each rule is held against those alone whom its questions concern`(support: Double) throws {
    let options: [String: CheckedOption] = [
      "max": .whole(2), "keep": .word("all"), "top": .word("all"), "support": .number(support),
    ]
    guard var asking = asking(options), let telco = Self.telco else { return }
    asking.items = ["StreamingTV", "MultipleLines", "InternetService", "PhoneService", "Contract"]
      .map(asking.item)
    let table = try asking.ask().table
    var (wrong, compared): ([String], Int) = ([], 0)
    for row in 0..<table.rowCount {
      let parts = table.text("rule", row).split(separator: " & ").map {
        $0.split(separator: "=").map(String.init)
      }
      let asks = parts.filter { !$0[1].hasSuffix("service") || $0[1] == "No" }.map { $0[0] }
      let absent = (0..<telco.rowCount).filter { customer in
        asks.contains {
          ["No internet service", "No phone service"].contains(telco.text($0, customer))
        }
      }
      let left = absent.count { telco.text("Churn", $0) == "true" }
      let (a, all) = (table.number("churned", row) ?? 0, table.number("customers", row) ?? 0)
      let c = 1_869 - Double(left) - a
      let d = 7_043 - Double(absent.count) - all - c
      let expected: Double? =
        absent.isEmpty || (a * d == 0 && (all - a) * c == 0) ? nil : a * d / ((all - a) * c)
      if expected != nil { compared += 1 }
      if table.number("concerned_odds_ratio", row) != expected {
        wrong.append("\(table.text("rule", row)): \(expected ?? .nan)")
      }
    }
    #expect(
      wrong == [] && compared > (support > 0.1 ? 4 : 20),
      "\(wrong.prefix(3)) of \(wrong.count), \(compared)")
  }

  // The same sums from the text of the file, in whole cents.
  @Test func `revenue at risk and its excess are those added up from the file`() throws {
    guard var asking = asking(["max": .whole(2), "top": .whole(12)]), let table = Self.telco else {
      return
    }
    asking.items = ["Contract", "InternetService", "PaymentMethod", "TechSupport"].map(asking.item)
    let answer = try asking.ask()
    let cents = (0..<table.rowCount).map { row in
      Int((Decimal(string: table.text("MonthlyCharges", row)) ?? 0) * 100 as NSDecimalNumber)
    }
    let left = (0..<table.rowCount).filter { table.text("Churn", $0) == "true" }
    let all = (cents.reduce(0, +), left.reduce(0) { $0 + cents[$1] })
    var (wrong, union, everyone): ([String], Set<Int>, Set<Int>) = ([], [], [])
    var (reach, gains): ([Set<Int>], [Double?]) = ([], [])
    for row in 0..<answer.table.rowCount {
      guard let condition = answer.rules[row + 1] else { continue }
      let members = table.rows(where: condition)
      let churners = members.filter { table.text("Churn", $0) == "true" }
      union.formUnion(churners)
      everyone.formUnion(members)
      reach.append(Set(churners))
      gains.append(answer.table.number("cover_added", row))
      let atRisk = churners.reduce(0) { $0 + cents[$1] }
      let held = members.reduce(0) { $0 + cents[$1] }
      let excess = Double(atRisk) - Double(all.1) * Double(held) / Double(all.0)
      let found = ["revenue_at_risk", "revenue_excess"].map { answer.table.number($0, row) ?? 0 }
      if found[0] != Double(atRisk) / 100 || abs(found[1] - excess / 100) > 1e-6 {
        wrong.append(answer.table.text("rule", row))
      }
    }
    let together = Double(union.reduce(0) { $0 + cents[$1] }) / 100
    #expect(wrong == [] && answer.table.rowCount > 6)
    #expect(answer.fact("union_revenue_at_risk") == together && together > 100_000)
    let kept = Double(everyone.reduce(0) { $0 + cents[$1] }) / 100
    let excess = together - Double(all.1) * kept / Double(all.0)
    #expect(abs((answer.fact("union_revenue_excess") ?? 0) - excess) < 1e-6 && excess > 10_000)
    #expect(gains == Self.greedyGains(reach) && gains.count { $0 != nil } > 1)
  }

  /// What each set adds when the one with most new members is taken again and again.
  private static func greedyGains(_ sets: [Set<Int>]) -> [Double?] {
    var (gains, reached) = ([Double?](repeating: nil, count: sets.count), Set<Int>())
    while true {
      let new = sets.map { $0.subtracting(reached).count }
      guard let most = new.max(), most > 0, let best = new.firstIndex(of: most) else {
        return gains
      }
      gains[best] = Double(most)
      reached.formUnion(sets[best])
    }
  }

  @Test func `two hundred draws of Telco say how often its rules come back`() throws {
    guard var asking = asking(["max": .whole(2), "stability": .whole(200), "top": .whole(15)])
    else { return }
    asking.items = ["Contract", "TechSupport", "PaymentMethod", "gender"].map(asking.item)
    let table = try asking.ask().table
    let shares = (0..<table.rowCount).map { table.number("selected", $0) ?? -1 }
    let first = ["rank_low", "rank_high"].map { table.number($0, 0) ?? 0 }
    // The first rule is significant beyond any doubt; each share is a number of 200 draws.
    #expect(shares.first == 1 && shares.allSatisfy { (0...1).contains($0) })
    #expect(shares.allSatisfy { ($0 * 200).rounded() == ($0 * 200) } && shares.count > 5)
    #expect(first[0] >= 1 && first[1] <= 3)
  }

  // pyfim 6.28, arules(supp = -82, zmax = 4, appear = {None: 'a', 2: 'c'}).
  @Test func `the rules of mushrooms are those of pyfim`() throws {
    let oracle = "oracles/association/pyfim-arules_mushroom_t2_jointsupp0.01_len4.csv"
    guard let path = Reference.path(oracle), let data = Reference.path("data/fimi/mushroom.dat")
    else { return }
    let baskets = try AssociationTable.text(ofFile: data).split(whereSeparator: \.isNewline).map {
      $0.split(separator: " ").compactMap { Int($0) }
    }
    var rows = (0..<120).map { _ in Bitmap(count: baskets.count) }
    for (basket, items) in baskets.enumerated() { for item in items { rows[item][basket] = true } }
    let items = (3..<120).filter { !rows[$0].isEmpty }
    let search = RuleSearch(
      matrix: BitMatrix(items.map { rows[$0] }, target: rows[2]), sources: items,
      thresholds: RuleThresholds(customers: 1, churned: 82), maximum: 3, budget: RuleBudget())
    let expected = try AssociationTable.text(ofFile: path).split(whereSeparator: \.isNewline)
      .dropFirst(2).map { $0.split(separator: ",").prefix(3).joined(separator: ",") }
    let tree = try search.run(in: WorkContext(threads: 2)).tree
    let found = tree.nodes.indices.map { place in
      let names = tree.items(of: place).map { "\(items[$0])" }.joined(separator: " ")
      return "\(names),\(tree.nodes[place].customers),\(tree.nodes[place].churned)"
    }
    #expect(found.count == 17_597 && Set(found) == Set(expected))
  }
}
