import Tables

extension FileFormat {
  /// One JSON array of row objects.
  static let json = FileFormat(
    name: "json", extensions: ["json"], summary: "One JSON array of row objects on one line.",
    read: { (file: FileBytes, request: LoadRequest) throws(LoadFailure) in
      try JSONReader.read(file, request, isLines: false)
    },
    write: { (table: Table, sink: ByteSink) throws(FileError) in
      try JSONWriter.writeArray(table, to: sink)
    })

  /// One JSON object a line.
  static let jsonLines = FileFormat(
    name: "jsonl", extensions: ["jsonl", "ndjson"], summary: "One JSON object a line.",
    read: { (file: FileBytes, request: LoadRequest) throws(LoadFailure) in
      try JSONReader.read(file, request, isLines: true)
    },
    write: { (table: Table, sink: ByteSink) throws(FileError) in
      try JSONWriter.writeLines(table, to: sink)
    })
}
