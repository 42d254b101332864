import Bitmaps
public import Diagnostics
public import Language
public import Tables
import Values
public import Work

/// What came of linking two tables.
public enum LinkOutcome: Sendable {
  /// The link holds.
  case index(LinkIndex)
  /// Keys occur more than once on the one side: how many, and the first three with their counts.
  case duplicates(keyCount: Int, first: [(key: String, count: Int)])
  /// The keys are of types that cannot be compared.
  case mismatch(Diagnostic)
  /// Someone asked to stop.
  case stopped
}

extension LinkIndex {
  /// Links two tables by their keys, which are texts, whole numbers or dates.
  ///
  /// A missing key on either side finds no partner. The tables must have the link's columns.
  ///
  /// - Complexity: O(*many* + *one*).
  public static func make(
    _ link: Link, many: Table, one: Table, in work: WorkContext = WorkContext()
  ) -> LinkOutcome {
    guard let manyKey = many.column(link.manyKey), let oneKey = one.column(link.oneKey) else {
      preconditionFailure("A link is made of columns that both tables have")
    }
    guard let keys = LinkKeys(many: manyKey, one: oneKey, in: work) else {
      return .mismatch(.linkTypes(link, many: manyKey.type, one: oneKey.type))
    }
    guard !work.stop.isStopped else { return .stopped }
    let repeated = keys.repeatedRows
    guard repeated.isEmpty else {
      let first = repeated.prefix(3).map { entry in
        (key: oneKey.value(at: Int(entry.row)).plainText, count: entry.count)
      }
      return .duplicates(keyCount: repeated.count, first: Array(first))
    }
    let rows = keys.partners(in: work)
    guard !work.stop.isStopped else { return .stopped }
    let orphans = rows.indices.filter { rows[$0] < 0 }
    return .index(
      LinkIndex(
        link: link, oneRows: rows, orphanCount: orphans.count,
        orphanSamples: samples(of: manyKey, at: orphans)))
  }

  /// For each row of a many side the row of a one side with the same key, or -1.
  ///
  /// Of several rows with one key it is the last. Nothing for keys of types that no link has. Once
  /// a stop is asked for, the rows mean nothing.
  ///
  /// - Complexity: O(*many* + *one*), shared among the threads.
  public static func partners(
    many: Column, one: Column, in work: WorkContext = WorkContext()
  ) -> [Int32]? {
    guard let keys = LinkKeys(many: many, one: one, in: work) else { return nil }
    guard !work.stop.isStopped else { return [Int32](repeating: -1, count: many.count) }
    return keys.partners(in: work)
  }

  /// The first three different keys at some rows.
  private static func samples(of column: Column, at rows: [Int]) -> [String] {
    var samples: [String] = []
    for row in rows where samples.count < 3 {
      let value = column.value(at: row)
      let text = value == .missing ? "(missing)" : value.plainText
      if !samples.contains(text) { samples.append(text) }
    }
    return samples
  }
}

/// The keys of the two sides of a link, as numbers that are equal where the keys are.
private struct LinkKeys {
  /// For each row of the many side the number of its key, or -1.
  private let many: [Int32]
  /// For each row of the one side the number of its key, or -1.
  private let one: [Int32]
  private let keyCount: Int

  init?(many: Column, one: Column, in work: WorkContext) {
    switch (many, one) {
    case (.text(let many), .text(let one)):
      self.init(TextIndex(one, in: work), many, in: work)
    case (.whole(let manyKeys), .whole(let oneKeys)):
      self.init(manyKeys.storage.wide, oneKeys.storage.wide, many, one, in: work)
    case (.date(let manyKeys), .date(let oneKeys)):
      self.init(
        manyKeys.days.map(Int64.init), oneKeys.days.map(Int64.init), many, one, in: work)
    default: return nil
    }
  }

  private init(
    _ manyKeys: [Int64], _ oneKeys: [Int64], _ many: Column, _ one: Column, in work: WorkContext
  ) {
    var table = WordTable(expecting: oneKeys.count)
    var numbers = [Int32](repeating: -1, count: oneKeys.count)
    for row in oneKeys.indices {
      if row & 0xFFFF == 0, work.stop.isStopped { break }
      numbers[row] = table.number(of: UInt64(bitPattern: oneKeys[row]))
    }
    one.missing?.forEachSetBit { numbers[$0] = -1 }
    let known = table
    var found = Work.array(manyKeys.count, in: work) { (range, output: inout MutableSpan<Int32>) in
      for row in range {
        output[row &- range.lowerBound] = known.find(UInt64(bitPattern: manyKeys[row]))
      }
    }
    many.missing?.forEachSetBit { found[$0] = -1 }
    (self.many, self.one, keyCount) = (found, numbers, table.words.count)
  }

  private init(_ index: TextIndex, _ many: TextColumn, in work: WorkContext) {
    (self.many, one, keyCount) = (index.places(of: many, in: work), index.numbers, index.count)
  }

  /// The keys that the one side has more than once: their first rows and counts.
  var repeatedRows: [(row: Int32, count: Int)] {
    var counts = [Int](repeating: 0, count: keyCount)
    for key in one where key >= 0 { counts[Int(key)] += 1 }
    var repeated: [(row: Int32, count: Int)] = []
    for (row, key) in one.enumerated() where key >= 0 && counts[Int(key)] > 1 {
      repeated.append((row: Int32(row), count: counts[Int(key)]))
      counts[Int(key)] = 0
    }
    return repeated
  }

  /// For each row of the many side its row on the one side, or -1.
  func partners(in work: WorkContext) -> [Int32] {
    // Keys that stand once each, in every row, have the numbers of their rows; of a table that was
    // cut down the dictionary has further texts.
    if keyCount == one.count, one.indices.allSatisfy({ one[$0] == $0 }) { return many }
    var rows = [Int32](repeating: -1, count: keyCount)
    for (row, key) in one.enumerated() where key >= 0 { rows[Int(key)] = Int32(row) }
    let found = rows
    return Work.array(many.count, in: work) { (range, output: inout MutableSpan<Int32>) in
      let (many, found) = (many.span, found.span)
      for row in range {
        output[row &- range.lowerBound] = many[row] < 0 ? -1 : found[Int(many[row])]
      }
    }
  }
}

extension Diagnostic {
  /// Says that the keys of a link are of types that cannot be compared.
  static func linkTypes(_ link: Link, many: ValueType, one: ValueType) -> Diagnostic {
    let takes: Set<ValueType> = [.text, .whole, .date]
    let message =
      takes.isSuperset(of: [many, one])
      ? "`\(link.many).\(link.manyKey)` is a \(many.name) but `\(link.one).\(link.oneKey)` is a "
        + "\(one.name), so they cannot be linked"
      : "keys of a link are texts, whole numbers or dates, not a "
        + (takes.contains(many) ? one.name : many.name)
    let table = many == .text ? link.one : link.many
    let key = many == .text ? link.oneKey : link.manyKey
    return Diagnostic(
      code: "D7", message: message,
      advice: ["read both as text:  load \"\(table).csv\" text: \(key)"], stage: .run)
  }
}
