/// Bins of equal width over where most of some numbers lie, and what lies beyond in the outer ones.
struct Binning: Sendable {
  /// The number of bins: few enough that those of some groups stay in the nearest cache.
  static let bins = 1_024

  private let least: Double
  private let scale: Double

  /// Finds where most numbers lie from some thousands of them; nothing when these are all equal or
  /// endless.
  ///
  /// - Complexity: O(1).
  init?(_ values: [Double]) {
    let step = max(1, values.count / 2_048)
    let sample = stride(from: 0, to: values.count, by: step).map { values[$0] }
      .filter(\.isFinite).sorted()
    let tail = sample.count / 256
    guard let least = sample.dropFirst(tail).first, let greatest = sample.dropLast(tail).last
    else { return nil }
    let width = greatest - least
    let scale = Double(Binning.bins - 2) / width
    guard width.isFinite, width > 0, scale.isFinite, scale > 0 else { return nil }
    self.least = least
    self.scale = scale
  }

  /// The bin of a number; it never falls when the number rises.
  @inline(__always)
  func bin(_ value: Double) -> Int {
    let place = (value - least) * scale + 1
    let last = Double(Binning.bins - 1)
    return Int(truncatingIfNeeded: Int32(place > 0 ? (place < last ? place : last) : 0))
  }
}
