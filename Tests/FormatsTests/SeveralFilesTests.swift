import Formats
import Tables
import Testing
import Values
import Work

struct SeveralFilesTests {
  /// A folder of texts.
  private func folder(_ texts: [String: String]) -> Files {
    var files = Files.readOnly
    files.open = { (path: String) throws(FileError) in
      guard let text = texts[path] else { throw FileError(.missing, path: path) }
      return FileBytes(Array(text.utf8))
    }
    files.list = { (_: String) throws(FileError) in texts.keys.sorted() }
    return files
  }

  private func said(_ paths: [String], _ texts: [String: String]) -> String {
    do throws(LoadFailure) {
      let loaded = try Loader.load(paths, from: folder(texts))
      let rejects = loaded.rejects.map { rejects in
        (0..<rejects.rowCount).map { rejects.row($0)[0].plainText }.joined(separator: ",")
      }
      return "\(loaded.report.path) " + described(loaded) + (rejects.map { " in \($0)" } ?? "")
    } catch {
      return described(error)
    }
  }

  @Test(arguments: [
    (
      ["o-*.csv"], ["o-2.csv": "a,b\n3,x\n", "o-1.csv": "a,b\n1,y\n", "p.csv": "z\n"],
      "o-1.csv a:whole b:text = 1,y / 3,x"
    ),
    (
      ["b.csv", "a.csv"], ["a.csv": "b,a\nx,1.5\n", "b.csv": "a,b\n2,y\n"],
      "a.csv a:decimal b:text = 2,y / 1.5,x"
    ),
    (
      ["a.csv", "b.csv"], ["a.csv": "a,b\n1,2\n", "b.csv": "a,c\n3,2026-01-02\n"],
      "a.csv a:whole b:whole c:date = 1,2,· / 3,·,2026-01-02"
    ),
    (
      ["a.csv", "b.csv"], ["a.csv": "a,b\n007,2\n", "b.csv": "a,b\n8,\n"],
      "a.csv a:text b:whole = 007,2 / 8,·"
    ),
    // What one file proves of dates and decimals counts for one that does not say.
    (
      ["a.csv", "b.csv"], ["a.csv": "i;v\n1;1,5\n", "b.csv": "i;v\n2;1.500\n3;2.000\n"],
      "a.csv i:whole v:decimal = 1,1.5 / 2,1500 / 3,2000"
    ),
    (
      ["a.csv", "b.csv"], ["a.csv": "i;v\n1;1,5\n", "b.csv": "i;v\n2;1.50\n3;2.07\n"],
      "a.csv i:whole v:decimal = 1,1.5 / 2,1.5 / 3,2.07"
    ),
    (
      ["a.csv", "b.csv"],
      ["a.csv": "d,v\n03/04/2024,1\n04/25/2024,2\n", "b.csv": "d,v\n03/04/2024,3\n"],
      "a.csv d:date v:whole = 2024-03-04,1 / 2024-04-25,2 / 2024-03-04,3"
    ),
    // A file that another mark does not fit stays as it was, also when another column makes it be read again.
    (
      ["a.csv", "b.csv"],
      ["a.csv": "id;amount;k\n1;1.5;7\n2;2.25;8\n", "b.csv": "id;amount;k\n3;1,5;x\n4;2,25;y\n"],
      "a.csv id:whole amount:decimal k:text = 1,1.5,7 / 2,2.25,8 / 3,1.5,x / 4,2.25,y"
    ),
    // Files that contradict each other prove nothing for a third.
    (
      ["a.csv", "b.csv", "c.csv"],
      ["a.csv": "d\n13/02/2026\n", "b.csv": "d\n02/13/2026\n", "c.csv": "d\n01/02/2026\n"],
      "a.csv d:date = 2026-02-13 / 2026-02-13 / 2026-02-01"
    ),
    // No digit is lost for a decimal in another file.
    (
      ["a.csv", "b.csv"], ["a.csv": "v\n9007199254740993\n", "b.csv": "v\n1.5\n"],
      "a.csv v:text = 9007199254740993 / 1.5"
    ),
    (
      ["a.csv", "b.csv"], ["a.csv": "v\n9007199254740992\n", "b.csv": "v\n1.5\n"],
      "a.csv v:decimal = 9007199254740992 / 1.5"
    ),
    (
      ["?.csv"], ["a.csv": "a,b\n1,2\n3\n", "b.csv": "a,b\n4,5,6\n7,8\n"],
      "a.csv a:whole b:whole = 1,2 / 3,· / 7,8 !3  padded; 2  row in a.csv,b.csv"
    ),
    (["a.csv", "a.csv"], ["a.csv": "a\n1\n"], "a.csv a:whole = 1"),
    (["x*.csv"], ["a.csv": "a\n1\n"], "F1: no file matches \"x*.csv\""),
    (["a.csv", "b.csv"], ["a.csv": "a\n1\n"], "F1: there is no file \"b.csv\""),
  ])
  func `several files are one table`(
    _ paths: [String], _ texts: [String: String], _ expected: String
  ) {
    #expect(said(paths, texts) == expected)
  }

  @Test func `the report tells what differs between files`() throws {
    let texts = ["a.csv": "a,b,d\n1,2,Yes\n", "b.csv": "a,c,d\nx,3,5\n"]
    let report = try Loader.load(["a.csv", "b.csv"], from: folder(texts)).report
    #expect(report.layout.first == "2 files as one table, columns matched by name")
    #expect(
      report.notes == [
        "a.csv: 1 row", "b.csv: 1 row", "a.csv has no `c`: missing there",
        "b.csv has no `b`: missing there",
      ])
    #expect(
      report.columns.map { $0.notes.joined() } == [
        "of different types in the files, so it is text", "",
        "of different types in the files, so it is text", "",
      ])
    #expect(report.columns.map(\.missing.total) == [0, 1, 0, 1])
  }

  @Test func `what another file proves is said of each file, and only of text`() throws {
    var texts = ["a.csv": "i;v;k\n1;1,5;2\n", "b.csv": "i;v;k\n2;1.500;x\n"]
    let notes = try Loader.load(["a.csv", "b.csv"], from: folder(texts)).report.notes
    #expect(notes.contains("b.csv: numbers read with the decimal comma, as another file has it"))
    texts["c.jsonl"] = "{\"i\": 3, \"v\": 1.25}\n"
    let more = try Loader.load(["a.csv", "c.jsonl"], from: folder(texts)).report.notes
    #expect(!more.contains { $0.contains("as another file") })
  }
}
