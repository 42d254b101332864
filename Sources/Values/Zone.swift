/// A time zone: by how much its clocks are ahead of UTC, and from when to when.
///
/// It is made from the bytes of a file of the system's zone data, so that it needs no setting of
/// the process and is the same on every thread.
public struct Zone: Hashable, Sendable {
  /// The name, such as `Europe/Zagreb`.
  public let name: String
  /// The moments at which clocks change, in seconds since 1970-01-01T00:00:00Z, ascending.
  let changes: [Int64]
  /// The seconds that clocks are ahead of UTC: before the first change, then from each change on.
  let offsets: [Int64]

  /// Creates a zone from its changes; there is one offset more than changes.
  init(name: String, changes: [Int64], offsets: [Int64]) {
    precondition(offsets.count == changes.count + 1, "An offset holds before the first change")
    self.name = name
    self.changes = changes
    self.offsets = offsets
  }

  /// The seconds that clocks are ahead of UTC at a moment, in seconds since 1970.
  ///
  /// - Complexity: O(log *changes*).
  func offset(at second: Int64) -> Int64 { offsets[place(of: second)] }

  /// What the clocks on the wall show at a moment in UTC.
  ///
  /// - Complexity: O(log *changes*).
  public func wallClock(at moment: Timestamp) -> Timestamp {
    Timestamp(microseconds: moment.microseconds + offset(at: moment.second) * 1_000_000)
  }

  /// The first moment in UTC at which the clocks on the wall show a time or, where they jump over
  /// it, a later one.
  ///
  /// - Complexity: O(log *changes*).
  public func moment(of wallClock: Timestamp) -> Timestamp {
    let second = wallClock.second
    let before = offset(at: second - Zone.day)
    let after = offset(at: second + Zone.day)
    for ahead in [before, after] where offset(at: second - ahead) == ahead {
      return Timestamp(microseconds: wallClock.microseconds - ahead * 1_000_000)
    }
    let jump = changes[max(0, place(of: second - before) - 1)]
    return Timestamp(microseconds: jump * 1_000_000)
  }

  private static let day: Int64 = 86_400

  /// The number of changes up to a moment.
  private func place(of second: Int64) -> Int {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= second { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Timestamp {
  /// The whole seconds since 1970-01-01T00:00:00Z, rounded down.
  fileprivate var second: Int64 {
    let seconds = microseconds / 1_000_000
    return microseconds % 1_000_000 < 0 ? seconds - 1 : seconds
  }
}
