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
  /// The orders that rules are not searched on but tested.
  let held: Bitmap?
  private let names: [String]
  private let isAllowed: [Bool]
  /// The item of each row by its place among the names, or -1, and its order likewise.
  private let codes: (items: [Int32], orders: [Int32])

  /// Asks the engine for items and orders.
  ///
  /// - Complexity: O(*rows*).
  init(
    _ question: Question, item: CheckedItem, order: CheckedItem, holdout: Double?
  ) throws(AnalysisError) {
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
    var (items, orders) = (ValueCodes(columns[0]), ValueCodes(columns[1]))
    if columns[0].missingCount + columns[1].missingCount > 0 {
      // Rows that lack one of them count nowhere.
      let (all, own) = (items.codes, orders.codes)
      let lacking = Bitmap(count: all.count) { all[$0] < 0 || own[$0] < 0 }
      (items, orders) = (items.without(lacking), orders.without(lacking))
    }
    incomplete = items.codes.count { $0 < 0 }
    var allowed = [Bool](repeating: columns.count < 3, count: items.names.count)
    if columns.count > 2, case .truth(let truth) = columns[2] {
      for row in items.codes.indices where items.codes[row] >= 0 && truth.bits[row] {
        allowed[Int(items.codes[row])] = true
      }
    }
    self.orders = orders.names.count
    held = holdout.map { share in
      RowKeys([.text(TextColumn(orders.names))], rowCount: orders.names.count)
        .drawn(share, seed: 0x484F)
    }
    distinct = items.names.count
    allowedCount = allowed.count { $0 }
    (names, isAllowed, codes) = (items.names, allowed, (items.codes, orders.codes))
  }

  /// How many orders rules are searched on.
  var searched: Int { orders - (held?.populationCount ?? 0) }

  /// The rows of orders that rules are searched on, when some are held out.
  var narrowed: NarrowedRows? {
    held.map { held in
      let count = codes.orders.count { $0 >= 0 && !held[Int($0)] }
      return NarrowedRows(words: ["not held out"], count: count)
    }
  }

  /// The items that are in enough of the orders searched, those in the fewest first.
  ///
  /// Rules then begin with their rarest item, which leaves the fewest others to go on with.
  ///
  /// - Complexity: O(*rows* + frequent items × *orders* / 64).
  func frequent(atLeast least: Int) -> BasketItems {
    let all = ordersOfItems(inRows: least)
    let places = (searched: held?.inverted().setIndices(), held: held?.setIndices())
    let bits = places.searched.map { rows in all.mapValues { $0.gathered(at: rows) } } ?? all
    let counts = bits.mapValues(\.populationCount).filter { $0.value >= least }
    let byName = counts.keys.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
    let ranks = byName.indices.sorted {
      (counts[byName[$0]] ?? 0, $0) < (counts[byName[$1]] ?? 0, $1)
    }
    let items = ranks.map { byName[$0] }
    return BasketItems(
      bits: items.compactMap { bits[$0] }, names: items.map { names[$0] }, ranks: ranks,
      allowed: items.map { isAllowed[$0] },
      held: places.held.map { rows in items.compactMap { all[$0]?.gathered(at: rows) } })
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
