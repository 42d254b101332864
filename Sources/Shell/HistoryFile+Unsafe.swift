import CStreams
import Glibc

extension HistoryFile {
  /// A variable of the environment.
  static func environment(_ name: String) -> String? {
    // SAFETY: the text is copied at once.
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// Whether a file or folder is there and may be written.
  static func isWritable(_ path: String) -> Bool {
    // SAFETY: the system reads the path during the call only.
    unsafe access(path, W_OK) == 0
  }

  /// Makes the folders the file lies in, for nobody else to read.
  func makeFolders() throws(HistoryError) {
    var folder = ""
    for name in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += name + "/"
      // SAFETY: the system reads the path during the calls only.
      guard !name.isEmpty, unsafe mkdir(folder, 0o700) != 0, errno != EEXIST else { continue }
      let code = errno
      // A folder above may be closed to us and still hold one that is not.
      if unsafe access(folder, F_OK) != 0 { throw HistoryError(path: folder, code: code) }
    }
  }

  /// The text of the file, or nothing when there is none.
  func read() throws(HistoryError) -> String {
    // SAFETY: the system reads the path during the call only.
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return "" }
      throw HistoryError(path: path, code: errno)
    }
    defer { close(file) }
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let code = unsafe cstreams_read_all(file, Int.max, &bytes, &count)
    guard code == 0 else { throw HistoryError(path: path, code: code) }
    // SAFETY: `cstreams_read_all` gave `count` bytes, which are copied before they are freed.
    defer { unsafe cstreams_free(bytes) }
    return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// Adds one line under a lock, so that the lines of two shells never mix.
  func appendLine(_ line: String) throws(HistoryError) {
    // SAFETY: the system reads the path during the call only.
    let file = unsafe open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw HistoryError(path: path, code: errno) }
    defer { close(file) }
    var code = cstreams_set_lock(file, true)
    guard code == 0 else { throw HistoryError(path: path, code: code) }
    var bytes = Array(((endsWithinLine(file) ? "\n" : "") + line + "\n").utf8)
    // SAFETY: the bytes live as long as the call; closing the file gives the lock back.
    code = unsafe cstreams_write_all(file, &bytes, bytes.count)
    guard code == 0 else { throw HistoryError(path: path, code: code) }
  }

  // A shell that was killed, or a full disk, may have left half a line.
  private func endsWithinLine(_ file: Int32) -> Bool {
    let end = lseek(file, 0, SEEK_END)
    var last: UInt8 = 0
    // SAFETY: one byte is read into a variable of one byte.
    guard end > 0, unsafe pread(file, &last, 1, end - 1) == 1 else { return false }
    return last != UInt8(ascii: "\n")
  }
}

extension HistoryError {
  /// The system's words for an error.
  static func reason(_ code: Int32) -> String {
    // SAFETY: the text is copied at once.
    unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }
}
