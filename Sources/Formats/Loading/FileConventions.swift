import Tables
import Values

/// What the files of one table prove of how dates and numbers are written, for those that do not say.
struct FileConventions {
  private let parts: [Conventions]
  private let given: LoadOptions
  private let order: LoadOptions.DateOrder?
  private let commaColumns: Set<String>

  /// Looks at what was found in each file.
  init(_ parts: [LoadedTable], _ options: LoadOptions) {
    self.parts = parts.map(\.report.conventions)
    given = options
    let orders = self.parts.reduce(into: Set()) { $0.formUnion($1.dateOrders) }
    order = orders.count == 1 ? orders.first : nil
    commaColumns = self.parts.reduce(into: []) { $0.formUnion($1.commaColumns) }
  }

  /// A file as it was read in the end.
  struct Settled {
    /// What was read.
    var loaded: LoadedTable
    /// The options that it was read with.
    var options: LoadOptions
    /// What a reader should know of them.
    var notes: [String] = []
  }

  /// The options for a file, with what the others prove.
  private func options(_ index: Int) -> LoadOptions {
    var options = given
    if parts[index].hasOpenDates, given.dates == nil { options.dates = order }
    if given.decimal == nil, !parts[index].pointColumns.isDisjoint(with: commaColumns) {
      options.decimal = NumberStyle.comma.mark
    }
    return options
  }

  /// The files, those read again that others say something of; a file whose numbers are no such numbers
  /// with the mark of the others stays as it was.
  func settled(
    _ loaded: [LoadedTable], _ again: (Int, LoadOptions) throws(LoadFailure) -> LoadedTable
  ) throws(LoadFailure) -> [Settled] {
    var settled = loaded.map { Settled(loaded: $0, options: given) }
    for index in loaded.indices where options(index) != given {
      let new = try again(index, options(index))
      let areNumbers = new.table.fields.allSatisfy { field in
        !parts[index].pointColumns.contains(field.name) || field.type.isNumber
      }
      guard areNumbers else { continue }
      settled[index] = Settled(loaded: new, options: options(index), notes: notes(index))
    }
    return settled
  }

  private func notes(_ index: Int) -> [String] {
    let options = options(index)
    let dates = options.dates == given.dates ? nil : options.dates
    return [
      dates.map { "dates read with the \($0.rawValue) first, as another file proves" },
      options.decimal == given.decimal
        ? nil : "numbers read with the decimal comma, as another file has it",
    ].compactMap { $0 }
  }
}
