import Bitmaps
import Engine
import Statistics
import Tables

/// A hash for each customer that no row's place enters, from which random choices are made.
struct RowKeys: Sendable {
  /// The hash of each customer; equal customers are told apart by counting them.
  let hashes: [UInt64]

  /// Hashes columns that tell customers apart.
  ///
  /// - Complexity: O(*rows* × columns).
  init(_ columns: [Column], rowCount: Int) {
    var hashes = columns.hashes(rowCount: rowCount, seed: 0x6C6F_79)
    var seen: [UInt64: UInt64] = [:]
    seen.reserveCapacity(rowCount)
    for row in hashes.indices {
      let times = seen[hashes[row], default: 0]
      seen[hashes[row]] = times + 1
      if times > 0 { hashes[row] = stableHash(times, seed: hashes[row]) }
    }
    self.hashes = hashes
  }

  private init(hashes: [UInt64]) { self.hashes = hashes }

  /// The hashes of some of the customers.
  func gathered(at rows: [Int32]?) -> RowKeys {
    guard let rows else { return self }
    return RowKeys(hashes: rows.map { hashes[Int($0)] })
  }

  /// The customers drawn with a chance.
  func drawn(_ share: Double, seed: UInt64) -> Bitmap {
    let bound = UInt64(min(share, 0x1.fffffffffffffp-1) * 0x1p64)
    return Bitmap(count: hashes.count) { stableHash(hashes[$0], seed: seed) < bound }
  }

  /// Exactly so many customers, each set of them as likely as any other.
  ///
  /// - Complexity: O(*rows*) as a rule: only hashes near the bound are sorted.
  func drawn(count: Int, seed: UInt64) -> Bitmap {
    let drawn = hashes.map { stableHash($0, seed: seed) }
    guard count < drawn.count else { return Bitmap(repeating: true, count: drawn.count) }
    let share = Double(count) / Double(drawn.count)
    let spread = 6 * (share * (1 - share) / Double(drawn.count)).squareRoot()
    let low = RowKeys.bound(share - spread)
    let high = RowKeys.bound(share + spread)
    let below = drawn.count { $0 < low }
    let near = drawn.filter { $0 >= low && $0 < high }
    guard below <= count, count < below + near.count else {
      let bound = drawn.sorted()[count]
      return Bitmap(count: drawn.count) { drawn[$0] < bound }
    }
    let bound = near.sorted()[count - below]
    return Bitmap(count: drawn.count) { drawn[$0] < bound }
  }

  private static func bound(_ share: Double) -> UInt64 {
    share <= 0 ? 0 : share >= 1 ? .max : UInt64(share * 0x1p64)
  }

  /// How often each customer is drawn when they are drawn anew with replacement, as three rows of
  /// bits: the ones, twos and fours of a number that follows Poisson's law of mean 1, at most 7.
  ///
  /// A number for each customer by itself stands for the multinomial ones of the bootstrap (Hanley
  /// and MacGibbon 2006), and does not depend on the order of the rows.
  func resampled(seed: UInt64) -> [Bitmap] {
    var planes = [Bitmap](repeating: Bitmap(count: hashes.count), count: 3)
    for row in hashes.indices {
      let draw = stableHash(hashes[row], seed: seed)
      var times = 0
      while times < 7, draw >= RowKeys.poisson[times] { times += 1 }
      for plane in 0..<3 where times >> plane & 1 == 1 { planes[plane][row] = true }
    }
    return planes
  }

  /// 2⁶⁴ times the chance of at most 0, 1, … draws.
  private static let poisson: InlineArray<7, UInt64> = InlineArray { times in
    var (term, sum) = (0.367_879_441_171_442_33, 0.0)
    for count in 0...times {
      if count > 0 { term /= Double(count) }
      sum += term
    }
    return UInt64(sum * 0x1p64)
  }
}
