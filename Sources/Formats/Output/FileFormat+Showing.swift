import Tables

extension FileFormat {
  /// Markdown tables.
  static let markdown = FileFormat(
    name: "markdown", extensions: ["md", "markdown"], summary: "A Markdown table.",
    write: { (table: Table, sink: ByteSink) throws(FileError) in
      try MarkdownWriter.write(table, to: sink)
    })

  /// HTML tables.
  static let html = FileFormat(
    name: "html", extensions: ["html", "htm"], summary: "A plain HTML table.",
    write: { (table: Table, sink: ByteSink) throws(FileError) in
      try HTMLWriter.write(table, to: sink)
    })

  /// One value a line.
  static let line = FileFormat(
    name: "line", extensions: [], summary: "One `column: value` a line.",
    write: { (table: Table, sink: ByteSink) throws(FileError) in
      try LineWriter.write(table, to: sink)
    })
}
