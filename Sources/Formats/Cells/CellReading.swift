/// How cells are told apart: the missing markers, the decimal mark, and what is asked for.
struct CellReading: Sendable {
  /// What a column was told to be.
  enum Demand: Sendable, Equatable {
    /// Whatever its cells say.
    case free
    /// Numbers.
    case number
    /// Dates or time stamps.
    case date
    /// Texts.
    case text
  }

  /// The texts for missing values.
  let markers: MissingMarkers
  /// The decimal mark, a point or a comma.
  let mark: UInt8
  /// Whether the file quotes without need, so that quotes say nothing about a cell.
  let quotesAreHabit: Bool
  /// How numbers are written, when it is not the plain way.
  var style: NumberStyle?

  /// What a cell looks like to a column of which something is demanded.
  func cellClass(_ cell: Span<UInt8>, isQuoted: Bool, _ demand: Demand) -> CellClass {
    if let missing = markers.cellClass(of: cell) {
      return isQuoted && !quotesAreHabit ? .quotedMarker : missing
    }
    if demand == .text { return .other }
    let trimmed = cell.extracting(cell.trimmedRange)
    let first = trimmed[0]
    if first &- UInt8(ascii: "0") < 10 || first == UInt8(ascii: "-") || first == mark
      || first == UInt8(ascii: "+")
    {
      return numeric(trimmed, demand)
    }
    if MissingMarkers.isNone(trimmed) { return .noneWord }
    return demand != .date && CellReading.isInfinity(trimmed) ? .decimal : .other
  }

  /// The double a cell stands for.
  func decimal(_ cell: Span<UInt8>) -> Double? {
    if let style {
      guard let plain = style.number(cell)?.plain else { return nil }
      return NumberCell(plain.span, mark: UInt8(ascii: "."))?.value(of: plain.span)
    }
    let trimmed = cell.extracting(cell.trimmedRange)
    if let number = NumberCell(trimmed, mark: mark) { return number.value(of: trimmed) }
    guard CellReading.isInfinity(trimmed) else { return nil }
    return trimmed[0] == UInt8(ascii: "-") ? -.infinity : .infinity
  }

  /// The whole number a cell stands for.
  func whole(_ cell: Span<UInt8>) -> Int64? {
    if let style {
      guard let plain = style.number(cell)?.plain else { return nil }
      return NumberCell(plain.span, mark: UInt8(ascii: "."))?.whole
    }
    return NumberCell(cell.extracting(cell.trimmedRange), mark: mark)?.whole
  }

  private func numeric(_ cell: Span<UInt8>, _ demand: Demand) -> CellClass {
    if demand != .date, let number = NumberCell(cell, mark: mark) {
      return numberClass(number, cell, demand)
    }
    guard demand != .number else { return CellReading.isInfinity(cell) ? .decimal : .other }
    if let date = DateCell(cell)?.cellClass { return date }
    if let period = PeriodCell(cell) { return period.cellClass }
    if ShortYearDate(cell) != nil { return .shortYearDate }
    return CellReading.isInfinity(cell) && demand != .date ? .decimal : .other
  }

  private func numberClass(
    _ number: NumberCell, _ cell: Span<UInt8>, _ demand: Demand
  ) -> CellClass {
    if number.isWhole || (demand == .number && number.isLooselyWhole) { return .whole }
    guard number.isDecimal || demand == .number, number.value(of: cell) != nil else {
      return number.isPlusWhole ? .plusWhole : .other
    }
    return number.isPercent ? .percent : .decimal
  }

  private static func isInfinity(_ cell: Span<UInt8>) -> Bool {
    cell.count == 3 && cell.matches(Array("inf".utf8), at: 0)
      || cell.count == 4 && cell.matches(Array("-inf".utf8), at: 0)
  }
}
