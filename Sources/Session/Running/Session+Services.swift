import Analyses
import Diagnostics
import Formats
import Language
import Tables
import Values
import Work

extension Session {
  /// What verbs may do in this session beyond computing.
  var services: StageServices {
    let files = files
    return StageServices(
      export: { (table: Table, path: String, step: CheckedStep) throws(SessionError) in
        try export(table, to: path, step, files)
      },
      keepLosses: { (lost: LostCustomers, scope: String, work: WorkContext) throws(SessionError) in
        try LossBook.keep(lost, scope: scope, files: files, work: work)
      })
  }
}

/// Writes a table in the format of the file's name, or of the option `format`.
private func export(
  _ table: Table, to path: String, _ step: CheckedStep, _ files: Files
) throws(SessionError) -> [String] {
  let format = ResultFormat.writing(path: path, named: step.word("format"))
  if let format, let store = format.store {
    _ = try style(of: format, step)
    return try export(table, to: path, step, files, store)
  }
  guard let format, let write = format.write else {
    throw SessionError(.unknownFormat(of: path, at: step.range))
  }
  let style = try style(of: format, step)
  guard step.text("table") == nil else {
    throw SessionError(.onlyDatabases("table", format.name, at: step.range))
  }
  var guarded = 0
  do throws(FileError) {
    try files.write(path) { (sink: ByteSink) throws(FileError) in
      guard let style else { return try write(table, sink) }
      guarded = try DelimitedWriter.write(table, style, to: sink)
    }
  } catch {
    guard error.reason != .stopped else { throw SessionError(SessionError.Reason.stopped) }
    throw SessionError(error.diagnostic().at(step.range))
  }
  let size = "\(counted(table.rowCount, "row")), \(counted(table.columns.count, "column"))"
  let note =
    "\(counted(guarded, "text")) that a spreadsheet would run as a formula got a ' in front"
  return ["wrote \(size) to \(path)"] + (guarded > 0 ? [note] : [])
}

/// Puts a table into a file that holds several, by the name that `table:` or the file gives.
private func export(
  _ table: Table, to path: String, _ step: CheckedStep, _ files: Files,
  _ store: @Sendable (Table, String, String, Files) throws(SQLiteError) -> StoredOutcome
) throws(SessionError) -> [String] {
  let name = step.text("table") ?? TableName.of(path: path)
  let outcome: StoredOutcome
  do throws(SQLiteError) {
    outcome = try store(table, name, path, files)
  } catch {
    guard error.reason != .stopped else { throw SessionError(SessionError.Reason.stopped) }
    throw SessionError(error.diagnostic().at(step.range))
  }
  let size = "\(counted(table.rowCount, "row")), \(counted(table.columns.count, "column"))"
  var lines = ["wrote \(size) to table \(name) of \(path)"]
  if outcome.isReplaced { lines.append("the table \(name) that was there is replaced") }
  if outcome.otherCount > 0 {
    lines.append("\(counted(outcome.otherCount, "other table")) of the file kept")
  }
  return lines
}

/// How cells between delimiters are written; nothing for other formats, which refuse its options.
private func style(
  of format: FileFormat, _ step: CheckedStep
) throws(SessionError) -> DelimitedStyle? {
  guard var style = format.delimited else {
    if let option = ["bom", "guard"].first(where: { step.word($0) == "yes" }) {
      throw SessionError(.onlyDelimited(option, format.name, at: step.range))
    }
    return nil
  }
  style.hasMark = step.word("bom") == "yes"
  style.guardsFormulae = step.word("guard") == "yes"
  return style
}

/// A count with its noun.
private func counted(_ count: Int, _ noun: String) -> String {
  "\(NumberText.grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}

extension Diagnostic {
  /// Says that a file's name tells no format that can be written.
  fileprivate static func unknownFormat(of path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "F22", message: "the name \"\(path)\" tells no format to write", range: range,
      advice: ["end it with one of: " + ResultFormat.extensions.joined(separator: ", ")],
      stage: .run)
  }

  /// Says that an option is for databases.
  fileprivate static func onlyDatabases(
    _ option: String, _ format: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "F33", message: "`\(option):` is for SQLite, not for \(format)", range: range,
      advice: ["leave it out, or end the name with .db"], stage: .run)
  }

  /// Says that an option is for cells between delimiters.
  fileprivate static func onlyDelimited(
    _ option: String, _ format: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "F32", message: "`\(option):` is for csv and tsv, not for \(format)", range: range,
      advice: ["leave it out, or end the name with .csv"], stage: .run)
  }
}
