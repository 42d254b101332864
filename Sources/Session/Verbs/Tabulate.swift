import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

extension Verb {
  /// `tabulate A, B`.
  static let tabulate = Verb(
    VerbDeclaration(
      name: "tabulate", category: .groups,
      summary:
        "Counts the rows of each pair of two values, with shares and a test of independence.",
      slot: SlotDeclaration(
        .named, [Argument("first", .value([])), Argument("second", .value([]))], minimum: 2),
      results: [
        ResultColumn("count", "The rows that have both values; 0 when none has."),
        ResultColumn("row_share", "Their share of the rows with the first value."),
        ResultColumn("column_share", "Their share of the rows with the second value."),
      ],
      facts: [
        ResultColumn(
          "chi_squared", "Pearson's test that the two have nothing to do with each other."),
        ResultColumn("degrees", "The degrees of freedom of that test."),
        ResultColumn(
          "p", "The probability of such counts if they had nothing to do with each other."),
        ResultColumn("cramers_v", "How strongly the two go together, from 0 to 1."),
      ],
      page: HelpPage(
        formula: "chi_squared = sum of (count - expected)^2 / expected; "
          + "cramers_v = sqrt(chi_squared / (n * (min(rows, columns) - 1)))",
        source: "Pearson 1900; Cramér 1946, without correction",
        use: "To see whether two properties go together, such as contract and payment.",
        caution: "A missing value is a group of its own, which the test leaves out.",
        examples: ["customers | tabulate contract, payment", "customers | tabulate tier, churned"],
        searchWords: ["crosstab", "contingency", "chi-squared", "cross", "independence"])),
    .table(
      fields: { step, _ in step.columns.map(\.field) + CrossTable.figures },
      run: { step, input throws(SessionError) in
        try step.checkCrossNames()
        let cross = try CrossTable(step.columns, input, at: step.range)
        var output = StageOutput(table: cross.table, notes: cross.notes)
        output.facts = cross.facts
        output.groupColumns = Set(step.columns.map(\.name))
        return output
      }))
}

extension CheckedStep {
  /// Refuses two columns of one name in the result.
  fileprivate func checkCrossNames() throws(SessionError) {
    var taken = Set(CrossTable.figures.map(\.name))
    for item in items where !taken.insert(item.name).inserted {
      throw SessionError(
        Diagnostic(
          code: "V4", message: "two columns of the result would be called `\(item.name)`",
          range: item.range, advice: ["give this one another name:  other = \(item.name)"]))
    }
  }
}
