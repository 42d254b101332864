/// A way to turn bytes into others.
enum Codec: Hashable, Sendable {
  /// Unpacks gzip files, of several members too.
  case gzip
  /// Unpacks zstd files, of several frames too.
  case zstd
  /// Converts text from one encoding to another; characters are never replaced.
  case text(from: String, to: String)

  /// Converts text to UTF-8.
  static func utf8(from name: String) -> Codec { .text(from: name, to: "UTF-8") }
}
