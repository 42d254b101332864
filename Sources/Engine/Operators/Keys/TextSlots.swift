import Tables

/// Distinct texts of one pool by open addressing, each known by its mark and a row that has it.
struct TextSlots<Mark: TextMark>: Sendable {
  /// The first row of each text; its place is the text's number.
  private(set) var rows: [Int32] = []
  private var marks: [Mark] = []
  /// For each place the number of a text plus one, or zero.
  private var slots: [Int32]
  private let mask: Int
  private let pool: TextPool

  /// Makes room for some texts of a pool; no more may come.
  init(expecting count: Int, of pool: TextPool) {
    var size = 16
    while size < 2 * count { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
    mask = size - 1
    self.pool = pool
    rows.reserveCapacity(count)
    marks.reserveCapacity(count)
  }

  /// The number of a row's text, which it is given when it is new.
  mutating func number(of row: Int32, _ mark: Mark) -> Int32 {
    var place = home(of: mark)
    while slots[place] != 0 {
      let number = Int(slots[place]) - 1
      if marks[number] == mark,
        !mark.isVague || pool.isEqual(Int(row), to: Int(rows[number]), of: pool)
      {
        return Int32(truncatingIfNeeded: number)
      }
      place = (place &+ 1) & mask
    }
    rows.append(row)
    marks.append(mark)
    slots[place] = Int32(truncatingIfNeeded: rows.count)
    return slots[place] - 1
  }

  /// The row that has the text of another pool's row, or -1.
  func row(equalTo row: Int32, _ mark: Mark, of other: TextPool) -> Int32 {
    var place = home(of: mark)
    while slots[place] != 0 {
      let number = Int(slots[place]) - 1
      if marks[number] == mark,
        !mark.isVague || other.isEqual(Int(row), to: Int(rows[number]), of: pool)
      {
        return rows[number]
      }
      place = (place &+ 1) & mask
    }
    return -1
  }

  @inline(__always)
  private func home(of mark: Mark) -> Int {
    Int(truncatingIfNeeded: mark.hash) & mask
  }
}
