/// The words that never name a column, table or verb unless they stand between backticks.
enum ReservedWord: String, Hashable, Sendable, CaseIterable {
  /// Words of conditions.
  case and, or, not, `in`, `is`, between, contains, starts, ends, like, matches
  /// Words that start a clause.
  case by, on, with, given, from, to, until, per
  /// Words of definitions, sort keys and calls, and words that are values.
  case `as`, asc, desc, `where`, missing, `true`, `false`, asof

  /// The clause that the word starts, when it starts one.
  var clause: ClauseWord? {
    switch self {
    case .by: .by
    case .with: .with
    case .given: .given
    case .on: .on
    case .from: .from
    case .to: .to
    case .until: .until
    case .per: .per
    default: nil
    }
  }

  /// Whether a line that ends with the word goes on in the next one.
  var goesOn: Bool { self == .and || self == .or || self == .not }

  /// Whether the word stands for a value.
  var isValue: Bool {
    self == .missing || self == .true || self == .false || self == .asof
  }

  /// Whether a comparison can follow from the word after `not`.
  var isNegatable: Bool {
    switch self {
    case .in, .between, .contains, .like, .matches, .starts, .ends: true
    default: false
    }
  }

  /// The words by their lower-case letters packed into eight bytes; none is longer.
  static let byLetters: [UInt64: ReservedWord] = Dictionary(
    uniqueKeysWithValues: allCases.map { word in
      (word.rawValue.utf8.reduce(0) { $0 << 8 | UInt64($1) }, word)
    })
}
