import CStreams
import Glibc

extension PlainReader {
  /// Adds what standard input has; answers false at its end or after Ctrl-C.
  func fill(_ pending: inout [UInt8]) -> Bool {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while !cstreams_interrupted() {
      var source = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
      // Not for ever: a signal just before the wait, or on another thread, does not end it.
      // SAFETY: one descriptor is given, and the system writes at most `bytes.count` bytes.
      guard unsafe poll(&source, 1, 50) > 0 else { continue }
      let count = unsafe Glibc.read(0, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      pending += bytes.prefix(max(0, count))
      return count > 0
    }
    return false
  }
}
