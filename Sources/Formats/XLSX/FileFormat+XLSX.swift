extension FileFormat {
  /// A sheet of an Excel workbook.
  static let xlsx = FileFormat(
    name: "xlsx", extensions: ["xlsx", "xlsm"], summary: "A sheet of an Excel workbook.",
    isBinary: true,
    read: { (file: FileBytes, request: LoadRequest) throws(LoadFailure) in
      try XLSXReader.read(file, request)
    })
}
