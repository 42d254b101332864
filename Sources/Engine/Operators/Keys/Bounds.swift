import Bitmaps
public import Tables
public import Work

extension Array where Element: FixedWidthInteger & BitwiseCopyable & Sendable {
  /// The least number that is present and how far the greatest lies above it; zero and zero when
  /// there is none, and a distance of `Int.max` when it does not fit.
  ///
  /// - Complexity: O(*n*).
  func bounds(besides missing: Bitmap?, in work: WorkContext) -> (least: Element, range: Int) {
    let parts = try? Work.overRanges(count, in: work) { range -> (Element, Element) in
      var (least, greatest) = (Element.max, Element.min)
      let values = span
      if let missing {
        for row in range where !missing[row] {
          least = Swift.min(least, values[row])
          greatest = Swift.max(greatest, values[row])
        }
      } else {
        for row in range {
          least = Swift.min(least, values[row])
          greatest = Swift.max(greatest, values[row])
        }
      }
      return (least, greatest)
    }
    var (least, greatest) = (Element.max, Element.min)
    for part in parts ?? [] {
      (least, greatest) = (Swift.min(least, part.0), Swift.max(greatest, part.1))
    }
    guard least <= greatest else { return (0, 0) }
    let distance = UInt64(truncatingIfNeeded: Int64(greatest) &- Int64(least))
    return (least, distance > UInt64(Int32.max) - 2 ? .max : Int(distance))
  }

  /// The same with the least number at full width.
  fileprivate func wideBounds(besides missing: Bitmap?, in work: WorkContext) -> (
    least: Int64, range: Int
  ) {
    let found = bounds(besides: missing, in: work)
    return (Int64(found.least), found.range)
  }
}

extension WholeStorage {
  /// The least number that is present and how far the greatest lies above it.
  ///
  /// - Complexity: O(*n*).
  func bounds(
    besides missing: Bitmap?, in work: WorkContext
  ) -> (least: Int64, range: Int) {
    switch self {
    case .one(let values): values.wideBounds(besides: missing, in: work)
    case .two(let values): values.wideBounds(besides: missing, in: work)
    case .four(let values): values.wideBounds(besides: missing, in: work)
    case .eight(let values): values.wideBounds(besides: missing, in: work)
    }
  }
}

extension Column {
  /// The least and the greatest number that is present; nothing where no number is.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  public func ends(in work: WorkContext) -> (least: Double, greatest: Double)? {
    guard count > missingCount else { return nil }
    switch self {
    case .whole(let column):
      let (least, range) = column.storage.bounds(besides: missing, in: work)
      let (greatest, doesOverflow) = least.addingReportingOverflow(Int64(range))
      return doesOverflow || range == .max
        ? column.storage.doubles.ends(besides: missing, in: work)
        : (Double(least), Double(greatest))
    case .decimal(let column): return column.values.ends(besides: missing, in: work)
    default: return nil
    }
  }
}

extension [Double] {
  fileprivate func ends(
    besides missing: Bitmap?, in work: WorkContext
  ) -> (least: Double, greatest: Double)? {
    let parts = try? Work.overRanges(count, in: work) { range -> (Double, Double) in
      var (least, greatest) = (Double.infinity, -Double.infinity)
      let values = span
      for row in range where missing?[row] != true {
        least = Swift.min(least, values[row])
        greatest = Swift.max(greatest, values[row])
      }
      return (least, greatest)
    }
    return parts?.reduce(nil) { ends, part in
      (Swift.min(ends?.least ?? part.0, part.0), Swift.max(ends?.greatest ?? part.1, part.1))
    }
  }
}
