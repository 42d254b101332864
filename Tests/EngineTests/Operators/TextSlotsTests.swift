import Statistics
import Tables
import Testing

@testable import Engine

/// Texts numbered and looked up, held against a search through all of them.
struct TextSlotsTests {
  /// Texts of one length and one hash, which only their bytes tell apart, short ones, and some that
  /// are not there.
  @Test(arguments: [true, false]) func `texts of one hash are told apart`(areAlike: Bool) {
    var random = SeededRandom(seed: 5)
    let known = (0..<600).map { "the text with the number \($0 / 2)" }
    let asked = (0..<700).map { _ in "the text with the number \(random.next() % 450)" }
    let (pool, other) = (TextPool(known), TextPool(asked))
    func identities(_ pool: TextPool) -> [TextIdentity] {
      let (found, parts) = pool.marks(of: 0..<pool.count, as: TextIdentity.self, partCount: 9)
      #expect(Set(parts) == Set(0..<9))
      return areAlike ? found.map { TextIdentity(low: 0, high: $0.high) } : found
    }
    var slots = TextSlots<TextIdentity>(expecting: known.count, of: pool)
    let numbers = identities(pool).enumerated().map { slots.number(of: Int32($0), $1) }
    let found = identities(other).enumerated().map { row, identity in
      slots.row(equalTo: Int32(row), identity, of: other)
    }
    #expect(numbers == (0..<600).map { Int32($0 / 2) })
    #expect(found == asked.map { text in Int32(known.firstIndex(of: text) ?? -1) })
  }

  /// Every length about the borders of a word, with bytes that come after in the pool and without,
  /// and texts that differ in one byte or in trailing zeros.
  @Test func `the identities of texts are equal where the texts are`() {
    var texts = [""]
    for length in 1...34 {
      let bytes = (0..<length).map { UInt8(97 + $0 % 26) }
      texts.append(String(decoding: bytes, as: UTF8.self))
      for place in [0, length / 2, length - 1] {
        var other = bytes
        other[place] = 0
        texts.append(String(decoding: other, as: UTF8.self))
      }
    }
    let pool = TextPool(texts + texts.reversed())
    let all = pool.texts
    let (found, parts) = pool.marks(of: 0..<pool.count, as: TextIdentity.self, partCount: 9)
    #expect(Set(parts) == Set(0..<9))
    let isRight = all.indices.allSatisfy { left in
      all.indices.allSatisfy {
        (all[left] == all[$0]) == (found[left] == found[$0])
          && (all[left] != all[$0] || parts[left] == parts[$0])
      }
    }
    #expect(isRight)
    let short = all.indices.filter { all[$0].utf8.count <= TextIdentity.longestShort }
    #expect(all.indices.allSatisfy { found[$0].isVague != short.contains($0) })
  }
}
