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
  private let items: [(name: String, orders: [Int32], isAllowed: Bool)]

  /// Asks the engine for items and orders.
  ///
  /// - Complexity: O(*rows*), and a sort of the distinct items.
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
    var rows = [[Int32]](repeating: [], count: names.count)
    var allowed = [Bool](repeating: columns.count < 3, count: names.count)
    var left = 0
    for row in codes.indices {
      guard codes[row] >= 0, orderCodes[row] >= 0 else {
        left += 1
        continue
      }
      rows[Int(codes[row])].append(orderCodes[row])
      if columns.count > 2, case .truth(let truth) = columns[2], truth.bits[row] {
        allowed[Int(codes[row])] = true
      }
    }
    incomplete = left
    orders = orderNames.count
    let order = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
    items = order.map { (names[$0], rows[$0], allowed[$0]) }
    distinct = items.count
    allowedCount = items.count { $0.isAllowed }
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

  /// The items that are in enough orders, by their bytes.
  func frequent(atLeast least: Int) -> BasketItems {
    var found = BasketItems()
    for item in items where item.orders.count >= least {
      var bits = Bitmap(count: orders)
      for order in item.orders { bits[Int(order)] = true }
      guard bits.populationCount >= least else { continue }
      found.bits.append(bits)
      found.names.append(item.name)
      found.allowed.append(item.isAllowed)
    }
    return found
  }
}

/// Items that are in enough orders.
struct BasketItems: Sendable {
  /// The orders of each.
  var bits: [Bitmap] = []
  /// Their names.
  var names: [String] = []
  /// Which of them may stand behind the arrow.
  var allowed: [Bool] = []

  /// The text of a rule.
  func text(_ rule: BasketSearch.Rule) -> String {
    rule.antecedent.map { names[$0] }.joined(separator: " & ") + " => " + names[rule.consequent]
  }
}
