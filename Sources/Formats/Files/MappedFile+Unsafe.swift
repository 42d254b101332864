import CStreams
import Glibc

/// A file mapped into memory for reading; the system reads its pages when they are looked at.
final class MappedFile: Sendable {
  /// The number of bytes.
  let count: Int
  // Kept as an address, which is Sendable; the pages are read-only and live as long as this.
  private let address: UInt

  private init(address: UInt, count: Int) {
    self.address = address
    self.count = count
  }

  deinit {
    // SAFETY: the address and length are those mmap gave; nobody holds a span past this object.
    if count > 0 { _ = unsafe munmap(UnsafeMutableRawPointer(bitPattern: address), count) }
  }

  /// Lends the bytes.
  func withSpan<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // SAFETY: the mapping is `count` readable bytes and stays until this object goes.
    let start = unsafe UnsafeRawPointer(bitPattern: address)
    let buffer = unsafe UnsafeRawBufferPointer(start: start, count: count)
    defer { withExtendedLifetime(self) {} }
    return try unsafe body(buffer.assumingMemoryBound(to: UInt8.self).span)
  }

  /// Opens a file: mapped when it is a regular file, else read to its end into memory.
  static func open(_ path: String) throws(FileError) -> FileBytes {
    // SAFETY: the path lives for the length of the call.
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(code: errno, path: path) }
    defer { close(descriptor) }
    return try read(descriptor, path: path)
  }

  /// Reads an open descriptor, such as standard input.
  static func read(_ descriptor: Int32, path: String) throws(FileError) -> FileBytes {
    var status = stat()
    // SAFETY: fstat fills the struct it is given.
    guard unsafe fstat(descriptor, &status) == 0 else { throw FileError(code: errno, path: path) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw FileError(.isFolder, path: path)
    case S_IFREG where status.st_size > 0:
      return try map(descriptor, count: Int(status.st_size), path: path)
    case S_IFCHR where isatty(descriptor) == 0:
      // /dev/zero and its kin never end; /dev/null does at once.
      return try readToEnd(descriptor, path: path, limit: 1 << 20, past: .endless)
    default:
      let limit = Int(cstreams_memory() / 2)
      return try readToEnd(descriptor, path: path, limit: limit, past: .beyondMemory(limit))
    }
  }

  private static func map(
    _ descriptor: Int32, count: Int, path: String
  ) throws(FileError) -> FileBytes {
    // SAFETY: a new private mapping of the whole file; failure is checked before use.
    let start = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else {
      throw FileError(code: errno, path: path)
    }
    _ = unsafe madvise(start, count, MADV_SEQUENTIAL)
    return FileBytes(MappedFile(address: UInt(bitPattern: start), count: count))
  }

  private static func readToEnd(
    _ descriptor: Int32, path: String, limit: Int, past reason: FileError.Reason
  ) throws(FileError) -> FileBytes {
    var start: UnsafeMutablePointer<UInt8>?
    var count = 0
    // SAFETY: on success `start` holds `count` bytes, copied here and given back once.
    let code = unsafe cstreams_read_all(descriptor, limit, &start, &count)
    guard code != EFBIG else { throw FileError(reason, path: path) }
    guard code == 0 else { throw FileError(code: code, path: path) }
    defer { unsafe cstreams_free(start) }
    return unsafe FileBytes(Array(UnsafeBufferPointer(start: start, count: count)))
  }
}
