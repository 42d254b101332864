import Statistics
import Tables
import Testing

@testable import Engine

/// Texts looked up block by block, held against a search through all of them.
struct TextSlotsTests {
  /// Hashes of so few values that different texts have the same, and texts that are not there.
  @Test(arguments: [1, 2, 7, 1_000]) func `texts of one hash are told apart`(hashCount: Int) {
    var random = SeededRandom(seed: UInt64(hashCount))
    let known = (0..<600).map { "text \($0 / 2)" }
    let asked = (0..<700).map { _ in "text \(random.next() % 450)" }
    func hashes(_ texts: [String]) -> [UInt64] {
      texts.map { UInt64($0.utf8.reduce(0) { $0 * 31 + Int($1) } % hashCount) }
    }
    let (pool, other) = (TextPool(known), TextPool(asked))
    var (slots, rows) = (TextSlots(expecting: known.count), [Int32]())
    for (row, hash) in hashes(known).enumerated() {
      _ = slots.number(of: Int32(row), hash: hash, in: pool, &rows)
    }
    var found = [Int32](repeating: 0, count: asked.count)
    var span = found.mutableSpan
    slots.find(from: 0, of: other, hashes: hashes(asked), in: pool, rows, into: &span)
    let distinct = known.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    #expect(found == asked.map { text in Int32(distinct.firstIndex(of: text) ?? -1) })
  }
}
