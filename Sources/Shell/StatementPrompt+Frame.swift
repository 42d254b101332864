import Values

extension StatementPrompt {
  /// The rows to show, under a label such as `loy> `.
  func frame(label: String, columns: Int, rows: Int, isColored: Bool) -> Frame {
    var builder = FrameBuilder(columns: columns, isColored: isColored)
    builder.put(search?.label ?? label, .prompt)
    putText(into: &builder, continuation: StatementPrompt.continuation(of: label))
    if isColored { putHint(into: &builder, rows: rows) }
    putStatus(into: &builder)
    let height = builder.rowCount
    for row in CompletionList.layout(candidates, columns: columns, rows: rows - height - 1) {
      builder.endRow()
      builder.put(row, .plain)
    }
    return builder.finish().fitted(to: rows)
  }

  private func putText(into builder: inout FrameBuilder, continuation: String) {
    let bytes = Array(typed.text.utf8)
    var styles = hooks.highlight(typed.text)[...]
    var offset = 0
    while offset < bytes.count {
      while let first = styles.first, first.range.upperBound <= offset { styles.removeFirst() }
      let isStyled = styles.first?.range.contains(offset) ?? false
      let style = isStyled ? styles.first?.style ?? .plain : .plain
      let count = typed.characterLength(at: offset, in: bytes)
      if offset <= typed.cursor, typed.cursor < offset + count { builder.markCursor() }
      switch bytes[offset] {
      case UInt8(ascii: "\n") where count == 1:
        builder.endRow()
        builder.put(continuation, .faint)
      case let byte where count == 1 && byte >= 0x20 && byte < 0x7F: builder.putASCII(byte, style)
      default: builder.put(typed.character(at: offset), style)
      }
      offset += count
    }
    if typed.isAtEnd { builder.markCursor() }
  }

  // Only its first line, and only while it fits the window: it must never push the text away.
  private func putHint(into builder: inout FrameBuilder, rows: Int) {
    guard let hint, builder.rowCount < rows else { return }
    let line = hint.prefix { $0 != "\n" }
    let shown = line.prefix(fitting: builder.room - 1)
    builder.put(shown, .faint)
    if shown.utf8.count < hint.utf8.count, builder.room > 0 { builder.put("…", .faint) }
  }

  private func putStatus(into builder: inout FrameBuilder) {
    guard candidates.isEmpty, let status = hooks.status(typed.text)?.visible else { return }
    let gap = builder.room - status.displayWidth
    guard gap >= 2 else { return }
    builder.put(String(repeating: " ", count: gap - 1), .plain)
    builder.put(status, .faint)
  }

  /// The label of further lines, as wide as the first one's: `...> ` under `loy> `.
  static func continuation(of label: String) -> String {
    let width = label.displayWidth
    guard width >= 3 else { return String(repeating: " ", count: width) }
    return String(repeating: ".", count: width - 2) + "> "
  }
}

extension HistorySearch {
  /// What stands before the line during a search.
  fileprivate var label: String { "(\(isMissing ? "not found" : "search"): \(wanted)) " }
}
