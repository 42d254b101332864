import Glibc

/// How many decimals the plain decimal numbers of one column show, so that their digits align.
public struct DecimalPlaces: Hashable, Sendable {
  /// The decimals that every number of the column gets.
  public let count: Int

  /// The most decimals that a column shows.
  private static let most = 4

  /// Chooses for the numbers that are shown: none for whole ones, two where two hold them, else
  /// enough to tell them apart and from zero.
  public init(_ numbers: [Double]) {
    let numbers = numbers.filter { $0.isFinite && $0.magnitude < 1e15 }
    let exact = (0...DecimalPlaces.most).first { places in
      numbers.allSatisfy { DecimalPlaces.holds($0, places) }
    }
    switch exact {
    case 0: count = 0
    case 1, 2: count = 2
    default: count = min(exact ?? DecimalPlaces.most, DecimalPlaces.telling(numbers))
    }
  }

  /// The text of a number; one that would look like zero gets its first digits instead.
  public func text(of number: Double) -> String {
    guard number.isFinite, number.magnitude < 1e15 else { return Kind.plain.text(of: number) }
    let text = NumberText.fixed(number, decimals: count)
    let looksZero = text.allSatisfy { "-0.".contains($0) }
    guard looksZero, number != 0 else { return looksZero && count == 0 ? "0" : text }
    return NumberText.significant(number, digits: 2)
  }

  private static func holds(_ number: Double, _ places: Int) -> Bool {
    let scale = pow(10, Double(places))
    return (number * scale).rounded() / scale == number
  }

  /// The fewest decimals, two for numbers above ten and more for smaller ones, that tell different
  /// numbers apart.
  private static func telling(_ numbers: [Double]) -> Int {
    let greatest = numbers.map(\.magnitude).max() ?? 0
    let least = greatest < 1 ? 4 : greatest < 10 ? 3 : 2
    let distinct = Set(numbers).count
    return (least...most).first { places in
      let scale = pow(10, Double(places))
      return Set(numbers.map { ($0 * scale).rounded() }).count == distinct
    } ?? most
  }
}
