import Glibc
import Testing
import Work

@Suite struct FreedMemoryTests {
  @Test func `Freed memory is kept until it is given back`() {
    FreedMemory.keep()
    let count = 4 << 20
    var blocks = (0..<9).map { _ in Work.table(repeating: 1 as UInt8, count: count) }
    let places = blocks.map { block in
      block.withUnsafeBytes { Int(bitPattern: $0.baseAddress) } + count / 4
    }
    // Each block that goes lies between two that stay, unless the heap ends there, whose last part
    // only the main thread's gives back. Others may take some of them meanwhile.
    let freed = [1, 3, 5, 7]
    for index in freed { blocks[index] = [] }
    let kept = freed.map { Self.residentPages(at: places[$0], count / 2) }
    FreedMemory.giveBack()
    let after = freed.map { Self.residentPages(at: places[$0], count / 2) }
    withExtendedLifetime(blocks) {}
    #expect(
      zip(kept, after).contains { $0 > 0 && $1 == 0 },
      "\(kept) pages were kept, \(after) were not given back")
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
