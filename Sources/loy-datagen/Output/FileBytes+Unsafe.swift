import Glibc

/// Reads whole files.
enum FileBytes {
  /// The content of a file.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    guard let stream = unsafe fopen(path, "rb") else {
      throw FileError(action: .open, path: path, code: errno)
    }
    // SAFETY: opened above and closed nowhere else.
    defer { unsafe fclose(stream) }
    var content: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      // SAFETY: the pointer is used only inside the closure, for as many bytes as the array has.
      let count = unsafe piece.withUnsafeMutableBytes { buffer in
        unsafe fread(buffer.baseAddress, 1, buffer.count, stream)
      }
      content.append(contentsOf: piece[..<count])
      guard count < piece.count else { continue }
      guard unsafe ferror(stream) == 0 else {
        throw FileError(action: .read, path: path, code: errno)
      }
      return content
    }
  }
}
