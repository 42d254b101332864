/// A pattern in which `%` stands for any text and `_` for any one character.
struct LikePattern: Sendable {
  private enum Part<Element: Equatable & Sendable>: Equatable, Sendable {
    case any
    case one
    case same(Element)
  }

  private let bytes: [Part<UInt8>]
  private let characters: [Part<[UInt8]>]
  private let hasOne: Bool

  /// Reads a pattern; every text is one.
  init(_ pattern: String) {
    bytes = pattern.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "%"): .any
      case UInt8(ascii: "_"): .one
      default: .same(byte)
      }
    }
    characters = pattern.map { character in
      switch character {
      case "%": .any
      case "_": .one
      default: .same(Array(character.utf8))
      }
    }
    hasOne = characters.contains(.one)
  }

  /// Whether the whole text, given by its bytes, fits.
  ///
  /// - Complexity: O(*text* × *pattern*).
  func fits(_ text: ArraySlice<UInt8>) -> Bool {
    // Bytes do where no `_` has to know how many of them a character takes: most often.
    let isPlain = !hasOne || text.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") }
    if isPlain { return LikePattern.fits(text, bytes) }
    let split = String(decoding: text, as: UTF8.self).map { Array($0.utf8) }
    return LikePattern.fits(split[...], characters)
  }

  private static func fits<Element: Equatable & Sendable>(
    _ text: ArraySlice<Element>, _ parts: [Part<Element>]
  ) -> Bool {
    var (place, part) = (text.startIndex, 0)
    // Where to go on after the last `%` when what follows it does not fit: one character later.
    var retry: (place: Int, part: Int)?
    while place < text.endIndex {
      if part < parts.count, parts[part] == .any {
        part += 1
        retry = (place, part)
      } else if part < parts.count, parts[part] == .one || parts[part] == .same(text[place]) {
        place += 1
        part += 1
      } else if let last = retry {
        (place, part) = (last.place + 1, last.part)
        retry = (place, part)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { $0 == .any }
  }
}
