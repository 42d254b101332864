import Work

// SAFETY: the new array has room for the elements of all parts; each part fills just its own stretch.

extension Array where Element: BitwiseCopyable & Sendable {
  /// The elements of many arrays, in order, copied once each; all zero once a stop is asked for.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  init(joining parts: [[Element]], in work: WorkContext = WorkContext(threads: 1)) {
    self = Work.array(joining: parts.map(\.count), in: work) {
      (part, output: inout MutableSpan<Element>) in
      let own = parts[part]
      let elements = own.span
      for place in output.indices { output[place] = elements[place] }
    }
  }
}

extension Array where Element: BitwiseCopyable {
  /// The elements that other elements of many arrays stand for, in order.
  ///
  /// - Complexity: O(*n*) calls, which are made part of the loop where they are known.
  @inline(__always)
  init<Source>(
    joining parts: [[Source]], _ element: (_ part: Int, _ source: Source) -> Element
  ) {
    let total = parts.reduce(0) { $0 + $1.count }
    unsafe self.init(unsafeUninitializedCapacity: total) { target, count in
      for index in parts.indices {
        unsafe parts[index].withUnsafeBufferPointer { source in
          for place in source.indices {
            unsafe target.initializeElement(at: count &+ place, to: element(index, source[place]))
          }
        }
        count += parts[index].count
      }
    }
  }
}
