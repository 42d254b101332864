import Foundation

/// A folder of its own for one test, with the shipped data in it; it is gone afterwards.
public final class TemporaryFolder {
  /// The path of the folder.
  public let path: String

  /// Makes the folder, with links to `datasets` and `scripts`.
  public init() throws {
    let manager = FileManager.default
    let url = manager.temporaryDirectory.appending(path: "loy-test-" + UUID().uuidString)
    try manager.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    for name in ["datasets", "scripts"] {
      try manager.createSymbolicLink(
        atPath: path + "/" + name, withDestinationPath: Repository.path(name))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file into the folder.
  public func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
  }

  /// Writes a text into the folder.
  public func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  /// The text of a file in the folder.
  public func text(of name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }
}
