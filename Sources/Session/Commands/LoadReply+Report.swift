import Formats
import Language
import Values

extension LoadReply {
  /// Words for what a loader reports.
  init(_ report: LoadReport, named name: String, _ guesses: [Definition], isInUse: Bool) {
    self.init(
      headline: report.headline(of: name), layout: report.layout,
      columns: report.columns.map { column in
        Column(name: column.name, type: column.typeName, missing: column.shortMissing)
      },
      remarks: report.columns.flatMap { column in
        column.notes.map { "\(column.name): \($0)" }
      } + report.notes,
      roles: guesses.map { guess in
        Role(
          name: guess.name, meaning: guess.expression.canonicalText,
          evidence: guess.evidence ?? "")
      },
      consequences: report.consequences(named: name, isInUse: isInUse))
  }
}

extension LoadReport {
  /// What follows from a load: where rejects are, which table is in use.
  fileprivate func consequences(named name: String, isInUse: Bool) -> [String] {
    var lines: [String] = []
    if rejectedCount + unreadableCount + paddedCount > 0 {
      lines.append("what was rejected, padded or unreadable is in the table rejects")
    }
    if repeatedCount > 0 { lines.append("the repeated items are in the table rejects") }
    if isInUse { lines.append("\(name) is now in use: lines may start with a verb") }
    return lines
  }
}

extension ColumnReport {
  /// How many values are missing, with what stands in their place where that is not nothing.
  fileprivate var shortMissing: String {
    missing.total == missing.empty && missing.total > 0
      ? "\(NumberText.grouped(missing.total)) missing" : missingWords ?? ""
  }
}
