import Values

/// What stands between the items of a basket, and how that was found.
struct BasketSeparator {
  private let scanner: RecordScanner
  /// Why.
  let evidence: String

  /// Takes the delimiter that was named, else the candidate that most of the first lines hold,
  /// else blanks.
  init(_ bytes: Span<UInt8>, _ start: Int, _ options: LoadOptions) {
    let found = options.delimiter.map { ($0, "as `delimiter:` says") }
    let (delimiter, why) = found ?? BasketSeparator.sniffed(bytes, start)
    let quote: UInt8? =
      switch options.quote {
      case .byte(let byte): byte
      case .some(.none): nil
      case nil: UInt8(ascii: "\"")
      }
    let isBlank = delimiter == UInt8(ascii: " ")
    // Blanks side by side leave empty fields between them, which are no items.
    scanner = RecordScanner(delimiter: delimiter, quote: quote)
    evidence = "items between \(isBlank ? "blanks" : Dialect.word(for: delimiter) + "s"), \(why)"
  }

  /// How much of a file is looked at.
  private static let sampleLength = 1 << 16

  private static func sniffed(_ bytes: Span<UInt8>, _ start: Int) -> (UInt8, String) {
    var counts = DelimiterSniffer.candidates.map { _ in 0 }
    var lines = 0
    var seen: Set<UInt8> = []
    for index in start..<min(bytes.count, start + sampleLength) {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        lines += 1
        seen = []
      } else if let place = DelimiterSniffer.candidates.firstIndex(of: byte),
        seen.insert(byte).inserted
      {
        counts[place] += 1
      }
    }
    let most = counts.max() ?? 0
    guard most > 0, let place = counts.firstIndex(of: most) else {
      return (UInt8(ascii: " "), "because the first lines hold no other delimiter")
    }
    let all = counted(max(lines, most), "line")
    return (
      DelimiterSniffer.candidates[place],
      "which \(NumberText.grouped(most)) of the first \(all) hold"
    )
  }

  /// Adds the items of a line to a list and moves to the next line.
  func split(
    _ bytes: Span<UInt8>, _ place: inout FilePlace, into fields: inout FieldList, _ path: String
  ) throws(LoadFailure) {
    let end = scanner.record(in: bytes, from: place.offset, limit: .max, into: &fields)
    if let lines = end.unclosedAfter { throw .unclosedQuote(path, line: place.line + lines) }
    guard end.next - fields.base < Int(UInt32.max) else {
      throw .tooLarge(
        path, "has a line of more than 4 GB at line \(place.line)",
        advice: "is the delimiter right? name it with  delimiter:")
    }
    place.offset = end.next
    place.line += end.lineEnds
  }
}
