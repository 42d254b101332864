/// What the cells of a column look like in the two styles of writing numbers.
struct StyleEvidence: Sendable {
  /// Cells that hold a value.
  private(set) var valueCount = 0
  /// The values in the style with the decimal comma.
  private(set) var comma = Tally()
  /// The values in the style with the decimal point.
  private(set) var point = Tally()
  /// The first cell that both styles read, but as different numbers.
  private(set) var disputed: String?
  /// The currencies.
  private(set) var currencies: Set<String> = []

  /// The cells of a column in one style.
  struct Tally: Sendable {
    /// Cells that are numbers.
    var numbers = 0
    /// Numbers with a percent sign.
    var percents = 0
    /// Numbers that are whole.
    var wholes = 0
    /// Whole numbers that a decimal would round.
    var longWholes = 0
    /// Numbers with a decimal mark.
    var marks = 0
    /// Numbers with blanks between thousands.
    var blanks = 0
    /// Numbers whose marks between thousands could be decimal marks of the other style.
    var unproven = 0
    /// Numbers that prove what stands between thousands: with a mark too, or several times.
    var proofs = 0

    fileprivate mutating func add(_ number: StyledNumber, _ plain: NumberCell) {
      numbers += 1
      percents += plain.isPercent ? 1 : 0
      wholes += plain.isWhole ? 1 : 0
      longWholes += plain.isWhole && plain.whole?.isRoundedAsDecimal != false ? 1 : 0
      marks += number.hasMark ? 1 : 0
      guard let group = number.group else { return }
      blanks += group == UInt8(ascii: " ") ? 1 : 0
      let isOther = group == UInt8(ascii: ".") || group == UInt8(ascii: ",")
      if number.hasMark || number.groupCount > 1 { proofs += 1 } else if isOther { unproven += 1 }
    }

    fileprivate mutating func merge(_ later: Tally) {
      numbers += later.numbers
      percents += later.percents
      wholes += later.wholes
      longWholes += later.longWholes
      marks += later.marks
      blanks += later.blanks
      unproven += later.unproven
      proofs += later.proofs
    }
  }

  /// Looks at one cell.
  mutating func observe(_ cell: Span<UInt8>, _ markers: MissingMarkers) {
    guard markers.cellClass(of: cell) == nil else { return }
    let trimmed = cell.extracting(cell.trimmedRange)
    if MissingMarkers.isNone(trimmed) { return }
    valueCount += 1
    let withComma = NumberStyle.comma.number(trimmed)
    let withPoint = NumberStyle.point.number(trimmed)
    if let withComma, let plain = StyleEvidence.plain(withComma) { comma.add(withComma, plain) }
    if let withPoint, let plain = StyleEvidence.plain(withPoint) { point.add(withPoint, plain) }
    if disputed == nil, let withComma, let withPoint, withComma.plain != withPoint.plain {
      disputed = trimmed.text
    }
    if let currency = (withPoint ?? withComma)?.currency { currencies.insert(currency) }
  }

  /// Adds the evidence of later rows.
  mutating func merge(_ later: StyleEvidence) {
    valueCount += later.valueCount
    comma.merge(later.comma)
    point.merge(later.point)
    disputed = disputed ?? later.disputed
    currencies.formUnion(later.currencies)
  }

  private static func plain(_ number: StyledNumber) -> NumberCell? {
    guard let cell = NumberCell(number.plain.span, mark: UInt8(ascii: ".")) else { return nil }
    guard !cell.isWhole else { return cell }
    return cell.isDecimal && cell.value(of: number.plain.span) != nil ? cell : nil
  }
}
