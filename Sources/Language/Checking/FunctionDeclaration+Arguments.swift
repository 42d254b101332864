import Values

extension FunctionDeclaration {
  /// The order in which a missing argument takes one of several types.
  static let preference: [ValueType] = [.decimal, .whole, .text, .date, .timestamp, .truth]

  /// Whether it can be called with so many arguments.
  func takes(_ count: Int) -> Bool {
    let least = parameters.count { !$0.isOptional }
    return count >= least && (count <= parameters.count || parameters.last?.repeats == true)
  }

  /// The parameter of an argument.
  func parameter(at position: Int) -> Parameter? {
    if position < parameters.count { return parameters[position] }
    return parameters.last.flatMap { $0.repeats ? $0 : nil }
  }

  /// Whether some arguments must have one type.
  var isCommon: Bool {
    if case .common = result { true } else { false }
  }

  /// Whether the argument is one of those that must have one type.
  ///
  /// The values of `case(c1, a, c2, b, else)` stand at every second place and at the end.
  func isCommon(_ position: Int, of count: Int) -> Bool {
    guard case .common(let first) = result, position >= first else { return false }
    return name != "case" || position % 2 == 1 || position == count - 1
  }

  /// Whether the argument is a condition of `case`.
  func isCondition(_ position: Int, of count: Int) -> Bool {
    name == "case" && position % 2 == 0 && position < count - 1
  }

  /// The form as it is typed, such as `round(number[, digits])`.
  var form: String {
    var text = ""
    for parameter in parameters {
      let label = (text.isEmpty ? "" : ", ") + parameter.label + (parameter.repeats ? ", …" : "")
      text += parameter.isOptional ? "[\(label)]" : label
    }
    return "\(name)(\(text))"
  }

  /// Arguments of one type where dates and time stamps, or both kinds of numbers, stand together.
  func unified(_ parts: [CheckedExpression]) -> [CheckedExpression] {
    // A value that is handed on stays what it is, whatever it is chosen by.
    if case .sameAs = result { return parts }
    let times = parts.filter { $0.type.type.isTime }
    guard times.count > 1, times.contains(where: { $0.type.type == .timestamp }) else {
      return result == .widestNumber ? widened(parts) : parts
    }
    // Between a day and a moment there are days, as in a difference of the two.
    if case .fixed(let type) = result, type.kind == .days,
      times.contains(where: { $0.type.type == .date })
    {
      return parts.map(\.asDate)
    }
    let canBeMoments = parts.indices.allSatisfy { position in
      !parts[position].type.type.isTime
        || parameter(at: position).map { $0.types.isEmpty || $0.types.contains(.timestamp) }
          ?? false
    }
    return canBeMoments ? parts.map(\.asTimestamp) : parts
  }

  /// Several numbers of one type; a function of a single number takes it as it is.
  private func widened(_ parts: [CheckedExpression]) -> [CheckedExpression] {
    let hasDecimal = parts.contains { $0.type.type == .decimal }
    return parts.enumerated().map { position, part in
      let takesDecimals = parameter(at: position)?.types.contains(.decimal) ?? false
      return hasDecimal && takesDecimals && part.type.type == .whole ? part.asDecimal : part
    }
  }

  /// The type of the result for checked arguments.
  func resultType(of parts: [CheckedExpression]) -> ColumnType {
    switch result {
    case .fixed(let type): return type
    case .sameAs(let position):
      return parts.indices.contains(position) ? parts[position].type : ColumnType(.text)
    case .widestNumber:
      let isWhole = parts.allSatisfy { $0.type.type == .whole || !$0.type.type.isNumber }
      let kinds = Set(parts.filter { $0.type.type.isNumber && $0.constant == nil }.map(\.type.kind))
      let kind = kinds.count == 1 ? kinds.first ?? .plain : .plain
      return ColumnType(isWhole ? .whole : .decimal, kind: kind)
    case .common:
      let values = parts.indices.filter { isCommon($0, of: parts.count) }.map { parts[$0].type }
      guard let first = values.first else { return ColumnType(.text) }
      return values.dropFirst().reduce(first) { $0.joined(with: $1) ?? $0 }
    }
  }
}

extension ColumnType {
  /// The type that holds the values of both, or nothing when there is none.
  func joined(with other: ColumnType) -> ColumnType? {
    if self == other { return self }
    let kind = kind == other.kind ? kind : .plain
    switch (type, other.type) {
    case let (one, second) where one == second:
      return ColumnType(
        one, kind: kind, grain: grain == other.grain ? grain : nil,
        words: words == other.words ? words : nil)
    case (.whole, .decimal), (.decimal, .whole): return ColumnType(.decimal, kind: kind)
    case (.date, .timestamp), (.timestamp, .date): return ColumnType(.timestamp)
    default: return nil
    }
  }
}

extension CheckedExpression {
  /// The formula in a wider type, where one is asked for.
  func widened(to wider: ColumnType) -> CheckedExpression {
    switch (type.type, wider.type) {
    case (.whole, .decimal): asDecimal
    case (.date, .timestamp): asTimestamp
    default: self
    }
  }

  /// The formula in one of some types, or nothing when it cannot be; any type when there is none.
  func fitted(to types: Set<ValueType>) -> CheckedExpression? {
    if types.isEmpty { return self }
    switch type.type {
    case .truth where !types.isDisjoint(with: .numbers):
      return types.contains(.truth) ? asCountable : nil
    case let type where types.contains(type): return self
    case .whole where types.contains(.decimal): return asDecimal
    case .whole where types.isSubset(of: .times): return asYear
    case .decimal where types.contains(.whole): return asWholeConstant
    case .date where types.contains(.timestamp): return asTimestamp
    case .timestamp where types.contains(.date): return asDate
    default: return nil
    }
  }

  private var asYear: CheckedExpression? {
    guard case .constant(.whole(let year)) = kind, (1...9999).contains(year),
      let period = Period.year(Int(year))
    else { return nil }
    return .constant(.date(period.startDate), at: range)
  }

  private var asWholeConstant: CheckedExpression? {
    guard case .constant(.decimal(let number)) = kind, let whole = Int64(exactly: number) else {
      return nil
    }
    return .constant(.whole(whole), at: range)
  }
}
