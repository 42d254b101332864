import Glibc

/// Runs `body` on `count` threads at once, the calling one among them, and waits for all.
///
/// When the system gives fewer threads, fewer run `body`; it must share its work out itself.
func runOnThreads(_ count: Int, _ body: @escaping @Sendable () -> Void) {
  var threads: [pthread_t] = []
  for _ in 1..<max(2, count) where count > 1 {
    let box = unsafe Unmanaged.passRetained(ThreadBody(run: body))
    var thread = pthread_t()
    // SAFETY: the new thread takes over the retained box; when none starts it is released here.
    let status = unsafe pthread_create(&thread, nil, runThreadBody, box.toOpaque())
    guard status == 0 else {
      unsafe box.release()
      break
    }
    threads.append(thread)
  }
  body()
  for thread in threads { pthread_join(thread, nil) }
}

/// What a thread runs.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runThreadBody(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let pointer = unsafe pointer else { return nil }
  // SAFETY: the pointer is the box that `runOnThreads` retained for this thread alone.
  unsafe Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().run()
  return nil
}
