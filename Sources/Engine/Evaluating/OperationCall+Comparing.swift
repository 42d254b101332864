import Bitmaps
import Language
import Tables
import Values

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
    case .decimal: return order.rows(left.decimals, right.decimals, count: count)
    case .date: return order.rows(left.days, right.days, count: count)
    case .timestamp: return order.rows(left.moments, right.moments, count: count)
    case .text: return comparedTexts(left, right, by: order)
    case nil: return Bitmap(count: count)
    }
  }

  private func comparedWholes(_ left: Operand, _ right: Operand, by order: Order) -> Bitmap {
    switch (left, right) {
    case (.column(.whole(let column)), .value(.whole(let number))):
      return order.rows(column.storage, number, isFlipped: false)
    case (.value(.whole(let number)), .column(.whole(let column))):
      return order.rows(column.storage, number, isFlipped: true)
    case (.column(.whole(let left)), .column(.whole(let right))):
      switch (left.storage, right.storage) {
      case (.one(let left), .one(let right)):
        return order.rows(.rows(left), .rows(right), count: count)
      case (.two(let left), .two(let right)):
        return order.rows(.rows(left), .rows(right), count: count)
      case (.four(let left), .four(let right)):
        return order.rows(.rows(left), .rows(right), count: count)
      default: break
      }
    default: break
    }
    return order.rows(left.wholes, right.wholes, count: count)
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
  func rows<Element: Comparable & BitwiseCopyable>(
    _ left: Lane<Element>, _ right: Lane<Element>, count: Int
  ) -> Bitmap {
    switch self {
    case .equal: Lane.rows(left, right, count: count) { $0 == $1 }
    case .less: Lane.rows(left, right, count: count) { $0 < $1 }
    case .lessOrEqual: Lane.rows(left, right, count: count) { $0 <= $1 }
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
  func rows(_ storage: WholeStorage, _ number: Int64, isFlipped: Bool) -> Bitmap {
    switch storage {
    case .one(let values): rows(values, number, isFlipped: isFlipped)
    case .two(let values): rows(values, number, isFlipped: isFlipped)
    case .four(let values): rows(values, number, isFlipped: isFlipped)
    case .eight(let values): rows(values, number, isFlipped: isFlipped)
    }
  }

  private func rows<Whole: FixedWidthInteger & BitwiseCopyable>(
    _ values: [Whole], _ number: Int64, isFlipped: Bool
  ) -> Bitmap {
    guard let narrow = Whole(exactly: number) else {
      // The number lies beyond all values of this width, so every row compares alike.
      let holds = isFlipped ? number < 0 : number > 0
      return Bitmap(repeating: self != .equal && holds, count: values.count)
    }
    return isFlipped
      ? rows(.same(narrow), .rows(values), count: values.count)
      : rows(.rows(values), .same(narrow), count: values.count)
  }
}
