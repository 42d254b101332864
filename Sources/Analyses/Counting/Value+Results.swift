import Values

extension Value {
  /// A count of a result.
  static func count(_ count: Int) -> Value { .whole(Int64(count)) }

  /// A number of a result, missing where there is none.
  static func number(_ number: Double?) -> Value { number.map(Value.decimal) ?? .missing }
}

extension Double {
  /// The number as a percentage for explanations, such as `26.54%`.
  var percent: String { NumberText.fixed(self * 100, decimals: 2) + "%" }

  /// A percentage that was typed, such as a level of `95%`.
  var level: String { NumberText.shortest((self * 1e9).rounded() / 1e7) + "%" }

  /// The difference of two shares in percentage points, with the digits that an explanation shows.
  var percentagePoints: String { NumberText.fixed(self * 100, decimals: 2) + " pp" }

  /// The number with so many decimals, for explanations.
  func fixed(_ decimals: Int) -> String { NumberText.fixed(self, decimals: decimals) }

  /// A count that weights may have made a fraction, for explanations.
  var counted: String {
    self == rounded(.towardZero)
      ? NumberText.grouped(self, decimals: 0) : NumberText.grouped(self, decimals: 2)
  }
}

extension Int {
  /// The count with its digits in groups of three.
  var counted: String { NumberText.grouped(self) }

  /// The count with its noun, `1 customer` or `2 customers`.
  func counted(_ noun: String) -> String { "\(counted) \(noun)\(self == 1 ? "" : "s")" }
}
