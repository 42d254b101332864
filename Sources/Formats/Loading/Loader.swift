public import Work

/// Turns files into tables.
public enum Loader {
  /// Loads a file of any readable format: the one asked for, else the one its name says.
  ///
  /// - Complexity: O(*n*).
  public static func load(
    _ path: String, _ options: LoadOptions = LoadOptions(), from files: Files = .real,
    work: WorkContext = WorkContext()
  ) throws(LoadFailure) -> LoadedTable {
    let format = try format(of: path, options)
    if let encoding = options.encoding, !isUTF8(encoding) { throw .encoding(encoding, path) }
    let bytes: FileBytes
    do throws(FileError) {
      bytes = try files.open(path)
    } catch {
      guard error.reason != .stopped else { throw .stopped }
      throw .refused(error.diagnostic(near: neighbours(of: path, files)))
    }
    try Magic.check(bytes, path)
    guard let read = format.read else {
      throw .unreadFormat(
        path, "a \(format.name) file", advice: "loy reads csv, tsv and jsonl")
    }
    return try read(bytes, LoadRequest(path: path, options: options, work: work))
  }

  private static func format(
    of path: String, _ options: LoadOptions
  ) throws(LoadFailure) -> FileFormat {
    guard let name = options.format else { return FileFormat.of(path: path) ?? .csv }
    guard let format = FileFormat.named(name) else {
      throw .unknownFormat(name, among: FileFormat.all.map(\.name))
    }
    return format
  }

  private static func isUTF8(_ name: String) -> Bool {
    ["utf-8", "utf8", "ascii", "us-ascii"].contains(name.lowercased())
  }

  /// Paths of the files beside a path, for a suggestion.
  private static func neighbours(of path: String, _ files: Files) -> [String] {
    let folder = Files.split(path).folder
    guard let names = try? files.list(folder) else { return [] }
    return path.contains("/") ? names.map { "\(folder == "/" ? "" : folder)/\($0)" } : names
  }
}
