import Tables
import Values
public import Work

extension Loader {
  /// Loads files and patterns of files as one table, whose columns are matched by name.
  ///
  /// The report has the path of the first file in byte order, after which the table is named.
  ///
  /// - Complexity: O(*n*).
  public static func load(
    _ paths: [String], _ options: LoadOptions = LoadOptions(), from files: Files = .real,
    work: WorkContext = WorkContext()
  ) throws(LoadFailure) -> LoadedTable {
    var all: [String] = []
    for path in paths {
      for found in try expanded(path, files) where !all.contains(found) { all.append(found) }
    }
    if all.count == 1 { return try load(all[0], options, from: files, work: work) }
    var first: [LoadedTable] = []
    for path in all { first.append(try load(path, options, from: files, work: work)) }
    let ways = FileConventions(first, options)
    var settled = try ways.settled(first) { (index, options) throws(LoadFailure) in
      try load(all[index], options, from: files, work: work)
    }
    let joined = JoinedTables(settled.map(\.loaded), paths: all)
    let mixed = Set(joined.mixedColumns)
    for index in all.indices where !mixed.isEmpty {
      let names = settled[index].loaded.table.fields.map(\.name)
      settled[index].options.force(
        text: names.filter { mixed.contains(joined.renamed[index][$0] ?? $0) })
      settled[index].loaded = try load(
        all[index], settled[index].options, from: files, work: work)
    }
    let parts = settled.map { settled in
      var loaded = settled.loaded
      loaded.report.notes += settled.notes
      return loaded
    }.withBasketsNumberedOn
    return JoinedTables(parts, paths: all).joined(asText: mixed)
  }

  private static func expanded(
    _ path: String, _ files: Files
  ) throws(LoadFailure) -> [String] {
    guard FilePattern.isPattern(path) else { return [path] }
    let found: [String]
    do throws(FileError) {
      found = try FilePattern.matches(of: path, in: files)
    } catch {
      throw .refused(error.diagnostic())
    }
    guard !found.isEmpty else { throw .noMatch(path) }
    return found
  }
}

extension LoadOptions {
  /// Adds columns to those read as text, and takes them out of the others.
  fileprivate mutating func force(text columns: [String]) {
    if case .named(let names) = text {
      text = .named(names + columns.filter { !names.contains($0) })
    }
    if case .named(let names) = number { number = .named(names.filter { !columns.contains($0) }) }
    if case .named(let names) = date { date = .named(names.filter { !columns.contains($0) }) }
  }
}
