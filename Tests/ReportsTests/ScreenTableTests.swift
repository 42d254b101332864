import Session
import Tables
import Testing
import Values

@testable import Reports

struct ScreenTableTests {
  /// The lines of a table on a screen.
  private func lines(_ fields: [Field], _ rows: [[Value]], width: Int? = nil) -> [String] {
    let result = ResultTable(baseLine: "", table: Table(fields: fields, rows: rows))
    return ScreenTable(result, PresentationStyle(width: width)).lines
  }

  @Test func `decimals of a column are the same down the column`() {
    let table = lines(
      [Field("spend", .decimal), Field("whole", .decimal), Field("mean", .decimal)],
      [
        [.decimal(1055), .decimal(3), .decimal(1.0 / 3)],
        [.decimal(1027.27), .decimal(-12), .decimal(0.5)],
        [.missing, .decimal(0), .decimal(0.000012)],
      ])
    #expect(
      table == [
        "  spend  whole     mean",
        "1055.00      3   0.3333",
        "1027.27    -12   0.5000",
        "      –      0  1.2e-05",
      ])
  }

  @Test func `texts give way before columns are left out, and numbers are never cut`() {
    let long = String(repeating: "长", count: 30)
    let fields = [Field("rule", .text), Field("n", .whole, kind: .count), Field("more", .text)]
    let rows: [[Value]] = [[.text(long), .whole(1_234_567), .text("abcdefghij")]]
    let cut = lines(fields, rows, width: 50)
    #expect(cut[1] == String(repeating: "长", count: 13) + "…  1,234,567  abcdefghij")
    let narrow = lines(fields, rows, width: 38)
    #expect(narrow.last == "… more columns: more")
    #expect((cut + narrow).map(\.displayWidth).max() == 50)
    #expect(lines(fields, rows)[1] == long + "  1,234,567  abcdefghij")
  }
}
