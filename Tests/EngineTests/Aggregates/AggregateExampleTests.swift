import Diagnostics
import Language
import Testing
import Values

@testable import Engine

@Suite struct AggregateExampleTests {
  let vocabulary = Vocabulary(
    functions: FunctionCatalogue.all.declarations, verbs: [], commands: [])

  /// The value of a typed formula on the rows of the examples.
  func value(_ text: String) throws -> String {
    let script = Parser.parse(
      Source(text: "measure x = " + text), grammar: Grammar(verbs: [], commands: []))
    guard case .define(_, _, _, let typed)? = script.statements.first?.kind else { return "?" }
    let rows = Aggregates.exampleRows
    let checker = Checker(vocabulary: vocabulary, scope: Scope(fields: rows.fields))
    let outcome = checker.expression(typed, level: .aggregate)
    guard let formula = outcome.value else {
      return outcome.diagnostics.map(\.message).joined(separator: "; ")
    }
    let query = GroupQuery(
      source: rows.plan, keys: [], aggregates: [NamedExpression("value", formula)])
    let result = try MemoryEngine().engine.groups(query)
    return result.table.rows[0][0].plainText
  }

  @Test func `Examples of aggregates give the results they state`() throws {
    let examples = Aggregates.all.map(\.declaration.example)
    let found = try examples.map { "\($0.formula) = \(try value($0.formula))" }
    #expect(found == examples.map { "\($0.formula) = \($0.result)" })
  }

  @Test func `Conditions and arithmetic come through from the text`() throws {
    let formulae = [
      "count(where amount > 10 and paid)", "sum(amount where paid) / sum(amount)",
      "count() - count(stars)", "max(day) - min(day)", "round(avg(amount * 2) + 0.4)",
    ]
    let found = try formulae.map(value)
    #expect(found == ["2", "0.8", "1", "3", "50"])
  }
}
