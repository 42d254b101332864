import Foundation
import Formats
import Tables
import Testing
import Values

struct FileTests {
  private func folder() throws -> String {
    let path = NSTemporaryDirectory() + "loy-formats-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private func failure(_ path: String) -> String {
    do throws(LoadFailure) {
      _ = try Loader.load(path)
      return "loaded"
    } catch {
      let diagnostic = error.diagnostic
      return "\(diagnostic?.code ?? "") \(diagnostic?.advice.first ?? "")"
    }
  }

  @Test func `files that cannot be read say why`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("a\n".utf8).write(to: URL(fileURLWithPath: folder + "/orders.csv"))
    try Data().write(to: URL(fileURLWithPath: folder + "/empty.csv"))
    let binaries: [(String, [UInt8])] = [
      ("zip.csv", [0x50, 0x4B, 3, 4]), ("cut.gz", [0x1F, 0x8B, 8]),
      ("utf16.csv", [0xFF, 0xFE, 0x41]), ("latin.csv", Array("a,é\n1,x".utf8) + [0xE9, 0x0A]),
    ]
    for (name, bytes) in binaries {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    let names = [
      "order.csv", "", "empty.csv", "zip.csv", "cut.gz", "utf16.csv", "latin.csv", "orders.csv",
    ]
    let said = names.map { failure("\(folder)/\($0)").replacingOccurrences(of: folder, with: "~") }
    #expect(
      said == [
        "F1 did you mean `~/orders.csv`?",
        "F2 name a file in it, such as \"~/customers.csv\"",
        "F6 look at it:  head \"~/empty.csv\"",
        "F23 open it in a spreadsheet program and save it again, or save the sheet as CSV",
        "F15 fetch it again: nothing of it was loaded", "F7 name another encoding with  encoding:",
        "F7 name its encoding, for example  encoding: \"Windows-1252\"", "loaded",
      ])
  }

  @Test func `a written file is whole or not there, and keeps its permissions`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/t.csv"
    try Files.real.write(path) { (sink: ByteSink) throws(FileError) in
      try sink.write(Array("old\n".utf8))
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(throws: FileError(.noRoom, path: path)) {
      try Files.real.write(path) { (sink: ByteSink) throws(FileError) in
        try sink.write(Array("ne".utf8))
        throw FileError(.noRoom, path: path)
      }
    }
    #expect(try Files.real.list(folder) == ["t.csv"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old\n")
    try Files.real.write(path) { (sink: ByteSink) throws(FileError) in
      try sink.write(Array("new\n".utf8))
    }
    try Files.real.append(path, Array("more\n".utf8))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new\nmore\n" && mode == 0o640)
    #expect(throws: FileError(.writingRefused, path: path)) {
      try Files.readOnly.append(path, [])
    }
  }

  @Test(arguments: [
    ("data/customers.csv", "customers"), ("orders-2026.csv.gz", "orders_2026"),
    ("2026 sales!.csv", "t_2026_sales"), ("report.final.csv", "report_final"), ("v1.2.csv", "v1_2"),
    ("nps.csv", "nps_table"), ("--.csv", "table"), (".csv", "csv"), ("客户.csv", "客户"),
    ("_x_.tsv", "x"), ("-", "table"),
  ])
  func `tables are named after files`(_ path: String, _ name: String) {
    #expect(TableName.of(path: path, reserved: ["nps"]) == name)
  }
}
