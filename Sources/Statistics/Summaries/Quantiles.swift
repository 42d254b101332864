import Glibc

/// The value below which a share of the values lies: type 7 of Hyndman and Fan, R's default.
///
/// The values are put partly in order while it is found; nothing for no values, NaN if one is NaN.
/// - Complexity: O(*n*) on average, by selection.
public func quantile(of values: inout [Double], at share: Double) -> Double? {
  quantiles(of: &values, at: [share])?[0]
}

/// Several quantiles of type 7 at once, in the order of the shares asked for.
///
/// The values are put partly in order while they are found; nothing for no values, NaN if one is
/// NaN.
/// - Complexity: O(*n* log *k*) on average for *k* shares, by selection.
public func quantiles(of values: inout [Double], at shares: [Double]) -> [Double]? {
  precondition(shares.allSatisfy { $0 >= 0 && $0 <= 1 }, "a share lies between 0 and 1")
  guard !values.isEmpty else { return nil }
  guard !values.contains(where: \.isNaN) else { return shares.map { _ in .nan } }
  let last = Double(values.count - 1)
  var selection = Selection()
  let ranks = shares.map { Int((last * $0).rounded(.down)) }
  selection.select(
    Set(ranks.flatMap { [$0, min($0 + 1, values.count - 1)] }).sorted(),
    in: &values
  )
  return zip(shares, ranks).map { share, rank in
    let part = last * share - Double(rank)
    let low = values[rank]
    let high = values[min(rank + 1, values.count - 1)]
    // Equal or endless neighbours are taken as they are: ∞ − ∞ would not be a number.
    return part == 0 || low == high ? low : (1 - part) * low + part * high
  }
}

/// The middle value, or the mean of the middle two.
/// - Complexity: O(*n*) on average, by selection.
public func median(of values: inout [Double]) -> Double? { quantile(of: &values, at: 0.5) }

/// The values that would stand at two neighbouring ranks if all were sorted; there must be no NaN.
/// - Complexity: O(*n*) on average, by selection.
public func values(
  of values: inout [Double], atRanks low: Int, _ high: Int
) -> (low: Double, high: Double) {
  precondition(low <= high && high < values.count, "the ranks rise and have values")
  var selection = Selection()
  selection.select(low == high ? [low] : [low, high], in: &values)
  return (values[low], values[high])
}
