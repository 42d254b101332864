import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// How long customers stayed, counted for each group by time and by the way the stay ended.
struct SurvivalTimes: Sendable {
  /// The days of a month, a twelfth of the mean year of the calendar.
  static let daysOfMonth = 365.2425 / 12

  /// The values of each group that has anyone.
  private(set) var groups: [[Value]] = []
  /// The life table of each of these groups.
  private(set) var tables: [LifeTable] = []
  /// What was left out.
  let notes: [Diagnostic]
  /// How the rows were found.
  let trace: [OperatorTrace]

  /// Counts stays.
  init(_ stays: SurvivalStays, causeCount: Int, _ question: Question) throws(AnalysisError) {
    (notes, trace) = (stays.notes, stays.trace)
    var numbers: [Double: Int] = [:]
    var places = [Int](repeating: 0, count: stays.lengths.count)
    for (stay, length) in stays.lengths.enumerated() {
      try question.poll(at: stay)
      let next = numbers.count
      places[stay] = numbers[length, default: next]
      if places[stay] == next { numbers[length] = next }
    }
    let raw = numbers.sorted { $0.value < $1.value }.map(\.key)
    // Times that differ only by rounding are one time.
    let merged = LifeTable.merged(raw)
    let times = Set(merged).sorted()
    let order = Dictionary(uniqueKeysWithValues: times.enumerated().map { ($1, $0) })
    let spots = merged.map { order[$0] ?? 0 }
    let members = try SurvivalTimes.members(stays, question)
    for (group, members) in zip(stays.groups, members) where !members.isEmpty {
      try question.poll()
      groups.append(group)
      tables.append(
        SurvivalTimes.table(
          members.map { (spots[places[$0]], Int(stays.causes[$0])) }, times, causeCount))
    }
  }

  /// The life table of one group's stays, each with the place of its time and its cause.
  ///
  /// - Complexity: O(stays), also where there are many more times than stays.
  private static func table(
    _ stays: [(time: Int, cause: Int)], _ times: [Double], _ causeCount: Int
  ) -> LifeTable {
    let isDense = times.count / 4 <= stays.count
    let own = isDense ? Array(times.indices) : Set(stays.map(\.time)).sorted()
    let places = isDense ? [:] : Dictionary(uniqueKeysWithValues: own.enumerated().map { ($1, $0) })
    var counts = [[Int]](repeating: [Int](repeating: 0, count: own.count), count: causeCount + 1)
    for stay in stays {
      counts[stay.cause][isDense ? stay.time : places[stay.time] ?? 0] += 1
    }
    return LifeTable(times: own.map { times[$0] }, counts: counts)
  }

  /// The stays of each group.
  private static func members(
    _ stays: SurvivalStays, _ question: Question
  ) throws(AnalysisError) -> [[Int]] {
    var members = [[Int]](repeating: [], count: stays.groups.count)
    for (stay, group) in stays.groupOfStay.enumerated() {
      try question.poll(at: stay)
      members[Int(group)].append(stay)
    }
    return members
  }
}

/// Stays with their lengths and ends.
struct SurvivalStays: Sendable {
  /// How long each stay lasted, or was watched.
  var lengths: [Double] = []
  /// Why it ended, from 1 on, or 0 while it lasts.
  var causes: [Int32] = []
  /// The group of each stay.
  var groupOfStay: [Int32] = []
  /// The values of each group.
  let groups: [[Value]]
  /// What was left out.
  var notes: [Diagnostic]
  /// How the rows were found.
  let trace: [OperatorTrace]
}
