import Bitmaps
import Tables
import Values

/// The distinct values of a column as texts, and for each row the place of its own among them.
struct ValueCodes: Sendable {
  /// The values, in the order in which they first occur.
  private(set) var names: [String]
  /// The place of each row's value, or -1 where it has none.
  private(set) var codes: [Int32]

  /// Numbers the values of a column.
  ///
  /// - Complexity: O(*rows*).
  init(_ column: Column) {
    switch column {
    case .text(let texts):
      let (codes, dictionary) = texts.coded
      self.init(codes.wide.map(Int.init), missing: texts.missing, count: dictionary.count) {
        dictionary[$0]
      }
    case .whole(let wholes):
      self = ValueCodes(wholes) ?? ValueCodes(values: column)
    default: self.init(values: column)
    }
  }

  /// Numbers whole numbers that lie close together; nothing where they do not.
  private init?(_ column: WholeColumn) {
    let numbers = column.storage.wide
    guard let least = numbers.min(), let greatest = numbers.max(),
      !greatest.subtractingReportingOverflow(least).overflow,
      greatest - least <= 4 * numbers.count
    else { return nil }
    self.init(
      numbers.map { Int($0 - least) }, missing: column.missing, count: Int(greatest - least) + 1
    ) { String(Int64($0) + least) }
  }

  private init(values column: Column) {
    var places: [Value: Int32] = [:]
    var names: [String] = []
    codes = (0..<column.count).map { row -> Int32 in
      let value = column.value(at: row)
      guard value != .missing else { return -1 }
      if let place = places[value] { return place }
      places[value] = Int32(names.count)
      names.append(value.plainText)
      return Int32(names.count - 1)
    }
    self.names = names
  }

  /// Numbers codes in the order in which they first occur, with the names of those that do.
  private init(_ codes: [Int], missing: Bitmap?, count: Int, name: (Int) -> String) {
    var places = [Int32](repeating: -1, count: count)
    var names: [String] = []
    var found = [Int32](repeating: -1, count: codes.count)
    for row in codes.indices {
      if let missing, missing[row] { continue }
      let code = codes[row]
      if places[code] < 0 {
        places[code] = Int32(names.count)
        names.append(name(code))
      }
      found[row] = places[code]
    }
    (self.names, self.codes) = (names, found)
  }

  /// The same without the values of some rows; a value that no other row has is gone.
  ///
  /// - Complexity: O(*rows*).
  func without(_ rows: Bitmap) -> ValueCodes {
    let old = names
    return ValueCodes(codes.map { max(0, Int($0)) }, missing: rows, count: max(1, old.count)) {
      old[$0]
    }
  }
}
