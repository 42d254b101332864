/// Memory that is gone through so that what was computed before has left the processor's cache.
///
/// A table that is asked again and again stays there as long as it is small, and one of twice the
/// rows then seems to take three times as long; an analyst asks something else in between.
struct ColdCache {
  /// 128 MB, four times the cache of common processors.
  private var lines = [UInt64](repeating: 0, count: 1 << 24)

  /// Writes to each line of the cache.
  mutating func clear() {
    for place in stride(from: 0, to: lines.count, by: 8) { lines[place] &+= 1 }
  }
}
