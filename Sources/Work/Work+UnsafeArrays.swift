import Glibc

extension Work {
  /// An array whose stretches are filled on several threads, allocated once and never zeroed first.
  ///
  /// `body` must write every element of the stretch it is lent. Once a stop is asked for, the array
  /// is all zero: whoever asked for it polls the stop flag before the result is used.
  ///
  /// - Complexity: O(*n*) calls of `body` in all, shared among the threads.
  public static func array<Element: BitwiseCopyable & Sendable>(
    _ count: Int, piece: Int = usualPiece, in context: WorkContext,
    _ body: @Sendable (Range<Int>, inout MutableSpan<Element>) -> Void
  ) -> [Element] {
    let pieces = count / piece + (count % piece == 0 ? 0 : 1)
    return array(count, pieces: pieces, in: context) { index in
      (index * piece)..<min(count, index * piece + piece)
    } filling: { _, range, span in
      body(range, &span)
    }
  }

  /// An array of stretches of given lengths, each filled by a call with its number.
  ///
  /// What holds of the array with pieces of one length holds of this.
  ///
  /// - Complexity: O(*n*) calls of `body` in all, shared among the threads.
  public static func array<Element: BitwiseCopyable & Sendable>(
    joining lengths: [Int], in context: WorkContext,
    _ body: @Sendable (Int, inout MutableSpan<Element>) -> Void
  ) -> [Element] {
    var ends = [0]
    for length in lengths { ends.append(ends[ends.count - 1] + length) }
    let bounds = ends
    return array(bounds[lengths.count], pieces: lengths.count, in: context) { index in
      bounds[index]..<bounds[index + 1]
    } filling: { index, _, span in
      body(index, &span)
    }
  }

  private static func array<Element: BitwiseCopyable & Sendable>(
    _ count: Int, pieces: Int, in context: WorkContext, range: @Sendable (Int) -> Range<Int>,
    filling body: @Sendable (Int, Range<Int>, inout MutableSpan<Element>) -> Void
  ) -> [Element] {
    // SAFETY: each piece gets a stretch of its own of the new memory, which every call fills; a
    // run that was stopped clears all of it, and any bits are a value of such elements.
    unsafe [Element](unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe LargePages.ask(for: UnsafeRawBufferPointer(buffer))
      let memory = unsafe SharedMemory(buffer: buffer)
      let done: [Void]? = try? overRanges(pieces, piece: 1, in: context) { index in
        // SAFETY: the ranges of a run lie in the buffer and do not overlap.
        let range = range(index.lowerBound)
        let stretch = unsafe UnsafeMutableBufferPointer(rebasing: memory.buffer[range])
        var span = unsafe stretch.mutableSpan
        body(index.lowerBound, range, &span)
      }
      if done == nil, let start = buffer.baseAddress {
        let size = count * MemoryLayout<Element>.stride
        let bytes = unsafe UnsafeMutableRawBufferPointer(start: start, count: size)
        unsafe bytes.initializeMemory(as: UInt8.self, repeating: 0)
      }
      filled = count
    }
  }
}

extension Work {
  /// An array of equal elements for reads and writes all over it, in large pages where the system
  /// has such.
  ///
  /// - Complexity: O(*n*).
  public static func table<Element: BitwiseCopyable>(
    repeating element: Element, count: Int
  ) -> [Element] {
    // SAFETY: every element of the new memory is initialised before it is counted.
    unsafe [Element](unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe LargePages.ask(for: UnsafeRawBufferPointer(buffer))
      unsafe buffer.initialize(repeating: element)
      filled = count
    }
  }
}

/// Pages of two megabytes, of which the system makes few where it would make thousands of small ones.
private enum LargePages {
  private static let size = 1 << 21

  /// Asks for large pages wherever a whole one lies in new memory; a system without such does nothing.
  static func ask(for memory: UnsafeRawBufferPointer) {
    guard memory.count >= 4 * size, let base = memory.baseAddress else { return }
    let start = (Int(bitPattern: base) + size - 1) / size * size
    let end = (Int(bitPattern: base) + memory.count) / size * size
    guard end > start else { return }
    // SAFETY: the stretch lies in the memory, and the advice changes no byte of it.
    unsafe _ = madvise(UnsafeMutableRawPointer(bitPattern: start), end - start, MADV_HUGEPAGE)
  }
}

/// The memory of an array that several threads fill.
@safe private struct SharedMemory<Element>: @unchecked Sendable {  // Each thread has its own range.
  let buffer: UnsafeMutableBufferPointer<Element>
}
