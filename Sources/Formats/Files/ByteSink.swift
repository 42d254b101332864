/// Where written bytes go: a file, standard output, or an array.
public final class ByteSink {
  private let take: ([UInt8]) throws(FileError) -> Void

  /// Creates a sink from what takes the bytes.
  public init(_ take: @escaping ([UInt8]) throws(FileError) -> Void) { self.take = take }

  /// Hands bytes on.
  public func write(_ bytes: [UInt8]) throws(FileError) { try take(bytes) }

  /// Everything that `body` writes.
  public static func collect(
    _ body: (ByteSink) throws(FileError) -> Void
  ) throws(FileError) -> [UInt8] {
    let store = Store()
    try body(ByteSink { (bytes: [UInt8]) throws(FileError) in store.bytes += bytes })
    return store.bytes
  }

  private final class Store {
    var bytes: [UInt8] = []
  }
}
