import Diagnostics
import Tables
import Values
import Work

/// Reads one sheet of an Excel workbook (ECMA-376, Office Open XML).
struct XLSXReader {
  private let request: LoadRequest
  private let archive: XLSXArchive

  /// Reads the sheet that `sheet:` names, else the first that is not hidden.
  ///
  /// - Complexity: O(cells).
  static func read(
    _ file: FileBytes, _ request: LoadRequest
  ) throws(LoadFailure) -> LoadedTable {
    guard let archive = XLSXArchive(file, stop: request.work.stop) else {
      throw .brokenWorkbook(request.path, "it is no zip archive, or was cut off")
    }
    let reader = XLSXReader(request: request, archive: archive)
    try reader.refuseOthers()
    let workbook = try reader.wrapped("the workbook") { () throws(XLSXArchive.Fault) in
      try XLSXWorkbook(archive)
    }
    let choice = XLSXChoice(workbook.sheets, request.options.sheet)
    guard let sheet = choice.sheet else { throw .noSheet(request.path, choice) }
    return try reader.table(workbook, sheet, choice)
  }

  private func table(
    _ workbook: XLSXWorkbook, _ sheet: XLSXWorkbook.Sheet, _ choice: XLSXChoice
  ) throws(LoadFailure) -> LoadedTable {
    let box = Columns(XLSXColumns(request.options))
    let follower = XLSXSheet(workbook) { row in box.columns.take(row) }
    try wrapped("sheet \(sheet.name)") { () throws(XLSXArchive.Fault) in
      try archive.read(sheet.part, follower)
    }
    if let fault = follower.fault {
      throw .brokenWorkbook(request.path, "sheet \(sheet.name): \(fault)")
    }
    guard !box.columns.isTooLarge else {
      throw .tooLarge(
        request.path, "has a sheet of too many cells, most of them blank",
        advice: "delete the blank rows and columns beside the table")
    }
    let found = box.columns.finished()
    guard !found.sources.isEmpty else { throw .emptySheet(request.path, sheet.name, choice) }
    var report = LoadReport(path: request.path, format: "xlsx")
    report.layout = ["sheet \(sheet.name)"] + box.columns.layout
    report.notes = found.notes + notes(follower) + choice.notes
    report.tableName = request.options.sheet == nil ? nil : sheet.name
    let typed = TypedTable(
      columns: TypedColumns(sources: found.sources, request: request, textsAreQuoted: false),
      report: report, line: { found.rows[$0] })
    return try typed.loaded()
  }

  private func notes(_ sheet: XLSXSheet) -> [String] {
    var notes: [String] = []
    if sheet.hiddenRowCount > 0 {
      notes.append("\(counted(sheet.hiddenRowCount, "hidden row")) read like the others")
    }
    if sheet.hiddenColumnCount > 0 {
      notes.append("\(counted(sheet.hiddenColumnCount, "hidden column")) read like the others")
    }
    if sheet.mergedCount > 0 {
      notes.append(
        "\(counted(sheet.mergedCount, "range")) of merged cells: the value is in the first cell, "
          + "the others are missing")
    }
    if sheet.openFormulaCount > 0 {
      notes.append(
        "\(counted(sheet.openFormulaCount, "formula")) without a kept value; open and save the "
          + "workbook in a spreadsheet program to compute them")
    }
    return notes
  }

  /// Other archives that are taken for workbooks.
  private func refuseOthers() throws(LoadFailure) {
    if archive.has("xl/workbook.bin") {
      throw .unreadFormat(
        request.path, "a binary Excel workbook (.xlsb)", advice: "save it as .xlsx or CSV")
    }
    if archive.has("content.xml") {
      throw .unreadFormat(
        request.path, "an OpenDocument file", advice: "save the sheet as .xlsx or CSV")
    }
    guard archive.has("[Content_Types].xml") || archive.has("xl/workbook.xml") else {
      throw .unreadFormat(
        request.path, "a zip archive without a workbook",
        advice: "unpack it and load what is in it:  unzip \"\(request.path)\"")
    }
    guard archive.has("xl/workbook.xml") || archive.has("_rels/.rels"),
      !archive.has("word/document.xml"), !archive.has("ppt/presentation.xml")
    else {
      throw .unreadFormat(
        request.path, "an Office file without sheets", advice: "save the table in it as CSV")
    }
  }

