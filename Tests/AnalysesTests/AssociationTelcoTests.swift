import Foundation
import Language
import Tables
import TestSupport
import Testing
import Values

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
}
