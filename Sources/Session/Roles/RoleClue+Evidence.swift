import Bitmaps
import Engine
import Language
import Tables
import Values
import Work

extension RoleClue {
  /// Ids: texts or whole numbers.
  static let key: @Sendable (Field, Column, WorkContext) -> String? = { field, column, work in
    guard field.type == .text || field.type == .whole else { return nil }
    let distinct = column.distinctCount(in: work)
    guard distinct > 0 else { return nil }
    let present = column.count - column.missingCount
    let values =
      distinct == present
      ? "every value is different" : "\(NumberText.grouped(distinct)) different values"
    return "the name; \(values)"
  }

  /// Yes and no, or 1 and 0.
  static let truth: @Sendable (Field, Column, WorkContext) -> String? = { _, column, _ in
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
  static let number: @Sendable (Field, Column, WorkContext) -> String? = { field, _, _ in
    field.type.isNumber ? "the name; a \(field.type.name)" : nil
  }

  /// Dates and time stamps.
  static let date: @Sendable (Field, Column, WorkContext) -> String? = { field, _, _ in
    field.type.isTime ? "the name; a \(field.type.name)" : nil
  }

  /// Texts of few different words.
  static let words: @Sendable (Field, Column, WorkContext) -> String? = { field, column, work in
    guard field.type == .text else { return nil }
    let distinct = column.distinctCount(in: work)
    return distinct <= 100 ? "the name; \(distinct) different words" : nil
  }

  /// Answers on a scale.
  static func score(_ scale: ClosedRange<Double>)
    -> @Sendable (Field, Column, WorkContext) -> String?
  {
    { field, column, _ in
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
