import Bitmaps
public import Tables
public import Work

extension Column {
  /// The number of different known values; meaningless once a stop is asked for.
  ///
  /// - Complexity: O(*n*) on average, shared among the threads.
  public func distinctCount(in work: WorkContext) -> Int {
    if missing == nil, case .text(let column) = self, case .plain(let pool) = column.storage {
      return TextNumbers(pool, in: work).count
    }
    let key = KeyCodes(self, isOrdered: false, in: work)
    let codes = key.codes(in: work)
    var seen = [Bool](repeating: false, count: key.cellCount)
    for row in codes.indices where missing?[row] != true { seen[Int(codes[row])] = true }
    return seen.count { $0 }
  }
}
