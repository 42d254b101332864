import Diagnostics
import Tables

extension FileFormat {
  /// Baskets, one a line.
  static let basket = FileFormat(
    name: "basket", extensions: ["basket"],
    summary: "One basket a line, its items between delimiters or blanks.",
    read: { (file: FileBytes, request: LoadRequest) throws(LoadFailure) in
      try BasketReader.read(file, request)
    })
}

extension LoadOptions {
  /// Refuses what says nothing about baskets, which have the columns basket and item only.
  func refuseForBaskets() throws(LoadFailure) {
    let said = [
      ("number", number != .none), ("date", date != .none), ("dates", dates != nil),
      ("header", header == true), ("decimal", decimal != nil), ("blank", !blank.isEmpty),
    ]
    if let (option, _) = said.first(where: \.1) { throw .notForBaskets(option) }
  }
}

extension LoadFailure {
  /// Says that an option has no meaning where each line is a basket.
  static func notForBaskets(_ option: String) -> LoadFailure {
    .refused(
      Diagnostic(
        code: "F30",
        message: "`\(option):` says nothing about baskets, which have the columns basket and item",
        advice: [
          option == "header"
            ? "to pass over a first line with names:  skip: 1"
            : "load it without \(option):, and derive from the two columns"
        ], stage: .run))
  }
}

extension [LoadedTable] {
  /// The tables with the baskets of each file numbered on from those of the file before.
  var withBasketsNumberedOn: [LoadedTable] {
    var last: Int64 = 0
    return map { loaded in
      guard loaded.report.format == "basket", case .whole(let numbers)? = loaded.table.columns.first
      else { return loaded }
      let values = numbers.storage.wide.map { $0 + last }
      last = values.last ?? last
      var loaded = loaded
      loaded.table = Table(
        fields: loaded.table.fields,
        columns: [.whole(WholeColumn(values))] + loaded.table.columns.dropFirst(),
        rowCount: loaded.table.rowCount)
      return loaded
    }
  }
}
