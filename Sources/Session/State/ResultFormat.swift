import Formats

/// The formats that results can be shown and written in.
enum ResultFormat {
  /// The words for `--format` and `set format`: the table of a screen, then those of files.
  static let names = ["table"] + FileFormat.all.filter { $0.write != nil }.map(\.name)

  /// The endings of files that can be written.
  static let extensions = FileFormat.all.filter { $0.write != nil || $0.store != nil }
    .flatMap(\.extensions)

  /// The format to write a file in: the one named, else the one its ending tells.
  static func writing(path: String, named name: String?) -> FileFormat? {
    name.map { FileFormat.named($0) } ?? FileFormat.of(path: path)
  }
}
