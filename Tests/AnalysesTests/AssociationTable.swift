import Bitmaps
import Foundation
import Tables
import Values

/// Small readers of test data: tables from texts of comma-separated values.
enum AssociationTable {
  /// Reads a table: Yes/No, true/false, numbers, else texts; an empty cell is missing.
  static func read(_ text: String) -> Table {
    let rows = text.split(whereSeparator: \.isNewline).map(cells)
    guard let names = rows.first else { return Table(fields: [], rows: []) }
    let columns = names.indices.map { place in column(rows.dropFirst().map { $0[place] }) }
    let fields = zip(names, columns).map { Field($0, $1.description) }
    return Table(fields: fields, columns: columns, rowCount: rows.count - 1)
  }

  /// Splits a line at the commas that stand outside quotes.
  static func cells(_ line: Substring) -> [String] {
    var cells: [[UInt8]] = [[]]
    var quoted = false
    for byte in line.utf8 {
      switch byte {
      case UInt8(ascii: "\""): quoted.toggle()
      case UInt8(ascii: ",") where !quoted: cells.append([])
      default: cells[cells.count - 1].append(byte)
      }
    }
    return cells.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func column(_ cells: [String]) -> Column {
    let texts = cells.map { $0.trimmingCharacters(in: .whitespaces) }
    let missing = Bitmap(count: texts.count) { texts[$0].isEmpty }
    let values = Set(texts).subtracting([""])
    if values == ["Yes", "No"] || values == ["true", "false"] {
      let yes = values.contains("Yes") ? "Yes" : "true"
      let words = yes == "Yes" ? TruthWords(yes: "Yes", no: "No") : nil
      let bits = Bitmap(count: texts.count) { texts[$0] == yes }
      return .truth(TruthColumn(bits, missing: missing, words: words))
    }
    let wholes = texts.map { $0.isEmpty ? 0 : Int64($0) }
    if wholes.allSatisfy({ $0 != nil }) {
      return .whole(WholeColumn(wholes.map { $0 ?? 0 }, missing: missing))
    }
    let numbers = texts.map { $0.isEmpty ? 0 : Double($0) }
    if numbers.allSatisfy({ $0 != nil }) {
      return .decimal(DecimalColumn(numbers.map { $0 ?? 0 }, missing: missing))
    }
    return .text(TextColumn(texts.map { $0.isEmpty ? nil : $0 }))
  }

  /// The text of a file, unpacked when it ends in `.gz`.
  static func text(ofFile path: String) throws -> String {
    guard path.hasSuffix(".gz") else { return try String(contentsOfFile: path, encoding: .utf8) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
    process.arguments = ["-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
