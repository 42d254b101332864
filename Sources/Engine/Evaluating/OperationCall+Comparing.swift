import Bitmaps
import Language
import Tables
import Values
import Work

extension OperationCall {
  /// The rows for which a comparison holds; rows with a missing operand may be either.
  func compared(by operation: Operation) -> Bitmap {
    switch operation {
    case .equal: compared(by: .equal, 0, 1)
    case .notEqual: compared(by: .equal, 0, 1).inverted()
    case .less: compared(by: .less, 0, 1)
    case .lessOrEqual: compared(by: .lessOrEqual, 0, 1)
    case .greater: compared(by: .less, 1, 0)
    case .greaterOrEqual: compared(by: .lessOrEqual, 1, 0)
    default: preconditionFailure("Only comparisons compare")
    }
  }

  private func compared(by order: Order, _ left: Int, _ right: Int) -> Bitmap {
    let (left, right) = (operands[left], operands[right])
    switch left.valueType ?? right.valueType {
    case .truth: return order.rows(left.truths(count: count), right.truths(count: count))
    case .whole: return comparedWholes(left, right, by: order)
    case .decimal: return order.rows(left.decimals, right.decimals, count: count, in: work)
    case .date: return order.rows(left.days, right.days, count: count, in: work)
    case .timestamp: return order.rows(left.moments, right.moments, count: count, in: work)
    case .text: return comparedTexts(left, right, by: order)
    case nil: return Bitmap(count: count)
    }
  }

  private func comparedWholes(_ left: Operand, _ right: Operand, by order: Order) -> Bitmap {
    switch (left, right) {
    case (.column(.whole(let column)), .value(.whole(let number))):
      return order.rows(column.storage, number, isFlipped: false, in: work)
    case (.value(.whole(let number)), .column(.whole(let column))):
      return order.rows(column.storage, number, isFlipped: true, in: work)
    case (.column(.whole(let left)), .column(.whole(let right))):
      switch (left.storage, right.storage) {
      case (.one(let left), .one(let right)):
        return order.rows(.rows(left), .rows(right), count: count, in: work)
      case (.two(let left), .two(let right)):
        return order.rows(.rows(left), .rows(right), count: count, in: work)
      case (.four(let left), .four(let right)):
        return order.rows(.rows(left), .rows(right), count: count, in: work)
      default: break
      }
    default: break
    }
    return order.rows(left.wholes, right.wholes, count: count, in: work)
  }
}

/// The comparisons that the others are made of, by swapping operands or inverting.
enum Order {
  /// Equal.
  case equal
  /// Below.
  case less
  /// Below or equal.
  case lessOrEqual

  /// The rows for which the comparison holds.
  func rows<Element: Comparable & BitwiseCopyable & Sendable>(
    _ left: Lane<Element>, _ right: Lane<Element>, count: Int, in work: WorkContext
  ) -> Bitmap {
    switch self {
    case .equal: Lane.rows(left, right, count: count, in: work, by: EqualValues.self)
    case .less: Lane.rows(left, right, count: count, in: work, by: LesserValue.self)
    case .lessOrEqual: Lane.rows(left, right, count: count, in: work, by: NoGreaterValue.self)
    }
  }

  /// The rows for which the comparison of truths holds, false being below true.
  func rows(_ left: Truths, _ right: Truths) -> Bitmap {
    switch self {
    case .equal: left.isTrue.symmetricDifference(right.isTrue).inverted()
    case .less: right.isTrue.subtracting(left.isTrue)
    case .lessOrEqual: left.isTrue.subtracting(right.isTrue).inverted()
    }
  }

  /// The rows for which the comparison with a number holds, at the width the numbers are stored in.
  func rows(
    _ storage: WholeStorage, _ number: Int64, isFlipped: Bool, in work: WorkContext
  ) -> Bitmap {
    switch storage {
    case .one(let values): rows(values, number, isFlipped: isFlipped, in: work)
    case .two(let values): rows(values, number, isFlipped: isFlipped, in: work)
    case .four(let values): rows(values, number, isFlipped: isFlipped, in: work)
    case .eight(let values): rows(values, number, isFlipped: isFlipped, in: work)
    }
  }

  private func rows<Whole: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ values: [Whole], _ number: Int64, isFlipped: Bool, in work: WorkContext
  ) -> Bitmap {
    guard let narrow = Whole(exactly: number) else {
      // The number lies beyond all values of this width, so every row compares alike.
      let holds = isFlipped ? number < 0 : number > 0
      return Bitmap(repeating: self != .equal && holds, count: values.count)
    }
    return isFlipped
      ? rows(.same(narrow), .rows(values), count: values.count, in: work)
      : rows(.rows(values), .same(narrow), count: values.count, in: work)
  }
}
