import CCodecs
import Glibc
import Work

// SAFETY: a stream is opened, used and closed in one call of `run`, by one thread; each step is lent
// the rest of the input and a buffer of `step` bytes, with their counts.

extension Codec {
  private static let step = 1 << 20

  /// Turns bytes into others, or says where they are not what they should be.
  ///
  /// - Complexity: O(input + output).
  func run(
    _ input: Span<UInt8>, stop: StopFlag = StopFlag()
  ) throws(CodecFault) -> [UInt8] {
    // SAFETY: the stream is closed once, after its last use.
    guard let stream = unsafe open() else { throw CodecFault(reason: .unknown) }
    defer { unsafe ccodecs_close(stream) }
    var made: [UInt8] = []
    var offset = 0
    while true {
      if stop.isStopped { throw CodecFault(reason: .stopped) }
      let (code, used, bytes) = unsafe Codec.step(stream, input.extracting(offset..<input.count))
      offset += used
      made += bytes
      if Int(code) == CCODECS_DONE { return made }
      guard Int(code) == CCODECS_FULL else { throw Codec.fault(Int(code), at: offset, made) }
    }
  }

  private func open() -> OpaquePointer? {
    switch self {
    case .gzip: unsafe ccodecs_open_gzip()
    case .zstd: unsafe ccodecs_open_zstd()
    case .text(let from, let to): unsafe ccodecs_open_text(to, from)
    }
  }

  private static func step(
    _ stream: OpaquePointer, _ input: Span<UInt8>
  ) -> (code: Int32, used: Int, made: [UInt8]) {
    var code: Int32 = 0
    var used = 0
    // SAFETY: the step says how many bytes of the buffer it filled.
    let made = unsafe [UInt8](unsafeUninitializedCapacity: step) { buffer, count in
      unsafe input.withUnsafeBufferPointer { input in
        code = unsafe ccodecs_run(
          stream, input.baseAddress, input.count, true, &used, buffer.baseAddress, step, &count)
      }
    }
    return (code, used, made)
  }

  private static func fault(_ code: Int, at offset: Int, _ made: [UInt8]) -> CodecFault {
    let reason: CodecFault.Reason =
      switch code {
      case CCODECS_CUT: .cut
      case CCODECS_NO_MEMORY: .noMemory
      default: .broken
      }
    let line = FilePlace.lineAndColumn(of: made.count, in: made.span).line
    return CodecFault(reason: reason, offset: offset, line: line)
  }
}
