import Glibc

// SAFETY: the path lives for the length of each call; stat and read fill what they are given.

/// A database with a write-ahead log that nobody has open, read without a trace: SQLite itself would
/// leave two files beside it, and could not read it in a folder that may not be written.
struct SQLiteQuietFile: Equatable {
  private let path: String
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// Looks at a file; nothing when it has no such log, or when someone has it open.
  ///
  /// Source: SQLite, Database File Format, 1.3: byte 18 is 2 in the mode of a write-ahead log, and
  /// the log is there as long as the database is open.
  init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      unsafe access(path + "-wal", F_OK) != 0, SQLiteQuietFile.hasLogMode(path)
    else { return nil }
    self.path = path
    size = Int(status.st_size)
    (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }

  /// Whether nobody has opened or changed the file since.
  var isStill: Bool { SQLiteQuietFile(path) == self }

  /// The address under which SQLite takes no locks and makes no files.
  var address: String {
    let plain = path.utf8.flatMap { byte -> [UInt8] in
      let isLetter = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
      if isLetter || byte == UInt8(ascii: "/") { return [byte] }
      let digits = String(byte, radix: 16, uppercase: true)
      return Array("%\(digits.utf8.count < 2 ? "0" : "")\(digits)".utf8)
    }
    return "file:\(String(decoding: plain, as: UTF8.self))?immutable=1"
  }

  private static func hasLogMode(_ path: String) -> Bool {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var head = [UInt8](repeating: 0, count: 20)
    let count = unsafe head.withUnsafeMutableBytes { buffer in
      unsafe read(file, buffer.baseAddress, buffer.count)
    }
    return count == 20 && head[18] == 2
  }
}
