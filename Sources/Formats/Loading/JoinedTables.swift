import Tables
import Values

/// The tables of several files on their way to being one.
struct JoinedTables {
  private let parts: [LoadedTable]
  private let paths: [String]
  /// The columns of all files: those of the first, then those that later files add.
  private let names: [String]
  /// For each file the names of its columns that differ from those of files before in case alone, with
  /// the names they get.
  let renamed: [[String: String]]

  /// Puts tables side by side.
  init(_ parts: [LoadedTable], paths: [String]) {
    self.paths = paths
    var names: [String] = []
    var renamed: [[String: String]] = []
    self.parts = parts.map { part in
      renamed.append(part.table.fields.map(\.name).meeting(names))
      let part = part.renaming(renamed[renamed.count - 1])
      let known = Set(names)
      names += part.table.fields.map(\.name).filter { !known.contains($0) }
      return part
    }
    self.names = names
    self.renamed = renamed
  }

  /// The columns that are of different types in different files, where no type holds all of them.
  var mixedColumns: [String] {
    names.filter { name in
      let types = descriptions(of: name)
      return common(types).map { $0.type == .decimal && hasLongWholes(name) } ?? true
    }
  }

  /// Whether a file has whole numbers there that decimals would round.
  private func hasLongWholes(_ name: String) -> Bool {
    parts.contains { part in
      guard case .whole(let column)? = part.table.column(name),
        case .eight(let values) = column.storage
      else { return false }
      return values.contains(where: \.isRoundedAsDecimal)
    }
  }

  /// The table of all rows, file by file, and what was found in all files.
  func joined(asText mixed: Set<String>) -> LoadedTable {
    let fields = names.map { name in
      Field(name, common(descriptions(of: name)) ?? ColumnType(.text))
    }
    let columns = fields.map { field in
      Column.joined(parts.map { column(field, of: $0) })
    }
    let table = Table(
      fields: fields, columns: columns,
      rowCount: parts.reduce(0) { $0 + $1.table.rowCount })
    return LoadedTable(table: table, rejects: rejects, report: report(table, mixed))
  }

  /// The types of a column, leaving out files where it has no value.
  private func descriptions(of name: String) -> [ColumnType] {
    parts.compactMap { part in
      guard let index = part.table.fields.firstIndex(where: { $0.name == name }),
        !hasNoValue(index, of: part)
      else { return nil }
      return part.table.fields[index].description
    }
  }

  private func hasNoValue(_ index: Int, of part: LoadedTable) -> Bool {
    part.report.columns[index].missing.total == part.table.rowCount
  }

  /// The type that holds values of all of some types, if one does.
  private func common(_ types: [ColumnType]) -> ColumnType? {
    guard var all = types.first else { return ColumnType(.text) }
    for type in types.dropFirst() {
      if all.kind != type.kind {
        if all.kind == .share || type.kind == .share { return nil }
        all.kind = .plain
      }
      if all.type.isNumber, type.type.isNumber {
        if type.type == .decimal { all.type = .decimal }
      } else if all.type != type.type || all.grain != type.grain || all.words != type.words {
        return nil
      }
    }
    return all
  }

  private func column(_ field: Field, of part: LoadedTable) -> Column {
    let count = part.table.rowCount
    guard let index = part.table.fields.firstIndex(where: { $0.name == field.name }),
      !(hasNoValue(index, of: part) && part.table.fields[index].type != field.type)
    else { return .missing(field.description, count: count) }
    let column = part.table.columns[index]
    guard field.type == .decimal, case .whole(let whole) = column else { return column }
    let values = (0..<count).map { Double(whole.storage[$0]) }
    return .decimal(DecimalColumn(values, missing: column.missing))
  }

