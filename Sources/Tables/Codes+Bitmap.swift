public import Bitmaps

extension Codes {
  /// The rows whose code fulfils a condition.
  ///
  /// - Complexity: O(*n*) calls.
  public func bitmap(where isChosen: (Int) -> Bool) -> Bitmap {
    switch self {
    case .one(let codes): Bitmap(count: codes.count) { isChosen(Int(codes[$0])) }
    case .two(let codes): Bitmap(count: codes.count) { isChosen(Int(codes[$0])) }
    case .four(let codes): Bitmap(count: codes.count) { isChosen(Int(codes[$0])) }
    }
  }
}
