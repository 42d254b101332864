import Bitmaps
import Tables
import Values
import Work

extension OperationCall {
  /// Whether a value is one of some constants.
  ///
  /// A missing constant finds the rows without a value; without one such rows stay missing.
  var isOneOf: Column {
    let column = self.column
    let constants = operands.dropFirst().compactMap { operand -> Value? in
      if case .value(let value) = operand { value.read(as: column.type) } else { nil }
    }
    precondition(constants.count == operands.count - 1, "A list after `in` holds constants")
    let found = column.rows(holdingOneOf: constants, in: work)
    guard let missing = column.missing else { return .truth(TruthColumn(found)) }
    guard constants.contains(.missing) else {
      return .truth(TruthColumn(found, missing: missing))
    }
    return .truth(TruthColumn(found.union(missing)))
  }
}

extension Column {
  /// The rows that hold one of some values of the column's type.
  fileprivate func rows(holdingOneOf values: [Value], in work: WorkContext) -> Bitmap {
    switch self {
    case .truth(let column):
      let isTrue = values.contains(.truth(true)) ? column.bits : Bitmap(count: count)
      return values.contains(.truth(false)) ? isTrue.union(column.falseBits) : isTrue
    case .whole(let column):
      let numbers = values.compactMap { if case .whole(let number) = $0 { number } else { nil } }
      return rows(of: column.storage, holdingOneOf: numbers, in: work)
    case .decimal(let column):
      return rowsHolding(column.values, oneOf: values.compactMap(\.number), in: work)
    case .date(let column):
      let days = values.compactMap { if case .date(let date) = $0 { date.days } else { nil } }
      return rowsHolding(column.days, oneOf: days, in: work)
    case .timestamp(let column):
      let moments = values.compactMap { value -> Int64? in
        if case .timestamp(let moment) = value { moment.microseconds } else { nil }
      }
      return rowsHolding(column.values, oneOf: moments, in: work)
    case .text(let column):
      let texts = values.compactMap { value -> ArraySlice<UInt8>? in
        if case .text(let text) = value { Array(text.utf8)[...] } else { nil }
      }
      let wanted = Set(texts)
      return column.rows(in: work) { wanted.contains($0) }
    }
  }

  private func rows(
    of storage: WholeStorage, holdingOneOf numbers: [Int64], in work: WorkContext
  ) -> Bitmap {
    switch storage {
    case .one(let values):
      rowsHolding(values, oneOf: numbers.compactMap(Int8.init(exactly:)), in: work)
    case .two(let values):
      rowsHolding(values, oneOf: numbers.compactMap(Int16.init(exactly:)), in: work)
    case .four(let values):
      rowsHolding(values, oneOf: numbers.compactMap(Int32.init(exactly:)), in: work)
    case .eight(let values): rowsHolding(values, oneOf: numbers, in: work)
    }
  }
}

/// The rows that hold one of some values: compared one by one when few, hashed when many.
private func rowsHolding<Element: Hashable & Comparable & BitwiseCopyable & Sendable>(
  _ values: [Element], oneOf wanted: [Element], in work: WorkContext
) -> Bitmap {
  if wanted.count <= 8 {
    return wanted.reduce(into: Bitmap(count: values.count)) { found, value in
      found.formUnion(
        Lane.rows(
          .rows(values), .same(value), count: values.count, in: work, by: EqualValues.self))
    }
  }
  let set = Set(wanted)
  return Bitmap(packing: values.count, in: work) { range, output in
    let span = values.span
    packWords(range, of: values.count, into: &output) { set.contains(span[$0]) }
  }
}
