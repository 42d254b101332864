/// The signs and codes of currencies beside numbers.
enum Currency {
  private static let words: [(bytes: [UInt8], name: String)] = [
    "$", "€", "£", "¥", "₹", "₽", "₩", "₺", "₴", "kn", "zł", "Kč", "Ft", "lei", "лв", "元", "USD",
    "EUR", "GBP", "JPY", "CNY", "CHF", "PLN", "CZK", "HUF", "HRK", "RON", "BGN", "RSD", "RUB",
    "SEK", "NOK", "DKK", "CAD", "AUD", "INR", "BRL", "TWD", "HKD", "TRY", "KRW", "MXN",
  ].map { (Array($0.utf8), $0) }

  /// Takes a currency off the beginning, with the blanks behind it.
  static func takePrefix(_ bytes: inout ArraySlice<UInt8>) -> String? {
    guard let word = words.first(where: { bytes.starts(with: $0.bytes) }) else { return nil }
    bytes = StyledNumber.trimmed(bytes.dropFirst(word.bytes.count))
    return word.name
  }

  /// Takes a currency off the end, with the blanks before it.
  static func takeSuffix(_ bytes: inout ArraySlice<UInt8>) -> String? {
    guard
      let word = words.first(where: { word in
        bytes.count > word.bytes.count && bytes.suffix(word.bytes.count) == word.bytes[...]
      })
    else { return nil }
    bytes = StyledNumber.trimmed(bytes.dropLast(word.bytes.count))
    return word.name
  }
}
