import Values

/// Why a column of numbers or dates in the main stays text, and what would read it.
struct TextReasons {
  /// The reason with the option that helps; none for an ordinary text column.
  let notes: [String]

  /// Looks at the cells of a text column.
  init(_ evidence: ColumnEvidence, name column: String, _ orders: DateOrders) {
    let name = column.typedName
    let values = evidence.valueCount
    let pluses = evidence.count(.plusWhole)
    let numbers = evidence.count(.whole, .decimal, .percent) + pluses
    let shortYears = evidence.count(.shortYearDate)
    if orders.isContradictory, orders.total == values {
      notes = [
        "stays text: some cells read as dates only with the day first, others only with the "
          + "month first; `date: \(name)` with `dates:` reads one kind"
      ]
    } else if numbers == values, pluses > 0 {
      let isTelephone = pluses == values && evidence.pluses.texts.allSatisfy { $0.count > 7 }
      notes = isTelephone ? [] : [TextReasons.pluses(pluses, values, evidence, name)]
    } else if shortYears * 2 > values || (shortYears > 0 && shortYears + orders.total == values) {
      notes = [
        ShortYearDate.reason(shortYears, of: values, in: evidence.oddities.texts, column: name)
      ]
    } else if numbers * 2 > values, numbers < values {
      notes = [TextReasons.reason("numbers", "number", values - numbers, values, evidence, name)]
    } else if orders.total * 2 > values, orders.total < values {
      notes = [
        TextReasons.reason("dates", "date", values - orders.total, values, evidence, name)
      ]
    } else if numbers == values {
      notes = ["stays text: some cells have a percent sign and others do not"]
    } else if let words = TextReasons.truth(evidence) {
      notes = [
        "stays text: \"\(words.yes)\" and \"\(words.no)\" written in several ways; "
          + "make it true/false with  derive \(name) = lower(\(name)) = \"\(words.yes.lowercased())\""
      ]
    } else {
      notes = []
    }
  }

  /// Two words of a pair, when the cells hold nothing but them, in several spellings.
  private static func truth(_ evidence: ColumnEvidence) -> TruthWords? {
    guard evidence.count(.other) == evidence.valueCount, !evidence.oddities.isOverfull else {
      return nil
    }
    let words = Set(
      evidence.oddities.texts.map { String(decoding: $0, as: UTF8.self).lowercased() })
    return words.count == 2 ? TruthPairs.pair(of: words.sorted()) : nil
  }

  private static func pluses(
    _ count: Int, _ values: Int, _ evidence: ColumnEvidence, _ name: String
  ) -> String {
    "stays text: \(NumberText.grouped(count)) of \(NumberText.grouped(values)) values begin with a "
      + "plus, as telephone numbers do: \(evidence.pluses.words); read them as numbers with  "
      + "number: \(name)"
  }

  private static func reason(
    _ what: String, _ option: String, _ odd: Int, _ values: Int, _ evidence: ColumnEvidence,
    _ name: String
  ) -> String {
    let count = NumberText.grouped(odd)
    let cells = evidence.oddities.texts.isEmpty ? "" : ": " + evidence.oddities.words
    let finding =
      "stays text: \(count) of \(NumberText.grouped(values)) values are not \(what)\(cells)"
    if option == "number", evidence.oddities.texts.contains(where: \.isNumberOtherwise) {
      if evidence.oddities.texts.allSatisfy({ $0.allSatisfy { 0x30...0x39 ~= $0 } }) {
        return finding
          + (evidence.oddities.texts.allSatisfy { $0.first == 0x30 }
            ? ": what begins with a zero may be a code; read it as numbers with  number: \(name)"
            : ": some begin with a zero or have more digits than a number here keeps")
      }
      return finding
        + "; some of these are numbers written another way: `decimal:` says which mark "
        + "stands before decimals, and the rest must be written one way in the file"
    }
    let blanks =
      evidence.oddities.isOverfull
      ? ""
      : " blank: "
        + evidence.oddities.texts.map(\.typedText)
        .joined(separator: ", ")
    let words = evidence.oddities.texts.isEmpty ? "" : blanks
    return finding + "; read it as \(what) with  \(option): \(name)\(words)"
  }
}

extension [UInt8] {
  /// The text as it is typed in a line.
  fileprivate var typedText: String {
    let escaped = String(decoding: self, as: UTF8.self).flatMap { character in
      character == "\"" || character == "\\" ? "\\\(character)" : "\(character)"
    }
    return "\"" + String(escaped) + "\""
  }

  /// Whether the text has digits and nothing else but signs and marks that stand in numbers.
  ///
  /// Such a cell is a number to a person, so nobody should be advised to read it as missing.
  fileprivate var isNumberOtherwise: Bool {
    let marks = ".,'’_ \u{A0}\u{2009}\u{202F}+-−%€$£¥()".unicodeScalars
    let scalars = String(decoding: self, as: UTF8.self).unicodeScalars
    return scalars.contains { $0.properties.numericType == .decimal }
      && scalars.allSatisfy { $0.properties.numericType == .decimal || marks.contains($0) }
  }
}

extension String {
  /// A name as it is typed in a line.
  var typedName: String {
    let isPlain = first?.isNumber == false && allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isPlain ? self : "`\(self)`"
  }
}
