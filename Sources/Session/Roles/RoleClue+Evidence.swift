import Bitmaps
import Language
import Tables
import Values

extension RoleClue {
  /// Ids: texts or whole numbers.
  static let key: @Sendable (Field, Column) -> String? = { field, column in
    guard field.type == .text || field.type == .whole else { return nil }
    let distinct = column.distinctCount
    guard distinct > 0 else { return nil }
    let present = column.count - column.missingCount
    let values =
      distinct == present
      ? "every value is different" : "\(NumberText.grouped(distinct)) different values"
    return "the name; \(values)"
  }

  /// Yes and no, or 1 and 0.
  static let truth: @Sendable (Field, Column) -> String? = { field, column in
    switch column {
    case .truth(let truth):
      let yes = NumberText.grouped(truth.bits.populationCount)
      let word = truth.words?.yes ?? "true"
      return "the name; \(yes) of \(NumberText.grouped(column.count)) are \(word)"
    case .whole(let whole):
      guard whole.storage.wide.allSatisfy({ $0 == 0 || $0 == 1 }) else { return nil }
      let ones = whole.storage.wide.count { $0 == 1 }
      return "the name; \(NumberText.grouped(ones)) of \(NumberText.grouped(column.count)) are 1"
    default: return nil
    }
  }

  /// Numbers of any kind.
  static let number: @Sendable (Field, Column) -> String? = { field, _ in
    field.type.isNumber ? "the name; a \(field.type.name)" : nil
  }

  /// Dates and time stamps.
  static let date: @Sendable (Field, Column) -> String? = { field, _ in
    field.type.isTime ? "the name; a \(field.type.name)" : nil
  }

  /// Texts of few different words.
  static let words: @Sendable (Field, Column) -> String? = { field, column in
    guard field.type == .text else { return nil }
    let distinct = column.distinctCount
    return distinct <= 100 ? "the name; \(distinct) different words" : nil
  }

  /// Answers on a scale.
  static func score(_ scale: ClosedRange<Double>) -> @Sendable (Field, Column) -> String? {
    { field, column in
      guard field.type.isNumber, let values = column.doubles else { return nil }
      let present = column.present
      let known = values.indices.filter { present[$0] }.map { values[$0] }
      guard let least = known.min(), let greatest = known.max(), scale.contains(least),
        scale.contains(greatest)
      else { return nil }
      return
        "the name; answers from \(NumberText.shortest(least)) to \(NumberText.shortest(greatest))"
    }
  }
}

extension Column {
  /// The number of different values of a text or whole-number column.
  fileprivate var distinctCount: Int {
    let present = present
    switch self {
    case .text(let column):
      let codes = column.coded.codes.wide
      return Set(codes.indices.lazy.filter { present[$0] }.map { codes[$0] }).count
    case .whole(let column):
      let values = column.storage.wide
      return Set(values.indices.lazy.filter { present[$0] }.map { values[$0] }).count
    default: return 0
    }
  }
}
