import Diagnostics
import Formats
import Session
import TestSupport
import Testing

/// A session with the shipped company loaded and linked; what it writes goes to a folder of its own.
final class Company {
  private let folder: TemporaryFolder
  private let session: Session

  /// Loads and links the company, and defines a segment, behaviours and a measure.
  init() throws {
    folder = try TemporaryFolder()
    session = Session(files: .company(writing: folder.path))
    let tables = ["orders", "events", "surveys", "tickets", "subscriptions"]
    try folder.write("customers | count\n", to: "review.loy")
    let lines =
      ["load \"customers.csv\""] + tables.map { "load \"\($0).csv\"" }
      + tables.map { "link \($0) to customers on customer_id" }
      + [
        "use customers", "segment vip = tier in (\"gold\", \"platinum\") and spend > 1000",
        "behaviour heavy_app = count(events where type = \"app_open\") >= 5",
        "behaviour complained = count(tickets) > 0", "measure arpu = sum(spend) / count()",
        "param month = 2026-01", "customers | associate top: 5",
      ]
    let failures = lines.compactMap { failure(of: $0) }
    #expect(failures == [])
  }

  /// What went wrong with a line, or nothing.
  func failure(of line: String) -> String? {
    var said: [String] = []
    let status = session.run(Source(text: line)) { reply in
      if case .diagnostics(let diagnostics, let source) = reply {
        said += diagnostics.filter { $0.severity == .error }.map { $0.rendered(in: source) }
      }
    }
    guard status != .done, status != .quit else { return nil }
    return "\(line)\n\(said.joined(separator: "\n"))"
  }
}

extension Files {
  /// The shipped data for reading, a folder for writing.
  fileprivate static func company(writing folder: String) -> Files {
    @Sendable func written(_ path: String) -> String {
      path.hasPrefix("/") ? path : folder + "/" + path
    }
    let datasets = Repository.path("datasets")
    return Files(
      open: { (path: String) throws(FileError) in
        do throws(FileError) { return try Files.real.open(written(path)) } catch {
          return try Files.real.open(datasets + "/" + path)
        }
      },
      write: { (path: String, body: (ByteSink) throws(FileError) -> Void) throws(FileError) in
        try Files.real.write(written(path), body)
      },
      append: { (path: String, bytes: [UInt8]) throws(FileError) in
        try Files.real.append(written(path), bytes)
      },
      list: { (path: String) throws(FileError) in try Files.real.list(written(path)) },
      database: { (path: String, access: SQLiteDatabase.Access) throws(SQLiteError) in
        try Files.openDatabase(written(path), access)
      },
      makeDatabase: {
        (path: String, body: (SQLiteDatabase) throws(SQLiteError) -> Void) throws(SQLiteError) in
        try Files.newDatabase(written(path), body)
      })
  }
}
