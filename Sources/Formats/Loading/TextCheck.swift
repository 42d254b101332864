import Work

/// Sees that the bytes of a file are UTF-8 text.
enum TextCheck {
  private static let piece = 1 << 20

  /// Whether a file is no UTF-8; refuses zero bytes, which no text file in UTF-8 has, saying where.
  ///
  /// - Complexity: O(*n*), on all threads.
  static func isBroken(_ file: FileBytes, _ request: LoadRequest) throws(LoadFailure) -> Bool {
    let kinds: [ByteKinds]
    let areBroken: [Bool]
    do throws(Stopped) {
      kinds = try Work.overRanges(file.count, piece: piece, in: request.work) { range in
        file.withSpan { ByteKinds($0.extracting(range)) }
      }
      // The bytes that continue a character of a piece may be the first of the next one.
      let high = kinds.indices.filter { index in
        kinds[index].hasHigh || (index + 1 < kinds.count && kinds[index + 1].hasHigh)
      }
      areBroken = try Work.overRanges(high.count, piece: 1, in: request.work) { index in
        file.withSpan { bytes in
          firstBrokenCharacter(bytes.extracting(wholeCharacters(high[index.lowerBound], bytes)))
            != nil
        }
      }
    } catch {
      throw .stopped
    }
    if kinds.contains(where: \.hasZero) {
      try file.withSpan { bytes throws(LoadFailure) in try refuseZeros(bytes, request.path) }
    }
    return areBroken.contains(true)
  }

  /// The bytes of a piece from the beginning of a character to that of another.
  ///
  /// A character has three bytes at most that continue it, so where more stand one is broken, and it
  /// does not matter in which piece.
  private static func wholeCharacters(_ index: Int, _ bytes: Span<UInt8>) -> Range<Int> {
    func boundary(_ place: Int) -> Int {
      var place = min(place, bytes.count)
      let limit = min(place + 3, bytes.count)
      while place > 0, place < limit, bytes[place] & 0xC0 == 0x80 { place += 1 }
      return place
    }
    return boundary(index * piece)..<boundary((index + 1) * piece)
  }

  private static func refuseZeros(_ bytes: Span<UInt8>, _ path: String) throws(LoadFailure) {
    for index in bytes.indices where bytes[index] == 0 {
      throw .zeroByte(path, at: FilePlace.lineAndColumn(of: index, in: bytes))
    }
  }

  /// The first byte that is no part of a character, if there is one.
  ///
  /// - Complexity: O(*n*).
  static func firstBrokenCharacter(_ bytes: Span<UInt8>) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// Says where the first byte is that is no part of a character.
  static func failure(_ bytes: Span<UInt8>, _ path: String) -> LoadFailure {
    let offset = firstBrokenCharacter(bytes) ?? 0
    let place = FilePlace.lineAndColumn(of: offset, in: bytes)
    return .notUTF8(path, at: place, byte: bytes[offset])
  }
}
