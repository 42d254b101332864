import Values

/// The columns and definitions that names can mean at a place of a line.
struct CompletionScope {
  /// The stored table or result that the rows come from.
  let entry: TableEntry?
  /// The names of the columns, those made in the line included.
  var columnNames: [String]
  /// Whether the definitions of the table still hold.
  var keepsDefinitions = true
  /// What words can mean.
  let vocabulary: Vocabulary

  /// The scope of a table's own rows.
  init(_ entry: TableEntry?, _ vocabulary: Vocabulary) {
    self.entry = entry
    self.vocabulary = vocabulary
    columnNames = entry?.fields.map(\.name) ?? []
  }

  /// The columns.
  var columns: [Candidate] { columnNames.map { .name($0) } }

  /// The definitions of the table, and of the stored table its rows come from.
  var definitions: [Candidate] {
    guard keepsDefinitions else { return [] }
    return (entry?.definitions ?? []).map { .name($0.name) }
  }

  /// The definitions of one kind.
  func definitions(_ kind: DefinitionKind) -> [Candidate] {
    guard keepsDefinitions else { return [] }
    return (entry?.definitions ?? []).filter { $0.kind == kind }.map { .name($0.name) }
  }

  /// The tables linked to this one.
  var linkedTables: [Candidate] {
    guard let name = entry.map({ $0.origin ?? $0.name }) else { return [] }
    return vocabulary.links.compactMap { link in
      link.one == name ? .name(link.many) : link.many == name ? .name(link.one) : nil
    }
  }

  /// The values of a column as they are typed, most frequent first.
  func values(of column: String) -> [Candidate] {
    guard let entry,
      let field = entry.fields.first(where: { $0.name.lowercased() == column.lowercased() }),
      let profile = entry.brief(field.name)
    else { return [] }
    switch field.type {
    case .text: return profile.texts.map { .value($0) }
    case .truth where field.description.words != nil: return profile.texts.map { .value($0) }
    default: return profile.texts.map { .word($0) }
    }
  }

  /// The scope behind a step, as far as its form tells.
  func after(_ step: Step, _ declaration: VerbDeclaration?) -> CompletionScope {
    guard let declaration else { return self }
    var next = self
    let groups = step.clauses.first { $0.word == .by }?.items ?? []
    if !declaration.results.isEmpty {
      next.columnNames = groups.map(CompletionScope.name) + declaration.results.map(\.name)
      next.keepsDefinitions = false
    } else if declaration.slot.argument(at: 0)?.accepts == .aggregate {
      next.columnNames = (groups + step.items).map(CompletionScope.name)
      next.keepsDefinitions = false
    } else {
      next.columnNames += step.items.compactMap { $0.name?.text }
    }
    return next
  }

  private static func name(_ item: Item) -> String {
    item.name?.text ?? item.expression.canonicalText
  }
}
