/// What Tab may put in place of a stretch of the line.
public struct Completion: Equatable, Sendable {
  /// The stretch to replace, in UTF-8 bytes of the line.
  public let replaceRange: Range<Int>
  /// What may stand there, best first.
  public let candidates: [String]
  /// What follows a candidate that is the only one.
  public let suffix: String

  /// Creates a completion.
  public init(replaceRange: Range<Int>, candidates: [String], suffix: String = " ") {
    self.replaceRange = replaceRange
    self.candidates = candidates
    self.suffix = suffix
  }

  /// Nothing to offer.
  public static let none = Completion(replaceRange: 0..<0, candidates: [])

  /// The longest beginning all candidates share.
  var commonPrefix: String {
    guard var shared = candidates.first else { return "" }
    for candidate in candidates.dropFirst() {
      shared = String(zip(shared, candidate).prefix { $0 == $1 }.map(\.0))
    }
    return shared
  }
}
