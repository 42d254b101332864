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
    let named = try format(of: path, options)
    let bytes: FileBytes
    do throws(FileError) {
      bytes = try files.open(path)
    } catch {
      guard error.reason != .stopped else { throw .stopped }
      throw .refused(error.diagnostic(near: neighbours(of: path, files)))
    }
    try LoadEstimate(path, byteCount: bytes.count).check(in: work.memory)
    let unpacked = try Unpacking.unpacked(bytes, path, work.stop)
    try Magic.check(unpacked.file, path)
    let format = Magic.format(of: unpacked.file) ?? named
    guard let read = format.read else {
      throw .unreadFormat(
        path, "a \(format.name) file", advice: "loy reads \(FileFormat.readable)")
    }
    var request = LoadRequest(path: path, options: options, work: work)
    request.files = files
    request.isUnpacked = unpacked.evidence != nil
    try options.refuse(unfit: format)
    guard !format.isBinary else {
      var loaded = try read(unpacked.file, request)
      loaded.report.layout.insert(contentsOf: [unpacked.evidence].compactMap { $0 }, at: 0)
      return loaded
    }
    var (loaded, evidence) = try readText(unpacked.file, as: format, read, request)
    loaded.report.layout.insert(contentsOf: [unpacked.evidence, evidence].compactMap { $0 }, at: 0)
    return loaded
  }

  private static func format(
    of path: String, _ options: LoadOptions
  ) throws(LoadFailure) -> FileFormat {
    if options.basket == true { return .basket }
    guard let name = options.format else {
      let format = FileFormat.of(path: path) ?? .csv
      return format.name == "basket" && options.basket == false ? .csv : format
    }
    guard let format = FileFormat.named(name) else {
      throw .unknownFormat(name, among: FileFormat.all.map(\.name))
    }
    return format
  }

  /// Paths of the files beside a path, for a suggestion.
  private static func neighbours(of path: String, _ files: Files) -> [String] {
    let folder = Files.split(path).folder
    guard let names = try? files.list(folder) else { return [] }
    return path.contains("/") ? names.map { "\(folder == "/" ? "" : folder)/\($0)" } : names
  }
}
