/// A pattern in which `%` stands for any text and `_` for any one character.
struct LikePattern {
  private enum Part: Equatable {
    case any
    case one
    case character(Character)
  }

  private let parts: [Part]

  /// Reads a pattern; every text is one.
  init(_ pattern: String) {
    parts = pattern.map { character in
      switch character {
      case "%": .any
      case "_": .one
      default: .character(character)
      }
    }
  }

  /// Whether the whole text, given by its bytes, fits.
  ///
  /// - Complexity: O(*text* × *pattern*).
  func fits(_ text: ArraySlice<UInt8>) -> Bool {
    let text = Array(String(decoding: text, as: UTF8.self))
    var (place, part) = (0, 0)
    // Where to go on after the last `%` when what follows it does not fit: one character later.
    var retry: (place: Int, part: Int)?
    while place < text.count {
      if part < parts.count, parts[part] == .any {
        retry = (place, part + 1)
        part += 1
      } else if part < parts.count, LikePattern.fits(text[place], parts[part]) {
        place += 1
        part += 1
      } else if let last = retry {
        retry = (last.place + 1, last.part)
        (place, part) = (last.place + 1, last.part)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { $0 == .any }
  }

  private static func fits(_ character: Character, _ part: Part) -> Bool {
    switch part {
    case .any, .one: true
    case .character(let wanted): character.utf8.elementsEqual(wanted.utf8)
    }
  }
}
