import Formats
import Language
import Values

extension LoadReply {
  /// Words for what a loader reports.
  init(_ report: LoadReport, named name: String, _ guesses: [Definition], isInUse: Bool) {
    headline = report.headline(of: name)
    layout = report.layout
    columns = report.columns.map { column in
      Column(name: column.name, type: column.typeName, missing: column.shortMissing)
    }
    remarks =
      report.columns.flatMap { column in column.notes.map { "\(column.name): \($0)" } }
      + report.notes
    roles = guesses.map { guess in
      Role(
        name: guess.name, meaning: guess.expression.canonicalText,
        evidence: guess.evidence ?? "")
    }
    var consequences: [String] = []
    if report.rejectedCount + report.unreadableCount + report.paddedCount > 0 {
      consequences.append("what was rejected, padded or unreadable is in the table rejects")
    }
    if isInUse { consequences.append("\(name) is now in use: lines may start with a verb") }
    self.consequences = consequences
  }
}

extension ColumnReport {
  /// How many values are missing, with what stands in their place where that is not nothing.
  fileprivate var shortMissing: String {
    missing.total == missing.empty && missing.total > 0
      ? "\(NumberText.grouped(missing.total)) missing" : missingWords ?? ""
  }
}
