import Glibc

/// The world of files as a session sees it; a session is handed one and knows no other.
public struct Files: Sendable {
  /// Opens a file for reading; `-` is standard input.
  public var open: @Sendable (_ path: String) throws(FileError) -> FileBytes
  /// Writes a file as a whole, or leaves the old one.
  public var write:
    @Sendable (_ path: String, _ body: (ByteSink) throws(FileError) -> Void) throws(FileError) ->
      Void
  /// Adds bytes to the end of a file.
  public var append: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void
  /// The names of the files in a folder, in byte order.
  public var list: @Sendable (_ folder: String) throws(FileError) -> [String]

  /// Creates a world from its four deeds.
  public init(
    open: @escaping @Sendable (String) throws(FileError) -> FileBytes,
    write:
      @escaping @Sendable (String, (ByteSink) throws(FileError) -> Void) throws(FileError) -> Void,
    append: @escaping @Sendable (String, [UInt8]) throws(FileError) -> Void,
    list: @escaping @Sendable (String) throws(FileError) -> [String]
  ) {
    self.open = open
    self.write = write
    self.append = append
    self.list = list
  }

  /// The files of this machine.
  public static let real = Files(
    open: { (path: String) throws(FileError) in
      path == "-"
        ? try MappedFile.read(STDIN_FILENO, path: "standard input") : try MappedFile.open(path)
    },
    write: { (path: String, body: (ByteSink) throws(FileError) -> Void) throws(FileError) in
      try AtomicOutput.write(path, body)
    },
    append: { (path: String, bytes: [UInt8]) throws(FileError) in
      try AtomicOutput.append(bytes, to: path)
    },
    list: { (folder: String) throws(FileError) in try FolderListing.names(in: folder) })

  /// The files of this machine, none of which may be written.
  public static let readOnly = Files(
    open: real.open,
    write: { (path: String, _: (ByteSink) throws(FileError) -> Void) throws(FileError) in
      throw FileError(.writingRefused, path: path)
    },
    append: { (path: String, _: [UInt8]) throws(FileError) in
      throw FileError(.writingRefused, path: path)
    },
    list: real.list)

  /// The folder of a path, and its last part.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }
}
