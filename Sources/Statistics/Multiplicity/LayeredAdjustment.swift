import Glibc

/// Critical values by layer (Webb 2008): each rule length gets an equal part of the error allowed.
public struct LayeredAdjustment: Hashable, Sendable {
  /// How many candidates each length has, length 1 first.
  public let candidates: [Double]

  /// Makes the layers from how many candidates each length has, length 1 first.
  public init(candidates: [Double]) {
    precondition(candidates.allSatisfy { $0 >= 0 }, "a number of candidates is not negative")
    self.candidates = candidates
  }

  /// What p is multiplied by for a length: the layers in use times the candidates of this one.
  public func factor(length: Int) -> Double {
    precondition(candidates.indices.contains(length - 1), "the length must have a layer")
    return Double(candidates.count { $0 > 0 }) * candidates[length - 1]
  }

  /// The greatest p that is significant for a length at a level of error.
  public func criticalValue(length: Int, alpha: Double) -> Double {
    min(1, alpha / factor(length: length))
  }

  /// The logarithm of the adjusted p of a rule.
  public func adjustedLog(_ logP: Double, length: Int) -> Double {
    min(0, logP + log(factor(length: length)))
  }
}
