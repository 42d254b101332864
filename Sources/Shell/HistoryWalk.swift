/// A walk through earlier statements that keeps the line in progress.
struct HistoryWalk: Sendable {
  /// The statements, oldest first.
  private let entries: [String]
  private var position: Int
  private var inProgress = TypedText()

  /// Starts behind the newest statement.
  init(_ entries: [String]) {
    self.entries = entries
    position = entries.count
  }

  /// The next older statement that begins with `prefix`, or nothing.
  mutating func older(than current: TypedText, beginningWith prefix: String = "") -> TypedText? {
    guard let found = entries[..<position].lastIndex(where: { differs($0, current, prefix) })
    else { return nil }
    if position == entries.count { inProgress = current }
    position = found
    return TypedText(entries[found])
  }

  /// The next newer statement that begins with `prefix`, at last the line in progress, or nothing.
  mutating func newer(than current: TypedText, beginningWith prefix: String = "") -> TypedText? {
    guard position < entries.count else { return nil }
    let rest = entries[(position + 1)...]
    position = rest.firstIndex { differs($0, current, prefix) } ?? entries.count
    return position == entries.count ? inProgress : TypedText(entries[position])
  }

  /// What the newest statement that begins with `text` goes on with.
  func hint(for text: String) -> String? {
    guard !text.isEmpty else { return nil }
    let count = text.utf8.count
    let found = entries.last { $0.utf8.count > count && $0.utf8.starts(with: text.utf8) }
    return found.map { String($0.utf8.dropFirst(count)) ?? "" }
  }

  private func differs(_ entry: String, _ current: TypedText, _ prefix: String) -> Bool {
    entry != current.text && entry.utf8.starts(with: prefix.utf8)
  }
}
