import Formats
import Tables
import Values

/// Times the loading of a delimited file and checks every column against a slow reading of its own.
///
/// The file must be plain: a comma between cells, no quotes, a header, no missing cell; that is what
/// `loy-datagen --bench` writes.
struct LoadBench {
  private let path: String

  /// Prepares to load a file.
  init(_ path: String) { self.path = path }

  /// Loads the file some times; says how long that took and whether the table is right.
  func run(_ runs: Int) -> (text: String, isRight: Bool) {
    var seconds: [Double] = []
    var table: Table?
    for _ in 0..<runs {
      table = nil
      let began = ContinuousClock.now
      table = try? Loader.load(path).table
      let passed = (ContinuousClock.now - began).components
      seconds.append(Double(passed.seconds) + Double(passed.attoseconds) / 1e18)
    }
    guard let table, let file = try? Files.real.open(path) else {
      return ("load: \(path) cannot be loaded", false)
    }
    let wrong = file.withSpan { PlainReading($0, table).wrongColumns }
    let sorted = seconds.sorted()
    let times =
      "min \(NumberText.fixed(sorted[0], decimals: 3)) s, median "
      + "\(NumberText.fixed(sorted[sorted.count / 2], decimals: 3)) s of \(runs) runs"
    let size =
      "\(NumberText.grouped(table.rowCount)) rows, \(file.count / 1_000_000) MB, table "
      + "\(table.byteCount / 1_000_000) MB (\(table.byteCount * 100 / max(1, file.count)) % of the file)"
    let answer = wrong.isEmpty ? "right: every column" : "WRONG: " + wrong.joined(separator: ", ")
    return ("load: \(times), \(size), \(answer)", wrong.isEmpty)
  }
}

/// The columns of a plain file read cell by cell, as sums and checksums that must be those of a table.
private struct PlainReading {
  private let table: Table
  private var sums: [Double]
  private var checksums: [UInt64]
  private var rowCount = 0

  init(_ bytes: Span<UInt8>, _ table: Table) {
    self.table = table
    sums = [Double](repeating: 0, count: table.fields.count)
    checksums = [UInt64](repeating: 0, count: table.fields.count)
    var column = 0
    var start = 0
    var isHeader = true
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") else { continue }
      if !isHeader, column < sums.count { add(bytes.extracting(start..<index), column) }
      start = index + 1
      column += 1
      guard byte == UInt8(ascii: "\n") else { continue }
      rowCount += isHeader ? 0 : 1
      isHeader = false
      column = 0
    }
  }

  /// The columns whose sum or checksum is not that of the table.
  var wrongColumns: [String] {
    guard rowCount == table.rowCount else { return ["\(rowCount) rows"] }
    return table.fields.indices.filter { !isRight($0) }.map { table.fields[$0].name }
  }

  private mutating func add(_ cell: Span<UInt8>, _ column: Int) {
    switch table.columns[column] {
    case .text: checksums[column] &+= Self.checksum(cell)
    case .truth(let truth):
      let word = (truth.words ?? TruthWords(yes: "true", no: "false")).yes
      sums[column] += text(cell) == word ? 1 : 0
    case .date:
      let parts = text(cell).split(separator: "-").compactMap { Int($0) }
      let date =
        parts.count == 3 ? CalendarDate(year: parts[0], month: parts[1], day: parts[2]) : nil
      sums[column] += Double(date?.days ?? .max)
    default: sums[column] += Double(text(cell)) ?? .nan
    }
  }

  private func isRight(_ column: Int) -> Bool {
    guard table.columns[column].missing == nil else { return false }
    switch table.columns[column] {
    case .text(let texts):
      var checksum: UInt64 = 0
      switch texts.storage {
      case .plain(let pool):
        for row in 0..<pool.count { checksum &+= pool.withText(at: row, Self.checksum) }
      case .coded(let codes, let pool):
        let parts = (0..<pool.count).map { pool.withText(at: $0, Self.checksum) }
        for row in 0..<codes.count { checksum &+= parts[Int(codes[row])] }
      }
      return checksum == checksums[column]
    case .date(let dates): return dates.days.reduce(0) { $0 + Double($1) } == sums[column]
    default: return table.columns[column].doubles?.reduce(0, +) == sums[column]
    }
  }

  private func text(_ cell: Span<UInt8>) -> String {
    String(decoding: cell.indices.map { cell[$0] }, as: UTF8.self)
  }

  /// FNV-1a.
  private static func checksum(_ cell: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in cell.indices { hash = (hash ^ UInt64(cell[index])) &* 0x100_0000_01B3 }
    return hash
  }
}
