import Glibc
import Testing
import Work

@Suite struct FreedMemoryTests {
  @Test func `Freed memory is kept until it is given back`() {
    FreedMemory.keep()
    let count = 8 << 20
    var block = Work.table(repeating: 1 as UInt8, count: count)
    // Lies behind the block, so that this is not the end of the heap.
    let fence = Work.table(repeating: 1 as UInt8, count: count)
    let place = block.withUnsafeBytes { Int(bitPattern: $0.baseAddress) } + count / 4
    block = []
    let kept = Self.residentPages(at: place, count / 2)
    FreedMemory.giveBack()
    let after = Self.residentPages(at: place, count / 2)
    #expect(fence.count == count)
    #expect(kept > 0 && after == 0, "\(kept) pages were kept, \(after) were not given back")
  }

  /// The pages of a stretch of addresses that lie in memory.
  private static func residentPages(at place: Int, _ count: Int) -> Int {
    let size = Int(sysconf(Int32(_SC_PAGESIZE)))
    var pages = [UInt8](repeating: 0, count: count / size)
    let start = UnsafeMutableRawPointer(bitPattern: place / size * size)
    // A stretch that is no longer mapped is refused, and none of it lies in memory.
    guard mincore(start, count, &pages) == 0 else { return 0 }
    return pages.count { $0 & 1 != 0 }
  }
}
