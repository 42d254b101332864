import Bitmaps
import Tables

/// Truths of three values: true, false and missing.
struct Truths {
  /// The rows that are true.
  var isTrue: Bitmap
  /// The rows that are neither true nor false.
  var missing: Bitmap?

  /// True where both are; false where one is; else missing (Kleene's strong logic).
  func and(_ other: Truths) -> Truths {
    let isTrue = isTrue.intersection(other.isTrue)
    guard missing != nil || other.missing != nil else { return Truths(isTrue: isTrue) }
    let possible = possiblyTrue.intersection(other.possiblyTrue)
    return Truths(isTrue: isTrue, missing: possible.subtracting(isTrue))
  }

  /// True where one is; false where both are; else missing.
  func or(_ other: Truths) -> Truths {
    let isTrue = isTrue.union(other.isTrue)
    guard let missing = union(missing, other.missing) else { return Truths(isTrue: isTrue) }
    return Truths(isTrue: isTrue, missing: missing.subtracting(isTrue))
  }

  /// True where this is false, and the other way round.
  var not: Truths { Truths(isTrue: possiblyTrue.inverted(), missing: missing) }

  private var possiblyTrue: Bitmap { missing?.union(isTrue) ?? isTrue }

  /// The truths as a column.
  var column: Column { .truth(TruthColumn(isTrue, missing: missing)) }
}

/// The rows missing in one place or the other.
func union(_ left: Bitmap?, _ right: Bitmap?) -> Bitmap? {
  guard let left else { return right }
  guard let right else { return left }
  return left.union(right)
}
