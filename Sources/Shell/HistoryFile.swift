/// The statements of earlier sessions: a UTF-8 file that only grows, one line for each statement.
public struct HistoryFile: Equatable, Sendable {
  /// Where the file is, or will be.
  public let path: String

  /// Names a history file, which need not exist.
  public init(path: String) { self.path = path }

  /// The file of this project when the folder `.loy` is here, else the person's own.
  public static var standard: HistoryFile? {
    location(
      hasProjectFolder: isWritable(".loy"),
      stateFolder: environment("XDG_STATE_HOME"),
      home: environment("HOME")
    ).map(HistoryFile.init(path:))
  }

  /// Where the history belongs; nothing when there is no home.
  static func location(hasProjectFolder: Bool, stateFolder: String?, home: String?) -> String? {
    if hasProjectFolder { return ".loy/history" }
    // The XDG specification has relative paths ignored.
    if let stateFolder, stateFolder.hasPrefix("/") { return stateFolder + "/loy/history" }
    guard let home, !home.isEmpty else { return nil }
    return home + "/.local/state/loy/history"
  }

  /// The statements, oldest first, each once; none when there is no file.
  ///
  /// - Complexity: O(*n*) in the size of the file.
  public func statements(limit: Int = 10_000) throws(HistoryError) -> [String] {
    HistoryLine.statements(of: try read(), limit: limit)
  }

  /// Adds a statement behind those of every other shell.
  public func append(_ statement: String) throws(HistoryError) {
    try makeFolders()
    try appendLine(HistoryLine.encode(statement))
  }
}
