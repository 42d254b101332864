import Bitmaps
import Diagnostics
import Tables
import Values

/// Which row of each customer holds the answer that counts.
///
/// The choice depends on no row's place: of several answers on one day the lowest counts, then the
/// one whose group comes first.
struct AnswerChoice: Sendable {
  /// The rows that count, ascending.
  let rows: [Int32]
  /// Answers left out because the customer is missing.
  private(set) var nameless = 0
  /// Answers left out because the date is missing.
  private(set) var undated = 0
  /// Customers whose answers on the chosen day differ.
  private(set) var torn = 0

  /// Chooses among rows with the columns customer, date and score, and perhaps others.
  ///
  /// - Complexity: O(*rows*).
  init(_ table: Table, wantsLatest: Bool) {
    let answers = Answers(table, wantsLatest: wantsLatest)
    var best = [Int32](repeating: -1, count: answers.customerCount)
    var isTorn = [Bool](repeating: false, count: answers.customerCount)
    for row in 0..<table.rowCount {
      let isAnswered = !answers.isScoreMissing(row)
      guard let customer = answers.customer(row) else {
        if isAnswered { nameless += 1 }
        continue
      }
      if isAnswered, answers.isDateMissing(row) {
        undated += 1
        continue
      }
      let old = best[customer]
      guard old >= 0 else {
        best[customer] = Int32(row)
        continue
      }
      switch answers.compare(row, with: Int(old)) {
      case .better:
        best[customer] = Int32(row)
        isTorn[customer] = false
      case .worse: break
      case .tied(let isBetter, let differs):
        if isBetter { best[customer] = Int32(row) }
        if differs { isTorn[customer] = true }
      }
    }
    rows = best.filter { $0 >= 0 }.sorted()
    torn = isTorn.count { $0 }
  }

  /// What a reader should know of the choice.
  func notes(_ word: String, rowCount: Int) -> [Diagnostic] {
    let one = "each: \(word) took \(rows.count.counted) of \(rowCount.counted) rows, one a customer"
    var notes = [Diagnostic.note(one)]
    notes += Diagnostic.leftOut(nameless, of: rowCount, missing: "the customer")
    notes += Diagnostic.leftOut(undated, of: rowCount, missing: "the date")
    if torn > 0 {
      let who = torn == 1 ? "1 customer" : "\(torn.counted) customers"
      notes.append(
        .note("\(who) gave different answers on the \(word) day: the lowest of them counts"))
    }
    return notes
  }
}

/// The columns a choice looks at, taken whole.
private struct Answers {
  private let customers: [Int32]
  let customerCount: Int
  private let times: [Int64]
  private let missingDates: Bitmap?
  private let scores: [Double]
  private let missingScores: Bitmap?
  private let others: ArraySlice<Column>
  private let wantsLatest: Bool

  init(_ table: Table, wantsLatest: Bool) {
    (customers, customerCount) = table.columns[0].numbered
    times = table.columns[1].momentNumbers
    missingDates = table.columns[1].missing
    scores = table.columns[2].doubles ?? []
    missingScores = table.columns[2].missing
    others = table.columns[3...]
    self.wantsLatest = wantsLatest
  }

  enum Order {
    case better
    case worse
    case tied(isBetter: Bool, differs: Bool)
  }

  func isScoreMissing(_ row: Int) -> Bool { missingScores?[row] ?? false }

  func isDateMissing(_ row: Int) -> Bool { missingDates?[row] ?? false }

  func customer(_ row: Int) -> Int? { customers[row] < 0 ? nil : Int(customers[row]) }

  func compare(_ row: Int, with old: Int) -> Order {
    let isAnswered = !isScoreMissing(row)
    guard isAnswered == !isScoreMissing(old) else { return isAnswered ? .better : .worse }
    guard isDateMissing(row) == isDateMissing(old) else {
      return isDateMissing(row) ? .worse : .better
    }
    if !isDateMissing(row), times[row] != times[old] {
      return (times[row] > times[old]) == wantsLatest ? .better : .worse
    }
    guard isAnswered, scores[row] != scores[old] else {
      return .tied(isBetter: precedes(row, old), differs: false)
    }
    return .tied(isBetter: scores[row] < scores[old], differs: true)
  }

  /// Whether the other columns of a row come before those of another, missing last.
  private func precedes(_ row: Int, _ old: Int) -> Bool {
    for column in others {
      let (left, right) = (column.value(at: row), column.value(at: old))
      guard left != right else { continue }
      guard left != .missing, right != .missing else { return right == .missing }
      return left.plainText.utf8.lexicographicallyPrecedes(right.plainText.utf8)
    }
    return false
  }
}
