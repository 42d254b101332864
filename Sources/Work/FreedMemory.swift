import CAllocator

/// Memory that a question is done with.
///
/// The next question needs as much, and new pages cost more than most loops over them, so the
/// process keeps them while somebody asks, and gives them back when nobody does ([decision
/// 19](../../docs/decisions/0019-freed-memory.md)).
public enum FreedMemory {
  /// Keeps freed memory for the next question, up to a quarter of the machine's and two gigabytes; called
  /// once, at the start of a program.
  public static func keep() {
    // The usual limit is four fifths of the machine's memory.
    callocator_keep(MemoryBudget.usualLimit / 16 * 5)
  }

  /// Gives all freed memory back to the system.
  ///
  /// - Complexity: some milliseconds for a gigabyte.
  public static func giveBack() { callocator_give_back() }
}
