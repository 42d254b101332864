/// Random numbers from a seed: the same on every machine, for samples, resampling and made-up data.
///
/// The generator is xoshiro256** 1.0, its state filled by SplitMix64 (Blackman and Vigna, "Scrambled
/// Linear Pseudorandom Number Generators", 2021). Draws use only correctly rounded operations, never
/// the system's `log`, so they agree bit for bit wherever doubles are IEEE 754.
public struct SeededRandom: RandomNumberGenerator, Hashable, Sendable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// Starts the sequence that belongs to a seed.
  public init(seed: UInt64) {
    var filler = SplitMix64(state: seed)
    s0 = filler.next()
    s1 = filler.next()
    s2 = filler.next()
    s3 = filler.next()
  }

  /// Starts one of many unrelated sequences of a seed, such as one per resample.
  public init(seed: UInt64, stream: UInt64) {
    self.init(seed: stableHash(stream, seed: seed))
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let product = s1 &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 45) | (s3 >> 19)
    return result
  }

  /// A number from 0 up to, but not reaching, 1, in steps of 2⁻⁵³.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number above 0 and up to 1, in steps of 2⁻⁵³, safe to take the logarithm of.
  mutating func positiveUniform() -> Double {
    Double((next() >> 11) + 1) * 0x1p-53
  }
}
