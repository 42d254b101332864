import Values

extension Diagnostic {
  /// The diagnostic as plain lines: sentence, line as typed, caret, advice.
  ///
  /// The caret stands right under wide characters; control characters are made visible.
  ///
  /// - Parameter source: The statement or file that `range` refers to, unless the diagnostic
  ///   brings its own.
  /// - Complexity: O(length of the source).
  public func rendered(in source: Source) -> String {
    let source = self.source ?? source
    var lines = [headline(in: source)]
    if let range { lines += excerpt(of: range, in: source) }
    lines += advice.map { "  " + $0.visible }
    return lines.joined(separator: "\n")
  }

  private func headline(in source: Source) -> String {
    let head = code.isEmpty ? severity.rawValue : "\(severity.rawValue) \(code)"
    guard let name = source.name, let range else { return "\(head): \(message.visible)" }
    return
      "\(head): \(message.visible) (\(name.visible), line \(source.line(holding: range.lower).number))"
  }

  private func excerpt(of range: SourceRange, in source: Source) -> [String] {
    let line = source.line(holding: range.lower)
    let bytes = Array(line.text.utf8)
    let lower = min(max(0, range.lower - line.start), bytes.count)
    let upper = min(max(lower, range.upper - line.start), bytes.count)
    let window = Window(bytes: bytes, lower: lower, upper: upper)
    let carets = String(repeating: "^", count: max(1, window.marked.displayWidth))
    let indent = String(repeating: " ", count: window.before.displayWidth)
    let words = label.map { " " + $0.visible } ?? ""
    return ["  \(window.before)\(window.marked)\(window.after)", "  \(indent)\(carets)\(words)"]
  }
}

/// The part of a long line around the marked stretch, so that a caret stays on the screen.
private struct Window {
  let before: String
  let marked: String
  let after: String

  init(bytes: [UInt8], lower: Int, upper: Int) {
    func text(_ part: ArraySlice<UInt8>) -> String { String(decoding: part, as: UTF8.self).visible }
    let before = text(bytes[..<lower])
    self.before = before.count > 100 ? "…" + before.suffix(60) : before
    let marked = text(bytes[lower..<upper])
    self.marked = marked.count > 100 ? marked.prefix(99) + "…" : marked
    let after = text(bytes[upper...])
    self.after = after.count > 100 ? after.prefix(60) + "…" : after
  }
}
