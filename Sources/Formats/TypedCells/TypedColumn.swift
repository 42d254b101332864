import Bitmaps
import Tables
import Values

/// A column made of typed cells, with what is to be said of it.
struct TypedColumn: Sendable {
  /// The values.
  let column: Column
  /// What is known of them.
  let description: ColumnType
  /// Which are missing, and how that stood in the file.
  let missing: ColumnReport.Missing
  /// What a reader should know.
  let notes: [String]
  /// The cells that could not be taken.
  let unreadable: [(row: Int, text: String, reason: String)]
}

/// What the cells of one column are and what is said about the column.
struct TypedColumnSource: Sendable {
  /// The name.
  var name: String
  /// The cells.
  var cells: TypedCells
  /// The type the column was declared with, where that decides.
  var declared: ColumnType?
  /// Whether texts are texts even when they read as dates or truth words.
  var isExact = false
  /// What a reader should know of it in any case.
  var notes: [String] = []
}

/// Makes columns of typed cells: numbers and dates stay what they are, texts are looked at as in a
/// file of text.
struct TypedColumns {
  /// The columns.
  let sources: [TypedColumnSource]
  /// The path, the options and how to work.
  let request: LoadRequest
  /// Whether `NA` and the empty text are values, since the file has its own way to leave a cell out.
  let textsAreQuoted: Bool

  private var reading: CellReading { CellReading(request.options, quotesAreHabit: false) }

  /// Makes all columns.
  ///
  /// - Complexity: O(cells).
  func made() throws(LoadFailure) -> [TypedColumn] {
    let names = sources.map(\.name)
    let demands = try request.demands(of: names)
    let looks = sources.indices.map { look(at: sources[$0], demands[$0]) }
    let plans = ColumnDecider(dates: request.options.dates)
      .plans(looks.map { $0?.evidence ?? ColumnEvidence() }, demands, names: names)
    return sources.indices.map { index in
      guard let look = looks[index] else { return plain(sources[index]) }
      return fromTexts(sources[index], look, plans[index])
    }
  }

  /// The cells as texts, when the column is decided from texts.
  private func look(
    at source: TypedColumnSource, _ demand: CellReading.Demand
  ) -> (texts: TypedTexts, evidence: ColumnEvidence)? {
    if demand == .free, source.declared != nil || plainType(source) != nil { return nil }
    let texts = TypedTexts(
      cells: source.cells, texts: source.cells.textColumn(), reading: reading,
      textsAreQuoted: textsAreQuoted, blanks: Set(request.options.blank.map { Array($0.utf8) }))
    let demand: CellReading.Demand = source.isExact && demand == .free ? .text : demand
    return (texts, texts.evidence(demand))
  }

  private func fromTexts(
    _ source: TypedColumnSource, _ look: (texts: TypedTexts, evidence: ColumnEvidence),
    _ plan: ColumnPlan
  ) -> TypedColumn {
    var plan = plan
    if source.isExact, plan.demand == .free { plan = ColumnPlan(target: .text) }
    if source.cells.hasLongWholes, plan.target == .decimal, plan.demand == .free {
      plan = ColumnPlan(
        target: .text,
        notes: [
          "stays text: whole numbers of more digits than a decimal number keeps stand among decimal "
            + "ones; read all as decimal numbers with  number: \(source.name)"
        ])
    }
    let made = ColumnMaking(plan: plan, reading: reading, cells: look.texts).column()
    let faults = made.unreadable.map { ($0.row, $0.text, plan.reason($0.text)) }
    var missing = plan.missing(look.evidence)
    missing.empty -= source.cells.count(.unreadable)
    missing.unreadable = made.unreadable.count + source.cells.count(.unreadable)
    return TypedColumn(
      column: made.column, description: plan.description, missing: missing,
      notes: source.notes + plan.notes + hints(source, look.texts, plan),
      unreadable: source.cells.unreadable + faults)
  }

  /// What would read a column otherwise that stays text.
  private func hints(
    _ source: TypedColumnSource, _ texts: TypedTexts, _ plan: ColumnPlan
  ) -> [String] {
    guard plan.target == .text, plan.demand == .free, !source.isExact,
      source.cells.count(.text) > 0
    else { return [] }
    let reading = reading
    var values = 0
    var numbers = 0
    var empty = 0
    texts.forEachCell { row, cell, isQuoted in
      switch reading.cellClass(cell, isQuoted: false, .free) {
      case .empty: empty += isQuoted ? 1 : 0
      case .blank, .marker, .noneWord: break
      case .whole, .decimal:
        numbers += 1
        values += 1
      default: values += 1
      }
    }
    var notes: [String] = []
    if values > 0, numbers == values {
      notes.append(
        "numbers stored as text, kept as text; read as numbers with  number: \(source.name)")
    }
    if empty > 0 {
      notes.append(
        "\(counted(empty, "empty text")), kept as \(empty == 1 ? "a value" : "values"); missing "
          + "with  blank: \"\"")
    }
    return notes
  }
}

extension TypedColumns {
  /// The type of a column that no text has a say in, if there is one.
  private func plainType(_ source: TypedColumnSource) -> ColumnType? {
    let cells = source.cells
    let values = cells.rowCount - cells.count(.missing, .unreadable)
    guard values > 0, cells.count(.text) == 0 else { return nil }
    if cells.count(.whole) == values { return ColumnType(.whole) }
    if cells.count(.share) == values { return ColumnType(.decimal, kind: .share) }
    if cells.count(.whole, .decimal, .share) == values, !cells.hasLongWholes {
      return ColumnType(.decimal)
    }
    if cells.count(.truth) == values { return ColumnType(.truth) }
    if cells.count(.date) == values { return ColumnType(.date) }
    if cells.count(.date, .timestamp) == values { return ColumnType(.timestamp) }
    return nil
  }

  private func plain(_ source: TypedColumnSource) -> TypedColumn {
    let type = source.declared ?? plainType(source) ?? ColumnType(.text)
    let cells = source.cells
    var missing = ColumnReport.Missing()
    missing.empty = cells.count(.missing)
    missing.unreadable = cells.count(.unreadable)
    var notes = source.notes
    let shares = cells.count(.share)
    if shares > 0, type.kind == .share {
      notes.append("percentages, read as shares: 5% is 0.05")
    } else if shares > 0 {
      notes.append(
        "\(counted(shares, "cell")) shown with a percent sign among others without, read as plain "
          + "numbers: 5% is 0.05")
    }
    return TypedColumn(
      column: cells.column(type), description: type, missing: missing, notes: notes,
      unreadable: cells.unreadable)
  }
}
