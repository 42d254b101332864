import CStreams
import Foundation
import Glibc
import Testing

struct StreamsTests {
  @Test func `a reader that left is an error code, not the end of the process`() {
    cstreams_ignore_write_signals()
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    close(ends[0])
    defer { close(ends[1]) }
    #expect(cstreams_write_all(ends[1], "x", 1) == EPIPE)
    #expect(cstreams_write_all(-1, "x", 1) == EBADF)
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 300_000])
  func `everything written is read to the end`(count: Int) {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    let (output, sent) = (ends[1], (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    // A thread of its own: the pool of the tests may be as small as the readers that wait in it.
    Thread.detachNewThread {
      _ = cstreams_write_all(output, sent, sent.count)
      close(output)
    }
    var bytes: UnsafeMutablePointer<UInt8>?
    var received = 0
    #expect(cstreams_read_all(ends[0], &bytes, &received) == 0)
    #expect(Array(UnsafeBufferPointer(start: bytes, count: received)) == sent)
    cstreams_free(bytes)
    close(ends[0])
  }

  @Test func `a pipe is no terminal and has no size`() {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    defer { for end in ends { close(end) } }
    #expect(!cstreams_is_terminal(ends[0]))
    #expect([cstreams_columns(ends[0]), cstreams_rows(ends[0])] == [0, 0])
  }
}
