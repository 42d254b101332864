import Diagnostics
import Formats
import Tables
import Values
import Work

/// Files that hold one text each and nothing else; writing goes nowhere.
func memoryFiles(_ bytes: [UInt8]) -> Files {
  var files = Files.readOnly
  files.open = { (_: String) throws(FileError) in FileBytes(bytes) }
  return files
}

/// Loads a text as a file.
func load(
  _ text: String, as path: String = "t.csv", _ options: LoadOptions = LoadOptions(),
  threads: Int = 2
) throws(LoadFailure) -> LoadedTable {
  try Loader.load(
    path, options, from: memoryFiles(Array(text.utf8)), work: WorkContext(threads: threads))
}

/// A loaded text in few characters: `name type …` and the rows, or the error.
func described(
  _ text: String, as path: String = "t.csv", _ options: LoadOptions = LoadOptions()
) -> String {
  do throws(LoadFailure) {
    return described(try load(text, as: path, options))
  } catch {
    return described(error)
  }
}

/// A failure as its code and message.
func described(_ failure: LoadFailure) -> String {
  failure.diagnostic.map { "\($0.code): \($0.message)" } ?? "stopped"
}

/// A loaded table in few characters.
func described(_ loaded: LoadedTable) -> String {
  let fields = loaded.table.fields.map { "\($0.name):\(shortType($0.description))" }
  let rows = (0..<min(6, loaded.table.rowCount)).map { row in
    loaded.table.row(row).map { $0 == .missing ? "·" : $0.plainText }.joined(separator: ",")
  }
  let rejects = loaded.rejects.map { rejects in
    (0..<rejects.rowCount).map { row in
      rejects.row(row)[1...3].map(\.plainText).joined(separator: " ")
    }
  }
  let tail = rejects.map { " !" + $0.joined(separator: "; ") } ?? ""
  return "\(fields.joined(separator: " ")) = " + rows.joined(separator: " / ") + tail
}

private func shortType(_ type: ColumnType) -> String {
  let kind = type.kind == .share ? "%" : ""
  let words = type.words.map { "(\($0.yes)|\($0.no))" } ?? ""
  return type.type.rawValue + kind + words + (type.grain.map { "(\($0.rawValue))" } ?? "")
}
