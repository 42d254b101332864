import Glibc

extension FileError {
  /// The system's words for an error number.
  static func words(for code: Int32) -> String {
    // SAFETY: strerror returns a text that ends with a zero byte; it is copied at once.
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}
