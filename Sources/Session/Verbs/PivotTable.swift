import Diagnostics
import Engine
import Language
import Tables
import Values

extension Verb {
  /// `pivot [NAME =] AGGREGATE by ROWS, COLUMN`.
  static let pivot = Verb(
    VerbDeclaration(
      name: "pivot", category: .groups,
      summary: "Computes one figure for two groups or more, the values of the last one as columns.",
      slot: SlotDeclaration(.named, [Argument("aggregate", .aggregate)]),
      clauses: [
        ClauseDeclaration(
          .by, .list(.named, Argument("group", .value([]))), isRequired: true,
          summary: "The groups; the values of the last one become columns.")
      ],
      page: HelpPage(
        use: "For a table to read at a glance: regions down, tiers across.",
        caution: "A cell without rows holds 0 for counts and sums and is missing for the rest.",
        examples: [
          "customers | pivot n = count() by region, tier",
          "customers | pivot rate(churned) by quarter(joined), contract",
        ],
        searchWords: ["crosstab", "wider", "spread", "across", "matrix"])),
    .table(
      fields: { _, _ in nil },
      run: { step, input throws(SessionError) in
        guard let value = step.columns.first, let across = step.groups.named.last else {
          preconditionFailure("The checker asks for a figure and a group")
        }
        let rows = Array(step.groups.named.dropLast())
        let result = try input.pivot(Pivot(rows: rows, column: across, value: value), input.plan)
        return StageOutput(
          table: result.table, notes: result.notes, groupColumns: Set(rows.map(\.name)))
      }))
}
