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
    let first = try loaded(all, files: files, work: work) { _ in options }
    let ways = FileConventions(first, options)
    let parts = try ways.settled(first) { (index, options) throws(LoadFailure) in
      try load(all[index], options, from: files, work: work)
    }.withBasketsNumberedOn
    let mixed = Set(JoinedTables(parts, paths: all).mixedColumns)
    guard !mixed.isEmpty else { return JoinedTables(parts, paths: all).joined(asText: []) }
    let again = try loaded(all, files: files, work: work) { index in
      var options = ways.options(index)
      options.force(text: parts[index].table.fields.map(\.name).filter(mixed.contains))
      return options
    }.withBasketsNumberedOn
    return JoinedTables(again, paths: all).joined(asText: mixed)
  }

  private static func loaded(
    _ paths: [String], files: Files, work: WorkContext, _ options: (Int) -> LoadOptions
  ) throws(LoadFailure) -> [LoadedTable] {
    var parts: [LoadedTable] = []
    for (index, path) in paths.enumerated() {
      parts.append(try load(path, options(index), from: files, work: work))
    }
    return parts
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
