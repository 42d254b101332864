import Diagnostics
import Language

extension Command {
  /// `undo`.
  static let undo = Command(
    CommandDeclaration(
      name: "undo", shape: .none,
      summary: "Takes back the last load, link, use, definition, setting or forget.",
      form: "undo",
      page: HelpPage(
        caution: "Files that were written stay.", examples: ["undo"],
        searchWords: ["back", "revert", "mistake"]))
  ) { session, _, context throws(SessionError) in
    guard let (state, change) = session.past.popLast() else {
      throw SessionError(.nothingToUndo(at: context.range))
    }
    let serial = session.state.lastSerial
    session.state = state
    session.state.lastSerial = serial
    session.receive(.report(["took back: \(change)"]))
  }
}

extension Diagnostic {
  fileprivate static func nothingToUndo(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "U1", message: "there is nothing to undo", range: range,
      advice: ["undo takes back load, link, use, let, definitions, param, set and forget"],
      stage: .run)
  }
}
