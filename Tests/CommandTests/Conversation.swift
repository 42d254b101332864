import Diagnostics
import Formats
import Reports
import Session
import TestSupport

/// A session as the command holds it, whose files are those of a folder of its own.
final class Conversation {
  /// The folder its files lie in.
  let folder: TemporaryFolder
  private let session: Session
  private var presenter = Presenter(style: PresentationStyle())
  private var heard = ""

  /// Starts a session without tables.
  init() throws {
    folder = try TemporaryFolder()
    session = Session(files: .real(in: folder.path))
  }

  /// Types a statement; answers what the screen shows, results and notes in their order.
  func say(_ statement: String) -> String {
    heard = ""
    let status = session.run(Source(text: statement)) { [self] reply in hear(reply) }
    if status == .quit { heard += "(good bye)\n" }
    return heard.replacing(folder.path + "/", with: "")
  }

  private func hear(_ reply: Reply) {
    presenter.style = PresentationStyle(format: session.settings.format ?? "table")
    let text = presenter.next(reply)
    heard += text.output + text.notes
    guard session.isLoggingAnswers else { return }
    session.log(answer: Presenter(style: PresentationStyle()).text(of: reply).output)
  }
}

extension Files {
  /// The files of this machine, with relative paths starting at a folder.
  fileprivate static func real(in folder: String) -> Files {
    @Sendable func place(_ path: String) -> String {
      path.hasPrefix("/") || path == "-" ? path : folder + "/" + path
    }
    return Files(
      open: { (path: String) throws(FileError) in try Files.real.open(place(path)) },
      write: { (path: String, body: (ByteSink) throws(FileError) -> Void) throws(FileError) in
        try Files.real.write(place(path), body)
      },
      append: { (path: String, bytes: [UInt8]) throws(FileError) in
        try Files.real.append(place(path), bytes)
      },
      list: { (path: String) throws(FileError) in try Files.real.list(place(path)) },
      database: { (path: String, access: SQLiteDatabase.Access) throws(SQLiteError) in
        try Files.real.database(place(path), access)
      },
      makeDatabase: {
        (path: String, body: (SQLiteDatabase) throws(SQLiteError) -> Void) throws(SQLiteError) in
        try Files.real.makeDatabase(place(path), body)
      })
  }
}
