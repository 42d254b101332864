import CStreams
import Glibc

// SAFETY: texts handed to the system as C texts live for the length of the call.

/// Writes a file as a whole: other readers see the old file or the new one, never a part.
enum AtomicOutput {
  /// Writes to a temporary file in the same folder, makes it durable and puts it in place.
  ///
  /// The permissions of a file that is replaced are kept; on failure it stays as it was.
  static func write(
    _ path: String, _ body: (ByteSink) throws(FileError) -> Void
  ) throws(FileError) {
    let target = resolved(path)
    var status = stat()
    // SAFETY: stat fills the struct it is given.
    let exists = unsafe stat(target, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw FileError(.isFolder, path: path) }
    guard !exists || status.st_mode & S_IFMT == S_IFREG else {
      return try writeThrough(path, body)
    }
    if exists, unsafe access(target, W_OK) != 0 { throw FileError(code: errno, path: path) }
    let temporary = "\(target).\(getpid())-\(UInt32.random(in: 0 ... .max)).part"
    let mode = exists ? status.st_mode & 0o7777 : 0o666
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw unopened(path) }
    do throws(FileError) {
      defer { close(descriptor) }
      if exists { fchmod(descriptor, mode) }
      try body(stoppable(sink(descriptor, path: path), path))
      guard fsync(descriptor) == 0 else { throw FileError(code: errno, path: path) }
    } catch {
      _ = unsafe unlink(temporary)
      throw error
    }
    guard unsafe rename(temporary, target) == 0 else {
      let code = errno
      _ = unsafe unlink(temporary)
      throw FileError(code: code, path: path)
    }
  }

  /// Adds bytes to the end of a file, which is made when it is not there.
  static func append(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw unopened(path) }
    defer { close(descriptor) }
    try sink(descriptor, path: path).write(bytes)
  }

  /// Why a file that would have been made cannot be opened: what is missing is its folder.
  private static func unopened(_ path: String) -> FileError {
    let error = FileError(code: errno, path: path)
    return error.reason == .missing ? FileError(.noFolder, path: path) : error
  }

  /// A sink that Ctrl-C stops, so that a long file is given up and the old one stays.
  private static func stoppable(_ sink: ByteSink, _ path: String) -> ByteSink {
    ByteSink { (bytes: [UInt8]) throws(FileError) in
      if cstreams_interrupted() { throw FileError(.stopped, path: path) }
      try sink.write(bytes)
    }
  }

  /// A sink that writes to an open descriptor.
  static func sink(_ descriptor: Int32, path: String) -> ByteSink {
    ByteSink { (bytes: [UInt8]) throws(FileError) in
      // SAFETY: the array is lent for the length of the call, with its own count.
      let code = unsafe bytes.withUnsafeBytes { buffer in
        unsafe cstreams_write_all(descriptor, buffer.baseAddress, buffer.count)
      }
      guard code == 0 else { throw FileError(code: code, path: path) }
    }
  }

  /// Pipes and devices cannot be replaced, so they are written straight.
  private static func writeThrough(
    _ path: String, _ body: (ByteSink) throws(FileError) -> Void
  ) throws(FileError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(code: errno, path: path) }
    defer { close(descriptor) }
    try body(sink(descriptor, path: path))
  }

  /// The file a symbolic link stands for, so that the link itself stays.
  private static func resolved(_ path: String) -> String {
    // SAFETY: realpath returns nothing or a text it allocated, copied here and freed once.
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}
