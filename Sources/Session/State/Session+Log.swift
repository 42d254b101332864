import Diagnostics
import Formats

extension Session {
  /// Whether a page is being written, which holds answers beside statements.
  public var isLoggingAnswers: Bool { log?.isScript == false }

  /// Adds an answer, as it was shown, to the page that is being written.
  public func log(answer: String) {
    guard isLoggingAnswers, !answer.isEmpty else { return }
    writeAnnounced()
    add("\n```\n\(answer)```\n")
  }

  /// Adds a statement that ran: to a script, or to a page on which no answer brought it yet.
  func note(_ statement: String) {
    if isLoggingAnswers { writeAnnounced() }
    if log?.isScript == true { add(statement + "\n") }
  }

  /// Adds the statement at hand to the page that is being written, once, above its answer.
  private func writeAnnounced() {
    guard let statement = announced else { return }
    announced = nil
    add("\n```loy\n\(statement)\n```\n")
  }

  /// Adds text to the log, and closes the log when it cannot be written.
  private func add(_ text: String) {
    guard let error = log?.add(text) else { return }
    log = nil
    receive(.diagnostics([error.diagnostic()], Source(text: "")))
  }
}
