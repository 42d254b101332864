import Bitmaps
import Statistics
import Tables
import Values

/// The tables that questions to the engine are timed on, made in memory from a seed.
///
/// Customers are those of `loy-datagen --bench customers`: twelve mixed columns, the id unique.
/// Orders belong to a tenth as many clients, who joined before they ordered.
struct BenchTables: Sendable {
  /// Customers, one row each.
  let customers: Customers
  /// Orders, as many as customers, and the clients who gave them.
  let orders: Orders

  /// Makes tables of so many customers and orders.
  init(rows: Int) {
    customers = Customers(count: rows)
    orders = Orders(count: rows)
  }

  /// The tables by name.
  var named: [(name: String, table: Table)] {
    [("customers", customers.table), ("clients", orders.clients), ("orders", orders.table)]
  }
}

/// Customers as plain arrays, which the slow twins of the questions read.
struct Customers: Sendable {
  static let contracts = ["Month-to-month", "One year", "Two year"]
  static let regions = [
    "North", "South", "East", "West", "Centre", "Islands", "Capital", "Abroad",
  ]
  static let payments = [
    "Electronic check", "Mailed check", "Bank transfer (automatic)", "Credit card (automatic)",
  ]
  private(set) var contract: [UInt8] = []
  private(set) var tenure: [Int8] = []
  private(set) var monthly: [Double] = []
  private(set) var age: [Int8] = []
  private(set) var region: [UInt8] = []
  private(set) var payment: [UInt8] = []
  private(set) var score: [Int8] = []
  private(set) var calls: [Int8] = []
  private(set) var signup: [Int32] = []
  private(set) var total: [Double] = []
  private(set) var hasChurned: [Bool] = []

  init(count: Int) {
    var random = SeededRandom(seed: 7)
    for _ in 0..<count { add(&random) }
  }

  private mutating func add(_ random: inout SeededRandom) {
    let word = random.next()
    let chance = word % 100
    let length: UInt8 = chance < 55 ? 0 : chance < 76 ? 1 : 2
    let months = Int8((word >> 8) % 73)
    let cents = 1_800 + (word >> 16) % 10_100
    let other = random.next()
    let many = Self.pick(other % 100, of: [30, 66, 88, 97, 99])
    contract.append(length)
    tenure.append(months)
    monthly.append(Double(cents) / 100)
    age.append(Int8(18 + (word >> 32) % 72))
    region.append(UInt8((word >> 40) % 8))
    payment.append(UInt8((word >> 48) % 4))
    score.append(Int8(Self.pick((other >> 8) % 100, of: [3, 5, 8, 12, 17, 25, 35, 50, 70, 87])))
    calls.append(Int8(many))
    signup.append(18_993 + Int32((other >> 16) % 1_000))
    total.append(Double(cents * UInt64(months)) / 100)
    hasChurned.append((other >> 32) % 100 < UInt64(12 + many * 8 + (length == 0 ? 20 : 0)))
  }

  /// The place of the first bound above a number.
  private static func pick(_ number: UInt64, of bounds: [UInt64]) -> Int {
    bounds.firstIndex { number < $0 } ?? bounds.count
  }

  /// The columns as a loader would lay them out.
  var table: Table {
    let columns: [(Field, Column)] = [
      (Field("customer_id", .text), .text(TextColumn(.plain(Self.ids("C", count: tenure.count))))),
      (Field("contract", .text), Self.text(contract, Self.contracts)),
      (Field("tenure", .whole), .whole(WholeColumn(storage: .one(tenure)))),
      (Field("monthly", .decimal), .decimal(DecimalColumn(monthly))),
      (Field("age", .whole), .whole(WholeColumn(storage: .one(age)))),
      (Field("region", .text), Self.text(region, Self.regions)),
      (Field("payment", .text), Self.text(payment, Self.payments)),
      (Field("nps", .whole), .whole(WholeColumn(storage: .one(score)))),
      (Field("support_calls", .whole), .whole(WholeColumn(storage: .one(calls)))),
      (Field("signup", .date), .date(DateColumn(signup))),
      (Field("total", .decimal), .decimal(DecimalColumn(total))),
      (
        Field("churn", ColumnType(.truth, words: TruthWords(yes: "Yes", no: "No"))),
        .truth(
          TruthColumn(
            Bitmap(count: hasChurned.count) { hasChurned[$0] },
            words: TruthWords(yes: "Yes", no: "No")))
      ),
    ]
    return Table(
      fields: columns.map(\.0), columns: columns.map(\.1), rowCount: hasChurned.count)
  }

  static func ids(_ letter: String, count: Int) -> TextPool {
    var (bytes, offsets): ([UInt8], [UInt32]) = ([], [0])
    for number in 0..<count {
      bytes.append(contentsOf: (letter + String(number)).utf8)
      offsets.append(UInt32(bytes.count))
    }
    return TextPool(bytes: bytes, offsets: offsets)
  }

  static func text(_ codes: [UInt8], _ words: [String]) -> Column {
    .text(TextColumn(.coded(.one(codes), TextPool(words))))
  }
}

/// Orders and the clients who gave them, as plain arrays.
struct Orders: Sendable {
  /// The number of clients.
  let clientCount: Int
  private(set) var client: [UInt32] = []
  private(set) var day: [Int32] = []
  private(set) var amount: [Double] = []
  private(set) var region: [UInt8] = []
  private(set) var joined: [Int32] = []

  init(count: Int) {
    clientCount = max(1, count / 10)
    var random = SeededRandom(seed: 11)
    for _ in 0..<clientCount {
      let word = random.next()
      region.append(UInt8(word % 8))
      joined.append(18_993 + Int32((word >> 8) % 700))
    }
    for _ in 0..<count {
      let word = random.next()
      let who = Int(word % UInt64(clientCount))
      client.append(UInt32(who))
      day.append(joined[who] + Int32((word >> 32) % 360))
      amount.append(Double(100 + (word >> 44) % 50_000) / 100)
    }
  }

  /// The clients, one row each.
  var clients: Table {
    Table(
      fields: [Field("client_id", .text), Field("region", .text), Field("joined", .date)],
      columns: [
        .text(TextColumn(.plain(Customers.ids("K", count: clientCount)))),
        Customers.text(region, Customers.regions), .date(DateColumn(joined)),
      ], rowCount: clientCount)
  }

  /// The orders, one row each; the client's id has a dictionary in the order of appearance.
  var table: Table {
    var places = [UInt32](repeating: .max, count: clientCount)
    var (bytes, offsets): ([UInt8], [UInt32]) = ([], [0])
    let codes = client.map { who -> UInt32 in
      if places[Int(who)] == .max {
        places[Int(who)] = UInt32(offsets.count - 1)
        bytes.append(contentsOf: ("K" + String(who)).utf8)
        offsets.append(UInt32(bytes.count))
      }
      return places[Int(who)]
    }
    let texts = TextPool(bytes: bytes, offsets: offsets)
    let narrow = Codes(narrowing: codes, distinctCount: texts.count)
    return Table(
      fields: [Field("client_id", .text), Field("date", .date), Field("amount", .decimal)],
      columns: [
        .text(TextColumn(.coded(narrow, texts))), .date(DateColumn(day)),
        .decimal(DecimalColumn(amount)),
      ], rowCount: client.count)
  }
}
