import Values

/// Why a column of numbers or dates in the main stays text, and what would read it.
struct TextReasons {
  /// The reason with the option that helps; none for an ordinary text column.
  let notes: [String]

  /// Looks at the cells of a text column.
  init(_ evidence: ColumnEvidence, name: String, _ orders: DateOrders) {
    let values = evidence.valueCount
    let numbers = evidence.count(.whole, .decimal, .percent)
    if orders.isContradictory, orders.total == values {
      notes = [
        "stays text: some cells read as dates only with the day first, others only with the "
          + "month first; `date: \(name)` with `dates:` reads one kind"
      ]
    } else if numbers * 2 > values, numbers < values {
      notes = [TextReasons.reason("numbers", "number", values - numbers, values, evidence, name)]
    } else if orders.total * 2 > values, orders.total < values {
      notes = [
        TextReasons.reason("dates", "date", values - orders.total, values, evidence, name)
      ]
    } else if numbers == values {
      notes = ["stays text: some cells have a percent sign and others do not"]
    } else {
      notes = []
    }
  }

  private static func reason(
    _ what: String, _ option: String, _ odd: Int, _ values: Int, _ evidence: ColumnEvidence,
    _ name: String
  ) -> String {
    let odd = NumberText.grouped(odd)
    let cells = evidence.oddities.texts.isEmpty ? "" : ": " + evidence.oddities.words
    let blanks =
      evidence.oddities.isOverfull
      ? ""
      : " blank: "
        + evidence.oddities.texts.map { "\"\(String(decoding: $0, as: UTF8.self))\"" }
        .joined(separator: ", ")
    let words = evidence.oddities.texts.isEmpty ? "" : blanks
    return "stays text: \(odd) of \(NumberText.grouped(values)) values are not \(what)\(cells); "
      + "read it as \(what) with  \(option): \(name)\(words)"
  }
}
