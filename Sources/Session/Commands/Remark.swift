import Diagnostics
import Engine
import Formats
import Language

extension Command {
  /// `remark "CUSTOMER" "WORDS"`.
  static let remark = Command(
    CommandDeclaration(
      name: "remark", shape: .remark,
      summary: "Keeps your own words on a lost customer in the file that `losses` saved.",
      form: "remark \"CUSTOMER\" \"WORDS\"",
      page: HelpPage(
        use: """
          After a talk with someone who left: what they said, what would bring them back. The \
          remark stays when `losses … save:` brings the file up to date; `remark "…" ""` takes it \
          away. It goes to the file of the last `save:`, or of a table loaded from such a file.
          """,
        caution: "One remark a customer: a new one takes the place of the old one.",
        examples: [
          "customers | losses end_reason from joined to ended save: \"losses.db\" ; "
            + "remark \"C00009\" \"price; would come back for half\""
        ],
        searchWords: ["note", "comment", "lost", "customer", "interview", "win back"]))
  ) { session, arguments, context throws(SessionError) in
    guard case .remark(let first, let second) = arguments else { return }
    guard let path = session.lossBookPath else {
      throw SessionError(.noLossBook(at: context.range))
    }
    let customer = try session.text(of: first)
    let words = try session.text(of: second)
    let near: [String]?
    do throws(SQLiteError) {
      near = try LossBook.remark(
        words, on: customer, in: path, files: session.files, today: Clock.today)
    } catch {
      throw SessionError(error, at: context.range)
    }
    if let near {
      throw SessionError(.noLostCustomer(customer, in: path, at: first.range, advice: near))
    }
    let deed =
      words.isEmpty ? "remark on \(customer) taken away from" : "remark on \(customer) kept in"
    session.receive(.report(["\(deed) \(path)"]))
  }
}

extension Session {
  /// The file of lost customers that a remark goes to.
  fileprivate var lossBookPath: String? {
    if let lossBook { return lossBook }
    let files = files
    return state.tables.reversed().lazy.compactMap { self.state.paths[$0.name] }
      .first { LossBook.isBook($0, files) }
  }
}

extension Diagnostic {
  /// Says that nobody knows which file a remark goes to.
  fileprivate static func noLossBook(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "U10", message: "there is no file of lost customers to write the remark to",
      range: range,
      advice: [
        "save one:  customers | losses from joined to ended save: \"losses.db\"",
        "or load it:  load \"losses.db\" table: lost",
      ])
  }

  /// Says that the book has no such customer.
  fileprivate static func noLostCustomer(
    _ customer: String, in path: String, at range: SourceRange, advice: [String]
  ) -> Diagnostic {
    Diagnostic(
      code: "N13", message: "\"\(path)\" has no lost customer \"\(customer)\"", range: range,
      advice: advice.isEmpty ? ["see who is in it:  load \"\(path)\" table: lost"] : advice,
      stage: .run)
  }
}
