import Foundation
import Testing

@testable import Statistics

@Suite struct SeededRandomTests {
  /// Source: the reference code of Vigna, splitmix64.c, for seed 1234567.
  @Test func `SplitMix64 gives the published sequence`() {
    var mixer = SplitMix64(state: 1_234_567)
    let drawn = (0..<5).map { _ in mixer.next() }
    #expect(
      drawn == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ]
    )
  }

  @Test func `the same seed gives the same draws and streams differ`() {
    var first = SeededRandom(seed: 7)
    var second = SeededRandom(seed: 7)
    var other = SeededRandom(seed: 7, stream: 1)
    let draws = (0..<100).map { _ in first.next() }
    let again = (0..<100).map { _ in second.next() }
    let others = (0..<100).map { _ in other.next() }
    #expect(draws == again && draws != others)
  }

  @Test func `the portable logarithm agrees with the system's`() {
    var random = SeededRandom(seed: 3)
    var worst = 0.0
    for _ in 0..<20_000 {
      let x = random.uniform() * Foundation.pow(10, Double(random.int(below: 600) - 300))
      guard x > 0 else { continue }
      worst = max(worst, abs(portableLog(x) / Foundation.log(x) - 1))
    }
    for k in 2..<300 {
      worst = max(worst, abs(portableLogFactorial(Double(k)) / lgamma(Double(k + 1)) - 1))
    }
    #expect(worst < 1e-13)
  }

  @Test func `draws have the means and variances of their distributions`() {
    var random = SeededRandom(seed: 11)
    let cases: [(String, Double, Double, (inout SeededRandom) -> Double)] = [
      ("uniform", 0.5, 1.0 / 12, { $0.uniform() }),
      ("normal", 0, 1, { $0.normal() }),
      ("exponential", 1, 1, { $0.exponential() }),
      ("poisson 3", 3, 3, { Double($0.poisson(3)) }),
      ("poisson 40", 40, 40, { Double($0.poisson(40)) }),
      ("chance", 0.2, 0.16, { $0.chance(0.2) ? 1 : 0 }),
      ("int", 4.5, 8.25, { Double($0.int(below: 10)) }),
      ("pick", 2, 0.6, { $0.pick([1.0, 2, 3], weights: [0.3, 0.4, 0.3]) }),
    ]
    var wrong: [String] = []
    let count = 200_000.0
    for (name, mean, variance, draw) in cases {
      var sum = 0.0
      var squares = 0.0
      for _ in 0..<Int(count) {
        let value = draw(&random) - mean
        sum += value
        squares += value * value
      }
      let error = sum / (count * variance).squareRoot()
      if abs(error) > 4 || abs(squares / count / variance - 1) > 0.03 { wrong.append(name) }
    }
    #expect(wrong == [])
  }

  @Test func `a shuffle keeps the elements and hashes spread`() {
    var random = SeededRandom(seed: 5)
    var elements = Array(0..<50)
    random.shuffle(&elements)
    let hashes = Set((0..<10_000).map { stableHash(UInt64($0)) >> 32 })
    let words = ["", "\0", "a", "ab", "abcdefgh", "abcdefgh\0"]
    let isSame = words.allSatisfy { word in
      let bytes = Array(word.utf8)
      return stableHash(bytes, seed: 3) == stableHash(of: bytes.span, seed: 3)
    }
    #expect(isSame, "the hash of a span is that of the bytes")
    let texts = Set(words.map { stableHash($0.utf8) })
    #expect(elements != Array(0..<50) && elements.sorted() == Array(0..<50))
    #expect(hashes.count > 9_990 && texts.count == 6)
  }
}
