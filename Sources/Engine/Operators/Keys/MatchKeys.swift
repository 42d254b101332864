import Bitmaps
import Tables
import Work

/// Numbers for the keys of two sides that are equal where the keys are.
struct MatchKeys: Sendable {
  /// For each left row the number of its key, or -1 when one is missing; of a key that no right row
  /// has -1 or a number of its own.
  let left: RowGroups
  /// For each right row the number of its key, or -1 when one is missing.
  let right: [Int32]
  /// A bound that all numbers stay below.
  let count: Int
  /// Whether the keys of the right side stand once each, in every row, and have the numbers of the
  /// rows; of a table that was cut down the dictionary has further texts.
  let areRightRows: Bool

  /// Numbers the keys of rows; meaningless once a stop is asked for.
  ///
  /// - Complexity: O(*n* × keys) on average.
  init(
    left: [Column], right: [Column], leftCount: Int, rightCount: Int, in work: WorkContext
  ) throws(EngineError) {
    guard left.count > 1 else {
      self.init(left: left[0], right: right[0], in: work)
      return
    }
    let keys = zip(left, right).map { MatchKeys.shared($0, $1, in: work) }
    let grouping = try Grouping(
      keys: keys, rowCount: leftCount + rightCount, isOrdered: false, in: work)
    self.init(
      grouping.groups.numbers(in: work), count: grouping.count, of: keys, leftCount: leftCount)
  }

  /// Numbers the keys of rows that have one key each, of types that can be compared.
  ///
  /// - Complexity: O(*n*) on average, shared among the threads.
  init(left: Column, right: Column, in work: WorkContext) {
    if case .text(let leftTexts) = left, case .text(let texts) = right {
      let match = TextMatch(many: leftTexts, one: texts, in: work)
      self.init(left: match.many, right: match.one, count: match.count)
      return
    }
    if right.count < 1 << 16 || left.count / 64 > right.count, MatchKeys.areWords(left, right) {
      self.init(lookingUp: left, among: right, in: work)
      return
    }
    let key = MatchKeys.shared(left, right, in: work)
    let codes = KeyCodes(key, isOrdered: false, in: work)
    self.init(
      codes.codes(in: work), count: codes.cellCount, of: [key], leftCount: left.count)
  }

  /// Numbers the keys of few right rows, and looks those of the left rows up.
  private init(lookingUp left: Column, among right: Column, in work: WorkContext) {
    var table = WordTable(expecting: right.count)
    let rights = OrderWords(right, in: work).words(0..<right.count)
    var numbers = rights.map { table.number(of: $0) }
    right.missing?.forEachSetBit { numbers[$0] = -1 }
    let (known, lefts) = (table, OrderWords(left, in: work))
    var found = Work.array(left.count, in: work) { (range, output: inout MutableSpan<Int32>) in
      let words = lefts.words(range)
      for place in words.indices { output[place] = known.find(words[place]) }
    }
    left.missing?.forEachSetBit { found[$0] = -1 }
    self.init(left: RowGroups(found), right: numbers, count: table.words.count)
  }

  /// Whether equal keys of both sides are equal words, as whole numbers and dates are.
  private static func areWords(_ left: Column, _ right: Column) -> Bool {
    switch (left, right) {
    case (.whole, .whole), (.date, .date): true
    default: false
    }
  }

  private init(left: RowGroups, right: [Int32], count: Int) {
    (self.left, self.right, self.count) = (left, right, count)
    areRightRows = count == right.count && right.indices.allSatisfy { right[$0] == $0 }
  }

  /// Divides the numbers of both sides; a row without one of the keys has none.
  private init(_ numbers: [Int32], count: Int, of keys: [Column], leftCount: Int) {
    var numbers = numbers
    for key in keys { key.missing?.forEachSetBit { numbers[$0] = -1 } }
    self.init(
      left: RowGroups(Array(numbers[..<leftCount])), right: Array(numbers[leftCount...]),
      count: count)
  }

  /// One key of the rows of both sides, the left ones first; texts as numbers that the right side
  /// gives them, missing where it has no such text.
  private static func shared(_ left: Column, _ right: Column, in work: WorkContext) -> Column {
    guard case .text(let leftTexts) = left, case .text(let rightTexts) = right else {
      return left.widened(to: right).appending(right.widened(to: left), in: work)
    }
    let match = TextMatch(many: leftTexts, one: rightTexts, in: work)
    var numbers = match.many.numbers(in: work) + match.one
    let absent = Bitmap(packing: numbers.count, in: work) { [numbers] range, output in
      let numbers = numbers.span
      packWords(range, of: numbers.count, into: &output) { numbers[$0] < 0 }
    }
    absent.forEachSetBit { numbers[$0] = 0 }
    return .whole(WholeColumn(storage: .four(numbers), missing: absent))
  }
}

extension Column {
  /// The column as the wider of its own type and another's.
  fileprivate func widened(to other: Column) -> Column { read(as: other.type) }
}
