import Glibc

/// How much memory a session may take, and how much of it its tables take now.
public struct MemoryBudget: Hashable, Sendable {
  /// The bytes that all tables and results may take together.
  public let limit: Int
  /// The bytes that are taken.
  public let used: Int

  /// Creates a budget.
  public init(limit: Int, used: Int) {
    self.limit = limit
    self.used = used
  }

  /// A budget that everything fits.
  public static let unlimited = MemoryBudget(limit: .max, used: 0)

  /// Four fifths of the machine's memory, which is the limit when nobody sets one.
  public static var usualLimit: Int {
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    let size = sysconf(Int32(_SC_PAGESIZE))
    guard pages > 0, size > 0 else { return .max }
    return pages / 5 * 4 * size
  }

  /// The bytes that are free.
  public var free: Int { max(0, limit - used) }

  /// Whether so many bytes more fit.
  public func fits(_ count: Int) -> Bool { count <= free }
}
