import Statistics

/// A support ticket of the first weeks, in days since joining.
struct EarlyTicket: Sendable {
  /// The day it was opened; early enough to be seen as slow before the first possible end.
  let day: Int
  /// Days until it was closed.
  let daysOpen: Int

  /// Draws a ticket; one in ten is slow.
  init(from random: inout SeededRandom) {
    day = 1 + random.int(below: 42)
    daysOpen =
      random.chance(0.10)
      ? 16 + random.int(below: 40) : min(13, Int(random.exponential() * 2.5))
  }
}
