/// A part of a regular expression.
indirect enum PatternPart {
  /// One character of a set.
  case one(ScalarSet)
  /// The start of the text.
  case start
  /// The end of the text.
  case end
  /// One part after another.
  case sequence([PatternPart])
  /// Any of several parts.
  case choice([PatternPart])
  /// A part so many times; endless without a greatest number.
  case repeated(PatternPart, least: Int, most: Int?)
}

/// Why a pattern cannot be used.
enum PatternError: Error, Hashable {
  /// It is no regular expression, or of a kind that is not supported.
  case unreadable
  /// It has more states than a search may keep.
  case tooLarge
}
