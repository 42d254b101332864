import Tables
import Values

extension Operand {
  /// The type of the values; nothing for a missing value.
  var valueType: ValueType? {
    switch self {
    case .column(let column): column.type
    case .value(let value): value.type
    }
  }

  /// The values of a whole-number operand.
  var wholes: Lane<Int64> {
    switch self {
    case .column(.whole(let column)): .rows(column.storage.wide)
    case .value(.whole(let number)): .same(number)
    default: preconditionFailure("A checked operator has operands of its types")
    }
  }

  /// Whether this is a whole-number operand that takes two bytes at most.
  var isNarrow: Bool {
    switch self {
    case .column(.whole(let column)):
      switch column.storage {
      case .one, .two: true
      case .four, .eight: false
      }
    case .value(.whole(let number)): Int16(exactly: number) != nil
    default: false
    }
  }

  /// The values of a whole-number operand that takes two bytes at most; nothing for others.
  var narrowWholes: Lane<Int32>? {
    switch self {
    case .column(.whole(let column)):
      switch column.storage {
      case .one(let values): .rows(Lane.map(values) { Int32($0) })
      case .two(let values): .rows(Lane.map(values) { Int32($0) })
      case .four, .eight: nil
      }
    case .value(.whole(let number)): Int16(exactly: number).map { .same(Int32($0)) }
    default: nil
    }
  }

  /// The values of a decimal operand.
  var decimals: Lane<Double> {
    switch self {
    case .column(.decimal(let column)): .rows(column.values)
    case .value(.decimal(let number)): .same(number)
    default: preconditionFailure("A checked operator has operands of its types")
    }
  }

  /// The values of a date operand.
  var days: Lane<Int32> {
    switch self {
    case .column(.date(let column)): .rows(column.days)
    case .value(.date(let date)): .same(date.days)
    default: preconditionFailure("A checked operator has operands of its types")
    }
  }

  /// The values of a time-stamp operand.
  var moments: Lane<Int64> {
    switch self {
    case .column(.timestamp(let column)): .rows(column.values)
    case .value(.timestamp(let moment)): .same(moment.microseconds)
    default: preconditionFailure("A checked operator has operands of its types")
    }
  }
}
