import Diagnostics
import Language
import Work

/// A text test with its right side made ready to be asked of many texts.
enum TextMatcher: Sendable {
  /// The text holds these bytes.
  case contains([UInt8])
  /// The text begins with these bytes.
  case starts([UInt8])
  /// The text ends with these bytes.
  case ends([UInt8])
  /// The text fits a pattern of `%` and `_`.
  case like(LikePattern)
  /// The whole text fits a regular expression.
  case matches(PatternMatcher, StopFlag)

  /// Makes a test ready; a regular expression that cannot be read is an error.
  init(
    _ test: TextTest, _ pattern: String, at range: SourceRange?, stop: StopFlag
  ) throws(EngineError) {
    switch test {
    case .contains: self = .contains(Array(pattern.utf8))
    case .startsWith: self = .starts(Array(pattern.utf8))
    case .endsWith: self = .ends(Array(pattern.utf8))
    case .like: self = .like(LikePattern(pattern))
    case .matches:
      do throws(PatternError) {
        self = .matches(try PatternMatcher(pattern), stop)
      } catch {
        switch error {
        case .unreadable: throw .unreadablePattern(pattern, at: range)
        case .tooLarge: throw .largePattern(at: range)
        }
      }
    }
  }

  /// Whether a text given by its bytes fits.
  func fits(_ text: ArraySlice<UInt8>) throws(EngineError) -> Bool {
    switch self {
    case .contains(let part): return text.contains(part)
    case .starts(let part): return text.starts(with: part)
    case .ends(let part): return text.suffix(part.count).elementsEqual(part)
    case .like(let pattern): return pattern.fits(text)
    case .matches(let pattern, let stop):
      guard !stop.isStopped else { throw EngineError(.stopped) }
      return try pattern.fits(text, stop: stop)
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes occur one after another somewhere.
  ///
  /// - Complexity: O(*n* × length of the part) at worst, O(*n*) for usual texts.
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    guard count >= part.count else { return false }
    for start in startIndex...(endIndex - part.count) where self[start] == first {
      if self[start..<(start + part.count)].elementsEqual(part) { return true }
    }
    return false
  }
}
