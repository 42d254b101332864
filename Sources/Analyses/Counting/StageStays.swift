import Tables
import Values

/// The stages among groups of a stage and, perhaps, the day it ends.
struct StageStays: Sendable {
  /// The different stages, in the order they are shown.
  let stages: [Value]
  private let numbers: [Int32]
  private let ends: [Int32]

  /// Reads the groups, which stand in the order of their stages.
  init(_ groups: GroupRoll) {
    var stages: [Value] = []
    var numbers: [Int32] = []
    for values in groups.values {
      if stages.last != values[0] { stages.append(values[0]) }
      numbers.append(Int32(stages.count - 1))
    }
    self.stages = stages
    self.numbers = numbers
    ends = groups.values.map { $0.count > 1 ? $0[1].day ?? .max : .max }
  }

  /// The number of a group's stage.
  func number(_ group: Int32) -> Int32 { numbers[Int(group)] }

  /// The stage of a group.
  func stage(_ group: Int32) -> Value { stages[Int(numbers[Int(group)])] }

  /// The first day after a group's stage; `Int32.max` while it lasts.
  func end(_ group: Int32) -> Int32 { ends[Int(group)] }
}
