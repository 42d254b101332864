import Bitmaps
import Engine
import Language
import Tables
import Values

/// Orders and the items in them.
struct BasketData: Sendable {
  /// How many orders there are.
  let orders: Int
  /// How many items there are before any threshold.
  let distinct: Int
  /// How many of them may stand behind the arrow.
  let allowedCount: Int
  /// How many rows lack an item or order.
  let incomplete: Int
  /// How the rows were found.
  let trace: [OperatorTrace]
  private let names: [String]
  private let isAllowed: [Bool]
  /// The item of each row by its place among the names, or -1, and its order likewise.
  private let codes: (items: [Int32], orders: [Int32])

  /// Asks the engine for items and orders.
  ///
  /// - Complexity: O(*rows*).
  init(_ question: Question, item: CheckedItem, order: CheckedItem) throws(AnalysisError) {
    var asked: [NamedExpression] = []
    for (name, formula) in [("item", item.expression), ("order", order.expression)] {
      if let formula { asked.append(NamedExpression(name, formula)) }
    }
    if let condition = question.step.clauses[.with]?.first?.expression {
      asked.append(NamedExpression("condition", condition.asTruth))
    }
    let result: EngineResult
    do throws(EngineError) {
      result = try question.engine.projection(question.input, asked)
    } catch {
      throw AnalysisError(error)
    }
    trace = result.trace
    let columns = result.table.columns
    let (names, codes) = BasketData.codes(columns[0])
    let (orderNames, orderCodes) = BasketData.codes(columns[1])
    var allowed = [Bool](repeating: columns.count < 3, count: names.count)
    var left = 0
    for row in codes.indices {
      guard codes[row] >= 0, orderCodes[row] >= 0 else {
        left += 1
        continue
      }
      if columns.count > 2, case .truth(let truth) = columns[2], truth.bits[row] {
        allowed[Int(codes[row])] = true
      }
    }
    incomplete = left
    orders = orderNames.count
    distinct = names.count
    allowedCount = allowed.count { $0 }
    (self.names, isAllowed, self.codes) = (names, allowed, (codes, orderCodes))
  }

  /// The distinct values of a column, as text, and the place of each row's among them or -1.
  private static func codes(_ column: Column) -> (names: [String], codes: [Int32]) {
    if case .text(let texts) = column { return codes(texts) }
    if case .whole(let wholes) = column, let found = codes(wholes) { return found }
    var places: [Value: Int32] = [:]
    var names: [String] = []
    let codes = (0..<column.count).map { row -> Int32 in
      let value = column.value(at: row)
      guard value != .missing else { return -1 }
      if let place = places[value] { return place }
      places[value] = Int32(names.count)
      names.append(value.plainText)
      return Int32(names.count - 1)
    }
    return (names, codes)
  }

  /// The texts that occur, and the place of each row's among them.
  private static func codes(_ column: TextColumn) -> (names: [String], codes: [Int32]) {
    let (codes, dictionary) = column.coded
    return renumbered(codes.wide.map(Int.init), missing: column.missing, count: dictionary.count) {
      dictionary[$0]
    }
  }

  /// The same for whole numbers that lie close together; nothing where they do not.
  private static func codes(_ column: WholeColumn) -> (names: [String], codes: [Int32])? {
    let numbers = column.storage.wide
    guard let least = numbers.min(), let greatest = numbers.max(),
      !greatest.subtractingReportingOverflow(least).overflow,
      greatest - least <= 4 * numbers.count
    else { return nil }
    return renumbered(
      numbers.map { Int($0 - least) }, missing: column.missing, count: Int(greatest - least) + 1
    ) { String(Int64($0) + least) }
  }

  /// Codes in the order in which they first occur, with the names of those that do.
  private static func renumbered(
    _ codes: [Int], missing: Bitmap?, count: Int, name: (Int) -> String
  ) -> (names: [String], codes: [Int32]) {
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
    return (names, found)
  }

  /// The items that are in enough orders, those in the fewest first.
  ///
  /// Rules then begin with their rarest item, which leaves the fewest others to go on with.
  ///
  /// - Complexity: O(*rows* + frequent items × *orders* / 64).
  func frequent(atLeast least: Int) -> BasketItems {
    let bits = ordersOfItems(inRows: least)
    let counts = bits.mapValues(\.populationCount).filter { $0.value >= least }
    let byName = counts.keys.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
    let places = byName.indices.sorted {
      (counts[byName[$0]] ?? 0, $0) < (counts[byName[$1]] ?? 0, $1)
    }
    let items = places.map { byName[$0] }
    return BasketItems(
      bits: items.compactMap { bits[$0] }, names: items.map { names[$0] }, ranks: places,
      allowed: items.map { isAllowed[$0] })
  }

  /// The orders of each item that stands in enough rows.
  private func ordersOfItems(inRows least: Int) -> [Int: Bitmap] {
    var rows = [Int](repeating: 0, count: names.count)
    for item in codes.items where item >= 0 { rows[Int(item)] += 1 }
    let items = rows.indices.filter { rows[$0] >= least }
    var slots = [Int](repeating: -1, count: names.count)
    for (slot, item) in items.enumerated() { slots[item] = slot }
    var bits = [Bitmap](repeating: Bitmap(count: orders), count: items.count)
    for (item, order) in zip(codes.items, codes.orders) where item >= 0 && order >= 0 {
      let slot = slots[Int(item)]
      if slot >= 0 { bits[slot][Int(order)] = true }
    }
    return Dictionary(uniqueKeysWithValues: zip(items, bits))
  }
}

/// Items that are in enough orders.
struct BasketItems: Sendable {
  /// The orders of each.
  let bits: [Bitmap]
  /// Their names.
  let names: [String]
  /// The place of each by the bytes of its name.
  let ranks: [Int]
  /// Which of them may stand behind the arrow.
  let allowed: [Bool]

  /// The text of a rule.
  func text(_ rule: BasketSearch.Rule) -> String {
    rule.antecedent.map { names[$0] }.joined(separator: " & ") + " => " + names[rule.consequent]
  }
}
