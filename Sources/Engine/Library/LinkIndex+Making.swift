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
    let repeated = keys.repeatedRows(in: work)
    guard !work.stop.isStopped else { return .stopped }
    guard repeated.isEmpty else {
      let first = repeated.prefix(3).map { entry in
        (key: oneKey.value(at: Int(entry.row)).plainText, count: entry.count)
      }
      return .duplicates(keyCount: repeated.count, first: Array(first))
    }
    let rows = keys.partners(in: work)
    guard !work.stop.isStopped else { return .stopped }
    let orphans = orphans(of: rows, in: work)
    guard !work.stop.isStopped else { return .stopped }
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
    return keys.partners(in: work).numbers(in: work)
  }

  /// The rows without a partner.
  private static func orphans(of partners: RowGroups, in work: WorkContext) -> [Int32] {
    guard partners.mayLeaveRowsOut else { return [] }
    let parts = try? Work.overRanges(partners.count, in: work) { range -> [Int32] in
      var orphans: [Int32] = []
      partners.forEachStretch(of: range) { partners, rows in
        for place in partners.indices where partners[place] < 0 {
          orphans.append(Int32(truncatingIfNeeded: rows.lowerBound &+ place))
        }
      }
      return orphans
    }
    return parts?.flatMap { $0 } ?? []
  }

  /// The first three different keys at some rows.
  private static func samples(of column: Column, at rows: [Int32]) -> [String] {
    var samples: [String] = []
    for row in rows where samples.count < 3 {
      let value = column.value(at: Int(row))
      let text = value == .missing ? "(missing)" : value.plainText
      if !samples.contains(text) { samples.append(text) }
    }
    return samples
  }
}

/// The keys of the two sides of a link.
private struct LinkKeys {
  /// The many side on the left, the one side on the right.
  private let keys: MatchKeys

  /// Numbers keys that are both texts, whole numbers or dates; nothing for others.
  init?(many: Column, one: Column, in work: WorkContext) {
    switch (many, one) {
    case (.text, .text), (.whole, .whole), (.date, .date):
      keys = MatchKeys(left: many, right: one, in: work)
    default: return nil
    }
  }

  /// The keys that the one side has more than once: their first rows and counts.
  func repeatedRows(in work: WorkContext) -> [(row: Int32, count: Int)] {
    guard !keys.areRightRows else { return [] }
    let one = keys.right
    var counts = [Int32](repeating: 0, count: keys.count)
    for (row, key) in one.enumerated() where key >= 0 {
      if row & 0xFFFF == 0, work.stop.isStopped { return [] }
      counts[Int(key)] += 1
    }
    var repeated: [(row: Int32, count: Int)] = []
    for (row, key) in one.enumerated() where key >= 0 && counts[Int(key)] > 1 {
      if row & 0xFFFF == 0, work.stop.isStopped { return [] }
      repeated.append((row: Int32(row), count: Int(counts[Int(key)])))
      counts[Int(key)] = 0
    }
    return repeated
  }

  /// For each row of the many side its row on the one side, or -1.
  func partners(in work: WorkContext) -> RowGroups {
    guard !keys.areRightRows else { return keys.left }
    var rows = [Int32](repeating: -1, count: keys.count)
    for (row, key) in keys.right.enumerated() where key >= 0 {
      if row & 0xFFFF == 0, work.stop.isStopped { break }
      rows[Int(key)] = Int32(row)
    }
    return keys.left.picking(from: rows, in: work)
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
