import CStreams
import Glibc

extension PlainReader {
  /// Adds what standard input has; answers false at its end or after Ctrl-C.
  func fill(_ pending: inout [UInt8]) -> Bool {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      // SAFETY: the system writes at most `bytes.count` bytes.
      let count = unsafe Glibc.read(0, &bytes, bytes.count)
      if count < 0, errno == EINTR, !cstreams_interrupted() { continue }
      pending += bytes.prefix(max(0, count))
      return count > 0
    }
  }
}
