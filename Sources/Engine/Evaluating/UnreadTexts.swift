import Bitmaps
import Diagnostics
import Tables
import Values

/// Texts that spell no number or date where one was asked for: how many, and a few of them.
struct UnreadTexts: Hashable, Sendable {
  /// How many rows hold one.
  private(set) var count = 0
  /// The least of the different texts, so that they do not depend on how rows are divided.
  private(set) var examples: [String] = []

  /// One more than a note shows, which tells whether there are others.
  private static let most = 3

  /// So many failed rows are looked at for examples; the others are only counted.
  private static let mostLookedAt = 10_000

  /// Creates none.
  init() {}

  /// The rows of a column of texts that hold more than blanks and that a function could not read.
  ///
  /// - Complexity: O(*rows*).
  init(of texts: TextColumn, readAs column: Column) {
    guard let failed = column.missing else { return }
    let rows = texts.missing.map { failed.subtracting($0) } ?? failed
    switch texts.storage {
    case .plain(let pool):
      var left = UnreadTexts.mostLookedAt
      rows.forEachSetBit { row in
        guard !pool.isBlank(row) else { return }
        count += 1
        left -= 1
        if left >= 0 { keep(pool[row]) }
      }
    case .coded(let codes, let dictionary):
      var times = [Int](repeating: 0, count: dictionary.count)
      rows.forEachSetBit { times[Int(codes[$0])] += 1 }
      for code in times.indices where times[code] > 0 { add(dictionary[code], times: times[code]) }
    }
  }

  /// The same texts for each of so many rows.
  func repeated(_ rowCount: Int) -> UnreadTexts {
    var texts = self
    texts.count *= rowCount
    return texts
  }

  /// Adds those of other rows.
  mutating func add(_ other: UnreadTexts) {
    count += other.count
    for text in other.examples { keep(text) }
  }

  /// What a reader should know of them.
  func words(_ wanted: String) -> String {
    let shown = examples.prefix(UnreadTexts.most - 1).map { "\"\($0.visible.cut(to: 30))\"" }
    let rest = examples.count == UnreadTexts.most ? ["…"] : []
    let subject = count == 1 ? "text is no \(wanted) and has" : "texts are no \(wanted)s and have"
    return "\(NumberText.grouped(count)) \(subject) no value: "
      + (shown + rest).joined(separator: ", ")
  }

  private mutating func add(_ text: String, times: Int) {
    guard text.contains(where: { !$0.isWhitespace }) else { return }
    count += times
    keep(text)
  }

  private mutating func keep(_ text: String) {
    if let last = examples.last, examples.count == UnreadTexts.most, text >= last { return }
    let place = examples.firstIndex { $0 >= text } ?? examples.count
    guard place == examples.count || examples[place] != text else { return }
    examples.insert(text, at: place)
    if examples.count > UnreadTexts.most { examples.removeLast() }
  }
}

extension TextPool {
  /// Whether a text holds nothing but white space.
  fileprivate func isBlank(_ index: Int) -> Bool {
    let bytes = bytes.span
    for place in Int(offsets[index])..<Int(offsets[index + 1]) {
      let byte = bytes[place]
      // White space beyond ASCII is told by the text.
      if byte >= 0x80 { return self[index].allSatisfy(\.isWhitespace) }
      if byte > 0x20 || byte < 0x09 || (byte > 0x0D && byte < 0x20) { return false }
    }
    return true
  }
}
