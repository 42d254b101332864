import Foundation

/// The folder of the project that these tests stand in.
public enum Repository {
  /// The folder that holds `Package.swift`.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The path of a file or folder of the project.
  public static func path(_ relative: String) -> String { root.appending(path: relative).path }

  /// The text of a file of the project.
  public static func text(_ relative: String) throws -> String {
    try String(contentsOfFile: path(relative), encoding: .utf8)
  }

  /// The files below a folder whose names have an ending, as paths from the root, in byte order.
  public static func files(in folder: String, ending: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: path(folder))?.allObjects ?? []
    return all.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }
      .map { folder + "/" + $0 }.sorted()
  }
}
