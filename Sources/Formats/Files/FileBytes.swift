/// The bytes of a file, mapped or in memory, for as long as someone holds them.
public final class FileBytes: Sendable {
  private enum Storage: Sendable {
    case mapped(MappedFile)
    case memory([UInt8])
  }

  private let storage: Storage

  /// Holds bytes in memory.
  public init(_ bytes: [UInt8]) { storage = .memory(bytes) }

  /// Holds a mapped file.
  init(_ file: MappedFile) { storage = .mapped(file) }

  /// The number of bytes.
  public var count: Int {
    switch storage {
    case .mapped(let file): file.count
    case .memory(let bytes): bytes.count
    }
  }

  /// Lends the bytes to a reader.
  public func withSpan<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch storage {
    case .mapped(let file): try file.withSpan(body)
    case .memory(let bytes): try body(bytes.span)
    }
  }
}
