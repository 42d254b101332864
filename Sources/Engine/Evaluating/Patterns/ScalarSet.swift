/// A set of characters, each one Unicode scalar, as a pattern describes it.
struct ScalarSet: Sendable {
  /// The sets that have a letter of their own.
  enum Kind {
    /// Decimal digits of any script.
    case digit
    /// Letters, marks, digits and connecting signs such as `_`.
    case word
    /// White space.
    case space
  }

  private var ranges: [ClosedRange<UInt32>] = []
  private var kinds: [(kind: Kind, isNegated: Bool)] = []
  private let isNegated: Bool

  /// Creates an empty set, or one of all characters.
  init(isNegated: Bool = false) { self.isNegated = isNegated }

  /// Creates a set of one character.
  init(_ scalar: Unicode.Scalar) {
    self.init()
    insert(scalar...scalar)
  }

  /// Creates a set that has a letter of its own.
  init(_ kind: Kind, isNegated: Bool) {
    self.init()
    insert(kind, isNegated: isNegated)
  }

  /// Every character that ends no line.
  static var any: ScalarSet {
    var set = ScalarSet(isNegated: true)
    set.insert("\n"..."\r")
    set.insert("\u{85}"..."\u{85}")
    set.insert("\u{2028}"..."\u{2029}")
    return set
  }

  /// Whether nothing was put in.
  var isEmpty: Bool { ranges.isEmpty && kinds.isEmpty }

  /// Puts characters in, or takes them out of a negated set.
  mutating func insert(_ range: ClosedRange<Unicode.Scalar>) {
    ranges.append(range.lowerBound.value...range.upperBound.value)
  }

  /// Puts the characters of a kind in, or takes them out of a negated set.
  mutating func insert(_ kind: Kind, isNegated: Bool) {
    kinds.append((kind, isNegated))
  }

  /// Whether the set has a character.
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let isListed =
      ranges.contains { $0.contains(scalar.value) }
      || kinds.contains { $0.kind.contains(scalar) != $0.isNegated }
    return isListed != isNegated
  }
}

extension ScalarSet.Kind {
  fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .digit: scalar.properties.generalCategory == .decimalNumber
    case .space: scalar.properties.isWhitespace
    case .word:
      switch scalar.properties.generalCategory {
      case .decimalNumber, .letterNumber, .connectorPunctuation, .nonspacingMark, .spacingMark,
        .enclosingMark:
        true
      default: scalar.properties.isAlphabetic
      }
    }
  }
}
