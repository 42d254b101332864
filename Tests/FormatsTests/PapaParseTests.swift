import Foundation
import Formats
import Tables
import TestSupport
import Testing
import Values

/// The parse cases of PapaParse (tests/test-cases.js) about well-formed input, read as text.
///
/// Two differences are no mistakes and are evened out before comparing: loy has no rows for blank
/// lines in a table of several columns nor for those at the end of a file, and an empty file is
/// refused instead of being no rows.
struct PapaParseTests {
  /// The cases that are not compared, by reason.
  private static let reasons: [(reason: String, names: [String])] = [
    (
      "the input is not well formed: a quote is never closed, or text follows a closing quote. "
        + "loy refuses the first (F9), keeps the second as written, and says where",
      ["core 19", "core 20", "core 21", "core 22", "core 23"]
        + ["parse 5", "parse 6", "parse 7", "parse 90", "parse 91"]
    ),
    (
      "the rows are of different lengths: loy pads or rejects them, and says which",
      ["core 37", "core 47", "parse 12", "parse 13", "parse 33", "parse 57"]
    ),
    (
      "comments between and below the rows: loy passes over them before the header only",
      ["core 40", "core 41", "core 42", "core 43", "core 45", "core 46", "core 48", "core 49"]
        + ["core 50", "core 56"]
    ),
    (
      "equal names get other numbers: the second `A` is `A_2`, not `A_1`",
      ["core 59", "core 60", "core 62"]
    ),
    ("a lone CR and an LF in one file both end lines", ["parse 9"]),
    (
      "delimiters that are functions, of several characters, or the end of a line",
      ["parse 24", "parse 25", "parse 26", "parse 27"]
    ),
    (
      "functions that change names or values are no part of reading",
      ["parse 17", "parse 18", "parse 37", "parse 38", "parse 39"]
    ),
    (
      "types by other rules than loy's, and `null` is missing to loy even in text",
      ["parse 28", "parse 29", "parse 30", "parse 31", "parse 32", "parse 34", "parse 35"]
        + ["parse 36"]
    ),
    (
      "previews: loy reads whole files",
      ["core 57", "parse 53", "parse 54", "parse 58"]
    ),
    (
      "rows of empty cells are rows to loy, whose values are missing",
      ["parse 88", "parse 89"]
    ),
  ]

  private struct Case {
    let name: String
    let description: String
    let input: String
    let config: [String: Any]
    let data: [Any]
  }

  private func cases() throws -> [Case]? {
    guard let path = Reference.path("data/csv/papaparse/papaparse_cases.json") else { return nil }
    let all = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: path)))
    let lists = try #require(all as? [String: [[String: Any]]])
    return [("core", "CORE_PARSER_TESTS"), ("parse", "PARSE_TESTS")].flatMap { short, key in
      (lists[key] ?? []).enumerated().map { index, entry in
        Case(
          name: "\(short) \(index)", description: entry["description"] as? String ?? "",
          input: entry["input"] as? String ?? "",
          config: entry["config"] as? [String: Any] ?? [:],
          data: (entry["expected"] as? [String: Any])?["data"] as? [Any] ?? [])
      }
    }
  }

  @Test func `well-formed input is read as PapaParse reads it`() throws {
    guard let cases = try cases() else { return }
    let leftOut = PapaParseTests.reasons.flatMap(\.names)
    let wrong = cases.filter { !leftOut.contains($0.name) }.compactMap { entry in
      let (found, wanted) = (rows(entry), expected(entry))
      return found == wanted
        ? nil : "\(entry.name) (\(entry.description)): \(found) instead of \(wanted)"
    }
    #expect(wrong == [])
    #expect(cases.count == 160 && Set(leftOut).count == 53 && leftOut.count == 53)
    // None is left out that would agree.
    let needless = cases.filter { leftOut.contains($0.name) && rows($0) == expected($0) }
    #expect(needless.map(\.name) == [])
  }

  private func rows(_ entry: Case) -> [[String]] {
    var options = LoadOptions()
    options.text = .all
    options.header = entry.config["header"] as? Bool ?? false
    options.skip =
      entry.config["comments"] == nil ? entry.config["skipFirstNLines"] as? Int ?? 0 : nil
    options.delimiter = (entry.config["delimiter"] as? String)?.utf8.first
    options.quote = (entry.config["quoteChar"] as? String)?.utf8.first.map(LoadOptions.Quote.byte)
    do throws(LoadFailure) {
      let table = try load(entry.input, options).table
      let head = options.header == true && table.rowCount > 0 ? [table.fields.map(\.name)] : []
      return head + (0..<table.rowCount).map { table.row($0).map(\.plainText) }
    } catch {
      let code = error.diagnostic?.code ?? ""
      return code == "F6" ? [] : [[described(error)]]
    }
  }

  private func expected(_ entry: Case) -> [[String]] {
    if let records = entry.data as? [[String: String]], !records.isEmpty {
      let names = records[0].keys.sorted()
      return [names] + records.map { record in names.map { record[$0] ?? "" } }
    }
    guard let rows = entry.data as? [[String]] else { return [["not texts"]] }
    let isWide = rows.contains { $0.count > 1 }
    var kept = rows.filter { !(isWide && $0.count == 1 && $0[0].allSatisfy(\.isWhitespace)) }
    while kept.last == [""] { kept.removeLast() }
    return kept
  }
}
