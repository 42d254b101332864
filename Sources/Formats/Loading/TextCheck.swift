import Work

/// Sees that the bytes of a file are UTF-8 text.
enum TextCheck {
  /// Whether a file is no UTF-8; refuses zero bytes, which no text file in UTF-8 has, saying where.
  ///
  /// - Complexity: O(*n*), on all threads while all is ASCII.
  static func isBroken(_ file: FileBytes, _ request: LoadRequest) throws(LoadFailure) -> Bool {
    let kinds: [ByteKinds]
    do throws(Stopped) {
      kinds = try Work.overRanges(file.count, piece: 1 << 20, in: request.work) { range in
        file.withSpan { ByteKinds($0.extracting(range)) }
      }
    } catch {
      throw .stopped
    }
    if kinds.contains(where: \.hasZero) {
      try file.withSpan { bytes throws(LoadFailure) in try refuseZeros(bytes, request.path) }
    }
    guard kinds.contains(where: \.hasHigh) else { return false }
    return file.withSpan { firstBrokenCharacter($0) != nil }
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
