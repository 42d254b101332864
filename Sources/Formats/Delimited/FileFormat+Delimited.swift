import Tables

extension FileFormat {
  /// Comma-separated values and their kin.
  static let csv = FileFormat(
    name: "csv", extensions: ["csv", "txt"],
    summary: "Comma-separated values (RFC 4180); the delimiter is found when reading.",
    watchesBytes: true,
    read: { (file: FileBytes, request: LoadRequest) throws(LoadFailure) in
      try DelimitedReader.read(file, request, format: "csv")
    },
    write: { (table: Table, sink: ByteSink) throws(FileError) in
      try DelimitedWriter.write(table, to: sink)
    }, delimited: DelimitedStyle())

  /// Tab-separated values.
  static let tsv = FileFormat(
    name: "tsv", extensions: ["tsv", "tab"], summary: "Tab-separated values.",
    watchesBytes: true,
    read: { (file: FileBytes, request: LoadRequest) throws(LoadFailure) in
      try DelimitedReader.read(file, request, format: "tsv", delimiter: 0x09)
    },
    write: { (table: Table, sink: ByteSink) throws(FileError) in
      try DelimitedWriter.write(table, DelimitedStyle(delimiter: 0x09), to: sink)
    }, delimited: DelimitedStyle(delimiter: 0x09))
}
