import Diagnostics
import Values

/// The way from the type a formula has to the type that is wanted, in words.
struct WayOut {
  /// The formula.
  let value: CheckedExpression
  /// The formula as it was typed.
  let text: String
  /// What is known of its values, when it is a column.
  let shape: ColumnShape?
  /// What it was to be compared with.
  var other: Operand?

  /// Words beside the caret: how much of a text column stands in the way.
  func label(for wanted: Set<ValueType>) -> String? {
    guard value.type.type == .text, wanted == .numbers || wanted == .countables, let shape,
      shape.profile.notNumbers > 0
    else { return nil }
    let profile = shape.profile
    let odd = zip(profile.odd, profile.oddCounts).prefix(3).map { "\"\($0)\" (\($1))" }
    let figures =
      "\(NumberText.grouped(profile.notNumbers)) of \(NumberText.grouped(profile.rowCount)) values are not numbers"
    return odd.isEmpty ? figures : figures + ": " + odd.joined(separator: ", ")
  }

  /// The next thing to type.
  func advice(for wanted: Set<ValueType>) -> [String] {
    switch value.type.type {
    case .text where value.constant == nil: return fromTextColumn(to: wanted)
    case .text: return []
    case .truth: return ["write just:  \(text)   or:  not \(text)"]
    case .date, .timestamp: return fromTime()
    case .whole, .decimal: return fromNumber(to: wanted)
    }
  }

  /// The next thing to type, or which other column would do.
  func advice(for wanted: Set<ValueType>, orElse name: String) -> [String] {
    let advice = advice(for: wanted)
    return advice.isEmpty
      ? ["take a column that is \(name) (`describe` shows the types of all)"] : advice
  }

  private func fromTextColumn(to wanted: Set<ValueType>) -> [String] {
    let isNumber = wanted == .numbers || wanted == .countables
    guard isNumber || wanted == .times || wanted == [.date] else { return [] }
    guard let shape else {
      return isNumber
        ? ["make a number of it with:  number(\(text))"]
        : ["make a date of it with:  date(\(text))"]
    }
    let file = shape.table.file ?? shape.table.name + ".csv"
    let column = Name.source(of: shape.column)
    guard isNumber else {
      return ["read it as dates with:  load \"\(file)\" date: \(column)"]
    }
    let present = shape.profile.rowCount - shape.profile.missingCount
    guard shape.profile.notNumbers < present || present == 0 else { return [] }
    let blank = shape.profile.odd.first.map { " blank: \"\($0)\"" } ?? ""
    return ["read it as numbers with:  load \"\(file)\" number: \(column)\(blank)"]
  }

  private func fromTime() -> [String] {
    if other?.value?.type.type.isNumber == true {
      return ["numbers of it are:  year(\(text)), month_of_year(\(text)) and day(\(text))"]
    }
    guard case .constant(.text(let typed))? = other?.value?.kind else {
      return ["a date is written without quotes:  2026-01-31, 2026-01 or 2026-Q1"]
    }
    if let period = Period(typed) { return ["write it without quotes:  \(period)"] }
    return ["a date is written without quotes:  2026-01-31, 2026-01 or 2026-Q1"]
  }

  private func fromNumber(to wanted: Set<ValueType>) -> [String] {
    if case .constant(.text(let typed))? = other?.value?.kind, let number = Double(typed),
      number.isFinite
    {
      return ["write it without quotes:  \(typed)"]
    }
    if wanted == .times, let other, other.value == nil {
      return ["only a date lies in it:  … in \(other.text)"]
    }
    return wanted == [.text] ? ["make a text of it with:  text(\(text))"] : []
  }
}
