import Diagnostics
import Engine
import Language
import Tables
import Values

extension Session {
  /// Links the many side to the one side by a key.
  func link(many: Name, one: Name, manyKey: Name, oneKey: Name) throws(SessionError) {
    let vocabulary = vocabulary
    let manyEntry = try entry(named: many, vocabulary)
    let oneEntry = try entry(named: one, vocabulary)
    guard manyEntry.name != oneEntry.name else { throw SessionError(.linkToItself(one)) }
    let link = Link(
      many: manyEntry.name, one: oneEntry.name,
      manyKey: try column(try settled(manyKey), of: manyEntry),
      oneKey: try column(try settled(oneKey), of: oneEntry))
    let index = try index(of: link, at: manyKey.range.through(oneKey.range))
    remember("link \(link.many) to \(link.one)")
    for entry in [manyEntry, oneEntry] where entry.origin != nil { standAlone(entry.name) }
    state.connect(index)
    receive(.report(index.report))
  }

  private func index(of link: Link, at range: SourceRange) throws(SessionError) -> LinkIndex {
    guard let many = state.table(link.many), let one = state.table(link.one) else {
      preconditionFailure("A link joins stored tables")
    }
    switch LinkIndex.make(link, many: many.table, one: one.table, in: work) {
    case .index(let index): return index
    case .mismatch(let diagnostic): throw SessionError(diagnostic.at(range))
    case .stopped: throw SessionError(SessionError.Reason.stopped)
    case .duplicates(let count, let first):
      throw SessionError(.repeatedKeys(link, count: count, first, at: range))
    }
  }

  /// The name of a column that a parameter stands for, or the name itself.
  private func settled(_ name: Name) throws(SessionError) -> Name {
    guard name.text.hasPrefix("$"), !name.isQuoted else { return name }
    let parameter = Name(String(name.text.dropFirst()), range: name.range)
    guard let value = state.parameters[parameter.text] else {
      throw SessionError(.undeclaredParameter(parameter, among: state.parameters.keys.sorted()))
    }
    return Name(value.text, range: name.range)
  }

  private func column(_ name: Name, of entry: TableEntry) throws(SessionError) -> String {
    let names = entry.fields.map(\.name)
    if names.contains(name.text) { return name.text }
    let near = names.filter { $0.lowercased() == name.text.lowercased() }
    if near.count == 1 { return near[0] }
    throw SessionError(
      Diagnostic(
        code: "N3", message: "`\(entry.name)` has no column `\(name.text)`", range: name.range,
        advice: Suggestion.advice(for: name.text, in: names)))
  }

  /// The link of a named result that has one row for each key of a table's customers.
  func ownLink(of stored: StoredTable) throws(SessionError) -> LinkIndex? {
    guard stored.origin == nil, stored.table.rowCount > 0 else { return nil }
    for definition in state.definitions where definition.name == Role.customer.rawValue {
      guard definition.kind == .role, let key = state.columnName(definition.expression),
        // An analysis calls the key of its customers `customer`, whatever their table calls it.
        let own = [key, "customer"].first(where: { stored.table.column($0) != nil }),
        definition.table != stored.name, let table = state.table(definition.table),
        table.table.column(key) != nil
      else { continue }
      let link = Link(many: table.name, one: stored.name, manyKey: key, oneKey: own)
      switch LinkIndex.make(link, many: table.table, one: stored.table, in: work) {
      case .index(let index): return index
      case .stopped: throw SessionError(SessionError.Reason.stopped)
      case .duplicates, .mismatch: continue
      }
    }
    return nil
  }

  /// Makes the link of a named result.
  ///
  /// - Returns: a note that says so.
  func connect(_ index: LinkIndex) -> Diagnostic {
    state.connect(index)
    let link = index.link
    return .note("`\(link.one)` has one row for each \(link.oneKey) and is linked to \(link.many)")
  }
}

extension LinkIndex {
  /// What a person should know of a new link.
  fileprivate var report: [String] {
    let rows = NumberText.grouped(oneRows.count)
    var lines = ["\(link.many) linked to \(link.one) on \(link.manyKey): \(rows) rows"]
    if link.manyKey != link.oneKey { lines[0] += " (= \(link.one).\(link.oneKey))" }
    if orphanCount > 0 {
      let some = orphanSamples.map { "\"\($0)\"" }.joined(separator: ", ")
      lines.append(
        "\(NumberText.grouped(orphanCount)) of them \(orphanCount == 1 ? "finds" : "find") "
          + "no row of \(link.one)" + (some.isEmpty ? "" : ", such as \(some)"))
    } else {
      lines[0] += ", every one finds its row"
    }
    return lines
  }
}

extension SessionState {
  /// The column that a formula is nothing but the name of, typed or by a parameter.
  func columnName(_ expression: Expression) -> String? {
    switch expression.kind {
    case .name(let path) where path.count == 1: path[0].text
    case .parameter(let name):
      if case .column(let column)? = parameters[name.text] { column } else { nil }
    default: nil
    }
  }
}

extension Diagnostic {
  /// Says that the one side of a link has keys more than once.
  fileprivate static func repeatedKeys(
    _ link: Link, count: Int, _ first: [(key: String, count: Int)], at range: SourceRange
  ) -> Diagnostic {
    let some = first.map { "\"\($0.key)\" (\($0.count) rows)" }.joined(separator: ", ")
    return Diagnostic(
      code: "D8",
      message:
        "`\(link.one)` has \(NumberText.grouped(count)) \(count == 1 ? "value" : "values") of "
        + "\(link.oneKey) more than once",
      range: range, label: some,
      advice: [
        "a link goes to a table with one row for each key: swap the two tables, or dedupe it"
      ],
      stage: .run)
  }

  /// Says that a table cannot be linked to itself.
  fileprivate static func linkToItself(_ name: Name) -> Diagnostic {
    Diagnostic(
      code: "D9", message: "`\(name.text)` cannot be linked to itself", range: name.range,
      advice: ["a link goes from a table with many rows for a key to the one with a single row"])
  }
}

extension SourceRange {
  /// The range of what stands in no source.
  static let nowhere = SourceRange(0, 0)
}
