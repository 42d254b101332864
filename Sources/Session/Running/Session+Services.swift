import Diagnostics
import Formats
import Language
import Tables
import Values

extension Session {
  /// What verbs may do in this session beyond computing.
  var services: StageServices {
    let files = files
    return StageServices(
      export: { (table: Table, path: String, step: CheckedStep) throws(SessionError) in
        try export(table, to: path, step, files)
      })
  }
}

/// Writes a table in the format of the file's name, or of the option `as`.
private func export(
  _ table: Table, to path: String, _ step: CheckedStep, _ files: Files
) throws(SessionError) -> [String] {
  guard let format = ResultFormat.writing(path: path, named: step.word("format")),
    let write = format.write
  else {
    throw SessionError(.unknownFormat(of: path, at: step.range))
  }
  do throws(FileError) {
    try files.write(path) { (sink: ByteSink) throws(FileError) in try write(table, sink) }
  } catch {
    throw SessionError(error.diagnostic().at(step.range))
  }
  return [
    "wrote \(counted(table.rowCount, "row")), \(counted(table.columns.count, "column")) to \(path)"
  ]
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
}
