import Analyses
import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Testing
import Values
import Work

/// Rules, notes and mistakes on small tables.
@Suite struct AssociationTests {
  /// Twelve customers, six of whom left.
  private static let twelve = AssociationTable.read(
    """
    id,plan,card,visits,app,joined,churned
    a,basic,No,1,true,1,Yes
    b,basic,No,2,true,2,Yes
    c,basic,No,3,true,3,Yes
    d,basic,Yes,4,true,4,Yes
    e,basic,Yes,5,false,5,No
    f,pro,No,6,true,6,Yes
    g,pro,No,7,false,7,No
    h,pro,Yes,8,false,8,Yes
    i,pro,Yes,9,false,,No
    j,pro,Yes,10,true,,No
    k,,Yes,11,true,,No
    l,pro,Yes,12,false,12,No
    """)

  private static let wide: [String: CheckedOption] = [
    "keep": .word("all"), "top": .word("all"), "churners": .whole(0), "support": .number(0.01),
    "max": .whole(2),
  ]

  /// Number, rule, customers, churned and the measures that make a reader look twice.
  private func lines(_ answer: Answer, _ columns: [String], first: Int = 100) -> [String] {
    (0..<min(first, answer.table.rowCount)).map { row in
      columns.map { column in
        let value = answer.table.column(column)?.value(at: row) ?? .text("no column")
        guard case .decimal(let number) = value else { return value.plainText }
        return NumberText.significant(number, digits: 4)
      }.joined(separator: " ")
    }
  }

  // By hand: 12 customers, 6 churners. card=No: 5 customers, 4 churners, leverage 4/12 - 5·6/144 =
  // 0.125, odds ratio 4·5/(1·2) = 10, p = (C(6,4)C(6,1) + C(6,5)) / C(12,5) = 96/792.
  @Test func `twelve customers give the counts and measures worked out by hand`() throws {
    var asking = AssociationAsking(table: Self.twelve, options: Self.wide)
    asking.options["max"] = .whole(1)
    let answer = try asking.ask()
    let columns = [
      "number", "rule", "customers", "churned", "confidence", "lift", "leverage", "conviction",
      "odds_ratio", "risk_ratio", "p",
    ]
    #expect(
      lines(answer, columns) == [
        "1 app=true 7 5 0.7143 1.429 0.125 1.75 10 3.571 0.1212",
        "2 card=No 5 4 0.8 1.6 0.125 2.5 10 2.8 0.1212",
        "3 joined=[1,3] 3 3 1 2 0.125 inf inf 3 0.09091",
        "4 plan=basic 5 4 0.8 1.6 0.125 2.5 10 2.8 0.1212",
        "5 visits=[1,3.75] 3 3 1 2 0.125 inf inf 3 0.09091",
        "6 visits=(3.75,6.5] 3 2 0.6667 1.333 0.04167 1.5 2.5 1.5 0.5",
        "7 joined=(3,5] 2 1 0.5 1 0 1 1 1 0.7727", "8 joined=(5,7] 2 1 0.5 1 0 1 1 1 0.7727",
        "9 joined=(7,12] 2 1 0.5 1 0 1 1 1 0.7727",
        "10 visits=(6.5,9.25] 3 1 0.3333 0.6667 -0.04167 0.75 0.4 0.6 0.9091",
        "11 plan=pro 6 2 0.3333 0.6667 -0.08333 0.75 0.25 0.5 0.96",
        "12 app=false 5 1 0.2 0.4 -0.125 0.625 0.1 0.28 0.9924",
        "13 card=Yes 7 2 0.2857 0.5714 -0.125 0.7 0.1 0.3571 0.9924",
        "14 visits=(9.25,12] 3 0 0 0 -0.125 0.5 0 0 1",
      ])
  }

  @Test func `every combination on random tables has the counts and p of the slow twin`() throws {
    for seed in UInt64(1)...6 {
      let table = Self.random(seed: seed)
      let (customers, churned) = (seed % 2 == 0 ? 3 : 1, Int(seed % 3))
      let twin = AssociationTwin(
        table, outcome: "churned", maximum: 3, customers: customers, churned: churned)
      let answer = try AssociationAsking(
        table: table,
        options: [
          "keep": .word("all"), "top": .word("all"), "churners": .whole(churned),
          "support": .number(Double(customers) / 60), "adjust": .word("none"),
        ]
      ).ask()
      var found: [String: AssociationTwin.Rule] = [:]
      for row in 0..<answer.table.rowCount {
        found[answer.table.text("rule", row)] = AssociationTwin.Rule(
          customers: Int(answer.table.number("customers", row) ?? -1),
          churned: Int(answer.table.number("churned", row) ?? -1),
          p: rounded(answer.table.number("p", row)),
          productive: rounded(answer.table.number("productive_p", row)))
      }
      let expected = twin.rules.mapValues { rule in
        AssociationTwin.Rule(
          customers: rule.customers, churned: rule.churned, p: rounded(rule.p),
          productive: rounded(rule.productive))
      }
      #expect(found == expected, "seed \(seed)")
      #expect(answer.fact("tests") == Double(twin.combinations), "seed \(seed)")
    }
  }

  private func rounded(_ number: Double?) -> Double {
    ((number ?? -1) * 1e9).rounded() / 1e9
  }

  /// Sixty customers with four columns of two to four values, some of them missing.
  private static func random(seed: UInt64) -> Table {
    var random = SeededRandom(seed: seed)
    func cell(_ count: Int, blank: Bool) -> String {
      let draw = random.int(below: count + (blank ? 1 : 0))
      return draw == count ? "" : "v\(draw)"
    }
    let rows = (0..<60).map { _ in
      let left = random.chance(1 / 3) ? "true" : "false"
      return [
        cell(3, blank: true), cell(2, blank: false), cell(4, blank: true), cell(2, blank: true),
        left,
      ].joined(separator: ",")
    }
    return AssociationTable.read((["a,b,c,d,churned"] + rows).joined(separator: "\n"))
  }
}
