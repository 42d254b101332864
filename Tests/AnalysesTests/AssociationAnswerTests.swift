import Analyses
import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Testing
import Values
import Work

/// What stands around the rules: conditions, options, groups, notes and mistakes.
@Suite struct AssociationAnswerTests {
  /// Four hundred customers: `slow` drives churn, `mirror` is the same customers as `slow`.
  private static let shop: Table = {
    var random = SeededRandom(seed: 11)
    let rows = (0..<400).map { row in
      let slow = random.chance(0.3)
      let left = random.chance(slow ? 0.7 : 0.15)
      let why = left ? (random.chance(0.5) ? "price" : "service") : ""
      let visits = random.int(below: 50) - 5
      let region = row % 4 == 0 ? "" : row % 2 == 0 ? "north" : "south"
      return "c\(row),\(slow ? "Yes" : "No"),\(slow ? 1 : 0),\(visits),\(region),\(why),\(left)"
    }
    return AssociationTable.read(
      (["id,slow,mirror,visits,region,why,churned"] + rows).joined(separator: "\n"))
  }()

  private func rules(_ answer: Answer, _ column: String = "rule") -> [String] {
    (0..<answer.table.rowCount).map { answer.table.text(column, $0) }
  }

  private func notes(_ answer: Answer) -> [String] { answer.notes.map(\.message) }

