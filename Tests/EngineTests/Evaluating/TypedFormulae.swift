import Diagnostics
import Language
import Tables
import Values

@testable import Engine

/// Formulae as a person types them, computed on small tables.
struct TypedFormulae {
  /// The tables and links.
  var library = Library(tables: [:], links: [:])
  /// The rows at hand.
  var frame = Frame(Table(fields: [], columns: [], rowCount: 1))
  /// What words mean.
  var vocabulary = Vocabulary(
    functions: FunctionCatalogue.all.declarations, verbs: [], commands: [])
  /// The names at hand.
  var scope = Scope(fields: [])

  /// Computes on one row without columns.
  init() { vocabulary.asof = CalendarDate(year: 2026, month: 2, day: 1) }

  /// Computes on the rows of a table.
  init(_ table: Table) {
    self.init()
    frame = Frame(table)
    scope = Scope(fields: table.fields)
  }

  /// Computes on one of some stored tables that are linked.
  init(_ name: String, of tables: [(name: String, table: Table)], links: [Link]) {
    self.init()
    let stored = Dictionary(
      uniqueKeysWithValues: tables.map { ($0.name, StoredTable(name: $0.name, table: $0.table)) })
    var indices: [Link: LinkIndex] = [:]
    for link in links {
      guard let many = stored[link.many]?.table, let one = stored[link.one]?.table else { continue }
      guard case .index(let index) = LinkIndex.make(link, many: many, one: one) else { continue }
      indices[link] = index
    }
    library = Library(tables: stored, links: indices)
    vocabulary.tables = tables.map {
      TableEntry(name: $0.name, fields: $0.table.fields, rowCount: $0.table.rowCount)
    }
    vocabulary.links = links
    frame = Evaluator(library: library).storedFrame(name)
    scope = Scope(fields: frame.fields, base: name, isStored: true)
  }

  /// The checked form of a formula, or what is wrong with it.
  func checked(_ text: String) -> Outcome<CheckedExpression> {
    let source = Source(text: "segment x = " + text)
    let script = Parser.parse(source, grammar: Grammar(verbs: [], commands: []))
    guard case .define(_, _, _, let expression)? = script.statements.first?.kind,
      script.diagnostics.isEmpty
    else { return Outcome(failed: script.diagnostics) }
    return Checker(vocabulary: vocabulary, scope: scope).expression(expression, level: .window)
  }

  /// The values of a formula as csv holds them, or the message of its error.
  func values(_ text: String) -> String {
    let outcome = checked(text)
    guard let expression = outcome.value else {
      return outcome.diagnostics.map(\.message).joined(separator: " / ")
    }
    do throws(EngineError) {
      let column = try Evaluator(library: library).column(of: expression, in: frame)
      guard column.type == expression.type.type else { return "type \(column.type)" }
      let texts = try column.spelled
      return (0..<frame.rowCount).map { texts.text(at: $0) }.joined(separator: " | ")
    } catch {
      guard case .data(let diagnostic) = error.reason else { return "stopped" }
      return "\(diagnostic.code): \(diagnostic.message)"
    }
  }
}