  private var rejects: Table? {
    let tables = parts.compactMap(\.rejects)
    guard let first = tables.first else { return nil }
    return tables.dropFirst().reduce(first) { all, next in
      Table(
        fields: all.fields, columns: zip(all.columns, next.columns).map { $0.appending($1) },
        rowCount: all.rowCount + next.rowCount)
    }
  }

  private func report(_ table: Table, _ mixed: Set<String>) -> LoadReport {
    let first = paths.min { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? ""
    var report = LoadReport(path: first, format: parts[0].report.format)
    report.rowCount = table.rowCount
    report.rejectedCount = parts.reduce(0) { $0 + $1.report.rejectedCount }
    report.paddedCount = parts.reduce(0) { $0 + $1.report.paddedCount }
    report.unreadableCount = parts.reduce(0) { $0 + $1.report.unreadableCount }
    report.repeatedCount = parts.reduce(0) { $0 + $1.report.repeatedCount }
    report.layout = ["\(counted(parts.count, "file")) as one table, columns matched by name"]
    report.layout += parts[0].report.layout.map { "\(name(0)): \($0)" }
    report.columns = table.fields.map { columnReport($0, mixed) }
    report.notes = fileNotes
    return report
  }

  private func columnReport(_ field: Field, _ mixed: Set<String>) -> ColumnReport {
    var report = ColumnReport(name: field.name, description: field.description)
    for (index, part) in parts.enumerated() {
      guard let found = part.report.columns.first(where: { $0.name == field.name }) else {
        report.missing.empty += part.table.rowCount
        continue
      }
      report.missing.empty += found.missing.empty
      report.missing.blank += found.missing.blank
      report.missing.marker += found.missing.marker
      report.missing.unreadable += found.missing.unreadable
      let new = found.notes.map { "\(name(index)): \($0)" }
      report.notes += index < 3 ? new : []
    }
    if mixed.contains(field.name) {
      report.notes.append("of different types in the files, so it is text")
    }
    return report
  }

  /// The rows of each file, the columns it lacks, and where it is read in another way.
  private var fileNotes: [String] {
    var notes = parts.indices.map { index in
      "\(name(index)): \(counted(parts[index].table.rowCount, "row"))"
    }
    for (index, part) in parts.enumerated() {
      let own = Set(part.table.fields.map(\.name))
      let lacking = names.filter { !own.contains($0) }.map { "`\($0)`" }
      let met = renamed[index].sorted { $0.key < $1.key }.map { "`\($0.key)` is `\($0.value)`" }
      if !met.isEmpty { notes.append("\(name(index)): \(met.joined(separator: ", "))") }
      if !lacking.isEmpty {
        notes.append("\(name(index)) has no \(lacking.joined(separator: ", ")): missing there")
      }
      notes += part.report.notes.map { "\(name(index)): \($0)" }
      if index > 0 { notes += layoutDifferences(part).map { "\(name(index)): \($0)" } }
    }
    return notes.count > 40 ? notes.prefix(40) + ["and \(notes.count - 40) more"] : notes
  }

  /// How a file is laid out otherwise than the first, but for how many lines say so.
  private func layoutDifferences(_ part: LoadedTable) -> [String] {
    func kind(_ line: String) -> Substring { line.prefix { $0 != ":" } }
    let first = Set(parts[0].report.layout.map(kind))
    return part.report.layout.filter { !first.contains(kind($0)) }
  }

  private func name(_ index: Int) -> String { Files.split(paths[index]).name }
}

extension LoadedTable {
  /// The same table with some columns under other names.
  fileprivate func renaming(_ names: [String: String]) -> LoadedTable {
    guard !names.isEmpty else { return self }
    var loaded = self
    let fields = table.fields.map { Field(names[$0.name] ?? $0.name, $0.description) }
    loaded.table = Table(fields: fields, columns: table.columns, rowCount: table.rowCount)
    for index in loaded.report.columns.indices {
      let name = loaded.report.columns[index].name
      loaded.report.columns[index].name = names[name] ?? name
    }
    return loaded
  }
}
