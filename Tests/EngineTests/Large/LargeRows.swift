import Bitmaps
import Language
import Statistics
import Tables
import Values
import Work

@testable import Engine

/// Tables of more rows than one piece of parallel work has, with ties, tails and missing values.
struct LargeRows {
  /// More than one piece, and the last one not whole.
  static let count = 70_001

  private var random: SeededRandom

  /// Starts at a seed.
  init(seed: UInt64) { random = SeededRandom(seed: seed &+ 77) }

  /// A number below a limit.
  mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

  /// How decimal numbers lie.
  enum Shape: CaseIterable {
    /// Evenly over a range.
    case even
    /// Nine of ten are zero.
    case mostlyZero
    /// Each power of ten as often as the next.
    case longTail
    /// With endless ones on both sides.
    case endless
    /// All the same.
    case equal
    /// In order already.
    case rising
  }

  /// Decimal numbers of a shape.
  mutating func decimals(_ shape: Shape) -> [Double] {
    (0..<LargeRows.count).map { row in
      let part = Double(below(1 << 20)) / Double(1 << 20)
      return switch shape {
      case .even: (part * 1e5).rounded() / 100 - 300
      case .mostlyZero: below(10) == 0 ? part * 1e6 : below(2) == 0 ? 0 : -0.0
      case .longTail: (part - 0.3) * Double(sign: .plus, exponent: below(80) - 20, significand: 1)
      case .endless: below(50) == 0 ? .infinity : below(50) == 0 ? -.infinity : part
      case .equal: 2.5
      case .rising: Double(row / 3)
      }
    }
  }

  /// Words that differ in few or many bits.
  mutating func words(_ seed: Int) -> [UInt64] {
    let limit = [2, 300, 70_000, 1 << 40][seed % 4]
    return (0..<LargeRows.count).map { _ in UInt64(below(limit)) &* (seed > 3 ? 0x1_0001_0001 : 1) }
  }

  /// Texts that are mostly unique and begin alike, some equal in more than eight bytes.
  mutating func texts() -> [String] {
    (0..<LargeRows.count).map { _ in
      let number = below(50_000)
      return "K-\(number % 7 == 0 ? "same-beginning-" : "")\(number)"
    }
  }

  /// Rows of which one of so many is missing.
  mutating func missing(oneOf share: Int) -> Bitmap? {
    guard share > 0 else { return nil }
    let rows = (0..<LargeRows.count).map { _ in below(share) == 0 }
    return Bitmap(count: LargeRows.count) { rows[$0] }
  }

  /// A group for each row; group 0 has few.
  mutating func groups(_ count: Int) -> [Int32] {
    (0..<LargeRows.count).map { _ in
      count == 1 ? 0 : Int32(below(40) == 0 ? 0 : 1 + below(count - 1))
    }
  }

  /// The threads that results must not depend on.
  static let contexts = [WorkContext(threads: 1), WorkContext(threads: 3)]
}
