/// The text of a rule taken apart into the names of its items.
struct RuleText: Sendable {
  /// The names, each once.
  private(set) var names: [String] = []

  /// Parts a text at ` & `; a name that holds the sign itself, or spaces at its ends, is put
  /// together again.
  init(_ text: String, knowing isKnown: (String) -> Bool) {
    var pending: String?
    for part in text.split(separator: "&", omittingEmptySubsequences: false) {
      let whole = pending.map { $0 + "&" + part } ?? String(part)
      if let name = [whole, whole.unspaced, whole.trimmed].first(where: isKnown) {
        add(name)
        pending = nil
      } else {
        pending = whole
      }
    }
    guard let rest = pending?.trimmed, !rest.isEmpty else { return }
    let parts = rest.split(separator: "&").map { String($0).trimmed }
    if parts.contains(where: isKnown) { parts.forEach { add($0) } } else { add(rest) }
  }

  private mutating func add(_ name: String) {
    if !names.contains(name) { names.append(name) }
  }
}

extension String {
  /// The text without spaces around it.
  fileprivate var trimmed: String {
    let start = firstIndex { $0 != " " } ?? endIndex
    let end = lastIndex { $0 != " " }.map(index(after:)) ?? start
    return String(self[start..<end])
  }

  /// The text without the one space at each end that stands beside the sign between items.
  fileprivate var unspaced: String {
    var text = self[...]
    if text.hasPrefix(" ") { text = text.dropFirst() }
    if text.hasSuffix(" ") { text = text.dropLast() }
    return String(text)
  }
}
