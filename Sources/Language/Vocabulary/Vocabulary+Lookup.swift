import Diagnostics
public import Values

extension Vocabulary {
  /// The table or named result of a name: exactly so, else without case if that is unique.
  public func table(named name: String) -> TableEntry? { tables.matching(name, by: \.name) }

  /// The function of a name, in any case.
  public func function(named name: String) -> FunctionDeclaration? {
    functions.matching(name, by: \.name)
  }

  /// The parameter's value, found by its name exactly, else without case if that is unique.
  public func parameter(named name: String) -> ParameterValue? {
    parameters[name]
      ?? parameters.keys.sorted().matching(name, by: \.self).flatMap {
        parameters[$0]
      }
  }

  /// The names a formula on a table's own rows can use.
  public func scope(of entry: TableEntry) -> Scope {
    Scope(
      fields: entry.fields, base: entry.origin ?? entry.name, isStored: entry.origin == nil)
  }

  /// The definition of a name that belongs to a table; roles come after all others.
  public func definition(named name: String, of table: String) -> Definition? {
    guard let entry = self.table(named: table) else { return nil }
    let others = entry.definitions.filter { $0.kind != .role }
    return others.matching(name, by: \.name) ?? role(named: name, of: entry)
  }

  /// What a table's role stands for, when it is known.
  public func role(_ role: Role, of table: String) -> Definition? {
    self.table(named: table).flatMap { self.role(named: role.rawValue, of: $0) }
  }

  private func role(named name: String, of entry: TableEntry) -> Definition? {
    entry.definitions.filter { $0.kind == .role }.matching(name, by: \.name)
  }
}

extension Scope {
  /// The column of a name: exactly so, else without case if that is unique.
  public func field(named name: String) -> Field? { fields.matching(name, by: \.name) }

  /// What messages call the rows: the table, or the result of a verb.
  var title: String {
    if let base { return "`\(base)`" }
    return madeBy.map { "the result of `\($0)`" } ?? "this result"
  }
}

extension Sequence {
  /// The element of a name: exactly so, else without case if that is unique; the last one wins.
  func matching(_ name: String, by key: (Element) -> String) -> Element? {
    if let exact = self.last(where: { key($0) == name }) { return exact }
    let lower = name.lowercased()
    let near = filter { key($0).lowercased() == lower }
    return Set(near.map(key)).count == 1 ? near.last : nil
  }

  private func last(where holds: (Element) -> Bool) -> Element? {
    var found: Element?
    for element in self where holds(element) { found = element }
    return found
  }
}