  private func wrapped<Result>(
    _ part: String, _ body: () throws(XLSXArchive.Fault) -> Result
  ) throws(LoadFailure) -> Result {
    do throws(XLSXArchive.Fault) {
      return try body()
    } catch {
      switch error {
      case .stopped: throw .stopped
      case .locked: throw .lockedWorkbook(request.path)
      case .noMemory: throw .refused(FileError(.noMemory, path: request.path).diagnostic())
      case .missing: throw .brokenWorkbook(request.path, "\(part): a part is missing")
      case .broken: throw .brokenWorkbook(request.path, "\(part): it cannot be unpacked")
      case .noXML(let line, let words):
        throw .brokenWorkbook(request.path, "\(part): line \(line) of its XML: \(words)")
      case .bomb:
        throw .brokenWorkbook(
          request.path, "\(part): it unpacks to far more than any sheet does, and is not read")
      }
    }
  }

  /// Columns that a closure fills.
  private final class Columns {
    var columns: XLSXColumns

    init(_ columns: XLSXColumns) { self.columns = columns }
  }
}

/// The sheet to read, and the others.
struct XLSXChoice {
  /// The sheet, or nothing when there is none of the name.
  let sheet: XLSXWorkbook.Sheet?
  /// All sheets of cells.
  let sheets: [XLSXWorkbook.Sheet]
  /// What was asked for.
  let asked: String?

  /// Chooses by name, by name without case, or by place from 1; else the first that is shown.
  init(_ sheets: [XLSXWorkbook.Sheet], _ asked: String?) {
    self.sheets = sheets
    self.asked = asked
    guard let asked else {
      sheet = sheets.first { !$0.isHidden } ?? sheets.first
      return
    }
    let place = Int(asked).flatMap { sheets.indices.contains($0 - 1) ? sheets[$0 - 1] : nil }
    sheet =
      sheets.first { $0.name == asked }
      ?? sheets.first { $0.name.lowercased() == asked.lowercased() } ?? place
  }

  /// Which other sheets there are.
  var notes: [String] {
    let others = sheets.filter { $0 != sheet }.map { $0.name + ($0.isHidden ? " (hidden)" : "") }
    guard asked == nil, !others.isEmpty else { return [] }
    let shown = others.prefix(10).joined(separator: ", ")
    return ["other sheets: " + shown + (others.count > 10 ? " and \(others.count - 10) more" : "")]
  }

  /// The lines that load each sheet.
  func lines(_ path: String) -> [String] {
    sheets.filter { $0 != sheet }.prefix(20).map { other in
      "load \"\(path)\" sheet: \(TypedName.written(other.name))"
    }
  }
}

extension LoadFailure {
  /// Says that there is no such sheet.
  static func noSheet(_ path: String, _ choice: XLSXChoice) -> LoadFailure {
    let near = choice.asked.map { Suggestion.advice(for: $0, in: choice.sheets.map(\.name)) } ?? []
    return .refused(
      Diagnostic(
        code: "F21",
        message: "\"\(path)\" has no sheet" + (choice.asked.map { " `\($0)`" } ?? " of cells"),
        advice: near + choice.lines(path), stage: .run))
  }

  /// Says that a sheet holds nothing.
  static func emptySheet(_ path: String, _ name: String, _ choice: XLSXChoice) -> LoadFailure {
    .refused(
      Diagnostic(
        code: "F21", message: "the sheet `\(name)` of \"\(path)\" holds no cell",
        advice: choice.lines(path), stage: .run))
  }

  /// Says what is wrong with a workbook.
  static func brokenWorkbook(_ path: String, _ words: String) -> LoadFailure {
    .refused(
      Diagnostic(
        code: "F23", message: "the workbook \"\(path)\" cannot be read: \(words)",
        advice: ["open it in a spreadsheet program and save it again, or save the sheet as CSV"],
        stage: .run))
  }

  /// Says that a workbook is locked.
  static func lockedWorkbook(_ path: String) -> LoadFailure {
    .refused(
      Diagnostic(
        code: "F24", message: "the workbook \"\(path)\" is locked with a password",
        advice: ["open it in a spreadsheet program and save it without a password, or as CSV"],
        stage: .run))
  }
}
