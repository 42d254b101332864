import Glibc

/// A file that is written piece by piece and takes its name only when it is complete.
@safe final class FileSink {
  private let path: String
  private let partialPath: String
  private let stream: UnsafeMutablePointer<FILE>
  private var isClosed = false

  /// Opens a file beside `path` to write to.
  init(path: String) throws(FileError) {
    let partialPath = path + ".partial"
    guard let stream = unsafe fopen(partialPath, "wb") else {
      throw FileError(action: .open, path: path, code: errno)
    }
    self.path = path
    self.partialPath = partialPath
    // SAFETY: the stream is open until `finish` or `deinit` closes it, once.
    unsafe self.stream = stream
  }

  deinit {
    guard !isClosed else { return }
    // SAFETY: not closed before, as the guard says.
    unsafe fclose(stream)
    unsafe unlink(partialPath)
  }

  /// Appends bytes.
  func append(_ bytes: [UInt8]) throws(FileError) {
    // SAFETY: the pointer is used only inside the closure, for as many bytes as the array has.
    let written = unsafe bytes.withUnsafeBytes { buffer in
      unsafe fwrite(buffer.baseAddress, 1, buffer.count, stream)
    }
    guard written == bytes.count else {
      throw FileError(action: .write, path: path, code: errno)
    }
  }

  /// Closes the file and gives it its name.
  func finish() throws(FileError) {
    isClosed = true
    // SAFETY: closed only here or in `deinit`, which looks at `isClosed`.
    guard unsafe fclose(stream) == 0 else {
      throw FileError(action: .write, path: path, code: errno)
    }
    guard unsafe rename(partialPath, path) == 0 else {
      throw FileError(action: .rename, path: path, code: errno)
    }
  }
}
