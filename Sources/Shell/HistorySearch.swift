/// A search through earlier statements while its words are typed.
struct HistorySearch: Sendable {
  /// What is searched for.
  private(set) var wanted = ""
  /// Whether the last step found nothing.
  private(set) var isMissing = false
  /// The line before the search, which comes back when it is given up.
  let before: TypedText
  private let entries: [String]
  private var position: Int

  /// Starts at the newest statement.
  init(_ entries: [String], from before: TypedText) {
    self.entries = entries
    self.before = before
    position = entries.count
  }

  /// The statement found, with the cursor at the match, or the line before the search.
  var found: TypedText {
    guard entries.indices.contains(position) else { return before }
    let entry = entries[position]
    return TypedText(entry, cursor: place(in: entry))
  }

  /// Adds to what is searched for.
  mutating func add(_ scalar: Unicode.Scalar) {
    wanted.unicodeScalars.append(scalar)
    look(upTo: min(position + 1, entries.count))
  }

  /// Takes back the last character.
  mutating func removeLast() {
    _ = wanted.popLast()
    look(upTo: entries.count)
  }

  /// Goes to the next older statement.
  mutating func older() { look(upTo: position) }

  private mutating func look(upTo end: Int) {
    guard !wanted.isEmpty else {
      position = entries.count
      isMissing = false
      return
    }
    let match = entries[..<end].lastIndex { place(in: $0) != nil }
    isMissing = match == nil
    position = match ?? position
  }

  private func place(in entry: String) -> Int? {
    let needle = Array(wanted.utf8)
    let text = Array(entry.utf8)
    guard needle.count <= text.count else { return nil }
    return (0...text.count - needle.count).first { text[$0...].starts(with: needle) }
  }
}