  @Test func `the default answer folds equal customers and names what it leaves out`() throws {
    let answer = try AssociationAsking(table: Self.shop).ask()
    #expect(rules(answer) == ["mirror=1"])
    #expect(
      notes(answer) == [
        "left out of the rules: `churned` (the outcome), `id` (mostly unique text), "
          + "`why` (known only of those who churned; `keep: all` tries it)",
        "customers without a value count as outside the rule: `region` (100)",
        "102 combinations of up to 3 can be formed of 10 items; p is adjusted for all of them "
          + "(Holm)",
        "77 of 78 rules held back: 36 not raising churn, 40 adjusted p above 5%, 1 same customers "
          + "as another; `keep: all top: all` shows them",
        "rule 1: same customers as `slow=Yes`",
        "this is a snapshot of what goes with churn, not proof of what causes it",
      ])
  }

  @Test func `the condition of a rule finds exactly its customers`() throws {
    var asking = AssociationAsking(table: Self.shop, options: ["blank": .word("item")])
    asking.options.merge(["keep": .word("all"), "top": .word("all")]) { $1 }
    asking.items = ["slow", "mirror", "visits", "region"].map(asking.item)
    asking.items.append(asking.item("visits", atLeast: 20))
    let answer = try asking.ask()
    #expect(unfaithful(answer) == [] && answer.table.rowCount > 100)
  }

  /// The rows of an answer whose condition finds other customers than its counts say.
  private func unfaithful(_ answer: Answer) -> [Int] {
    (0..<answer.table.rowCount).filter { row in
      guard let condition = answer.rules[row + 1] else { return true }
      let found = Self.shop.rows(where: condition)
      let left = found.count { Self.shop.text("churned", $0) == "true" }
      return Double(found.count) != answer.table.number("customers", row)
        || Double(left) != answer.table.number("churned", row)
    }
  }

  @Test func `sides, blanks and behaviours decide the items`() throws {
    let everything: [String: CheckedOption] = [
      "keep": .word("all"), "top": .word("all"), "max": .whole(1), "churners": .whole(0),
    ]
    var asking = AssociationAsking(table: Self.shop, options: everything)
    func items(_ names: [String], _ option: String, _ value: CheckedOption) throws -> [String] {
      asking.items = names.map(asking.item)
      asking.options = everything.merging([option: value]) { $1 }
      return try rules(asking.ask()).sorted()
    }
    #expect(try items(["slow", "mirror"], "sides", .word("yes")) == ["mirror=1", "slow=Yes"])
    #expect(
      try items(["region"], "blank", .word("item")) == [
        "region=(missing)", "region=north", "region=south",
      ])
    asking.behaviours = [asking.item("visits", atLeast: 20, named: "busy")]
    asking.items = [
      CheckedItem(
        name: "behaviours", content: .word("behaviours"), range: AssociationAsking.nowhere)
    ]
    asking.options = everything
    #expect(try rules(asking.ask()) == ["busy"])
    asking.options["sides"] = .word("both")
    #expect(try rules(asking.ask()).sorted() == ["busy", "not busy"])
  }

  @Test func `each group is searched by itself and numbered through`() throws {
    var asking = AssociationAsking(table: Self.shop, options: ["max": .whole(1)])
    asking.clauses[.by] = [asking.item("region")]
    let answer = try asking.ask()
    let lines = (0..<answer.table.rowCount).map { row in
      ["region", "number", "rule", "customers", "churned"].map { answer.table.text($0, row) }
        .joined(separator: " ")
    }
    #expect(
      lines == [
        "north 1 mirror=1 34 25", "north 2 visits=(5,18] 30 16", "south 3 mirror=1 59 42",
        " 4 mirror=1 32 23",
      ])
    #expect(unfaithful(answer) == [])
  }

  @Test func `the order of rows and the number of threads change nothing`() throws {
    let options: [String: CheckedOption] = ["keep": .word("all"), "top": .word("all")]
    var rows = Array(Int32(0)..<Int32(Self.shop.rowCount))
    var random = SeededRandom(seed: 5)
    random.shuffle(&rows)
    let first = try AssociationAsking(table: Self.shop, options: options, threads: 1).ask()
    let other = try AssociationAsking(
      table: Self.shop.gathered(at: rows), options: options, threads: 3
    ).ask()
    #expect(first.table == other.table && first.facts == other.facts)
  }

  @Test func `explaining puts the numbers of the first rule into the formulae`() throws {
    let answer = try AssociationAsking(table: Self.shop, wantsExplanation: true).ask()
    #expect(
      answer.explanation.prefix(8) == [
        "rule 1: mirror=1", "                 churned   stayed      all",
        "in the rule           90       35      125", "others                41      234      275",
        "everyone             131      269      400",
        "confidence = 90 / 125 = 72.00% (Wilson 63.56% to 79.12%)",
        "base       = 131 / 400 = 32.75%", "lift       = 72.00% / 32.75% = 2.198",
      ])
  }

  private func mistake(_ change: (inout AssociationAsking) -> Void) -> String {
    var asking = AssociationAsking(table: Self.shop)
    change(&asking)
    do throws(AnalysisError) {
      _ = try asking.ask()
      return "no mistake"
    } catch {
      guard case .diagnostic(let diagnostic) = error.reason else { return "stopped" }
      return diagnostic.code + " " + diagnostic.message
    }
  }

  @Test func `what cannot be answered is said, and a stopped run has no answer`() {
    let stayers = Self.shop.gathered(
      at: (0..<400).filter { Self.shop.text("churned", $0) == "false" }.map(Int32.init))
    let mistakes = [
      mistake { asking in
        asking.options["max"] = .word("none")
        asking.options["top"] = .word("all")
      },
      mistake { $0.table = stayers },
      mistake { $0.table = Self.shop.gathered(at: []) },
      mistake { $0.items = [$0.item("id")] },
      mistake { asking in
        asking.items = [
          CheckedItem(
            name: "behaviours", content: .word("behaviours"), range: AssociationAsking.nowhere)
        ]
      },
      mistake { $0.stop.stop() },
    ]
    #expect(
      mistakes == [
        "B2 rules without a limit of length cannot all be listed",
        "B3 `churned` is true for nobody of 269 customers, so there is nothing to compare",
        "B3 there are no customers for whom `churned` is known, so there is nothing to compare",
        "B4 no column is left to try", "B1 no behaviour is defined for this table", "stopped",
      ])
  }
}
