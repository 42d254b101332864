import Diagnostics
import Formats
import Language

extension Command {
  /// `log "FILE"` and `log off`.
  static let log = Command(
    CommandDeclaration(
      name: "log", shape: .textOrOff,
      summary: "Writes what you do to a file: a page (.md), or a script of what ran (.loy).",
      form: "log \"FILE.md\" | log \"FILE.loy\" | log off",
      page: HelpPage(
        use: "To turn an hour of exploring into a script or a page for the file.",
        caution: "What the file held before stays; new text is added below.",
        examples: ["log \"today.loy\"", "log off"],
        searchWords: ["record", "session", "script", "save"]))
  ) { session, arguments, _ throws(SessionError) in
    guard case .text(let argument) = arguments else {
      let closed = session.log
      session.log = nil
      session.receive(.report([closed.map { "\($0.path) is closed" } ?? "no log was open"]))
      return
    }
    let path = try session.text(of: argument)
    let log = SessionLog(path: path, files: session.files)
    do throws(FileError) { try log.begin() } catch {
      throw SessionError(error.diagnostic().at(argument.range))
    }
    session.receive(.report(["writing \(log.isScript ? "what runs" : "this session") to \(path)"]))
    session.log = log
  }
}
