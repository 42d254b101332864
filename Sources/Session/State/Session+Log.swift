import Diagnostics
import Formats

extension Session {
  /// Whether a page is being written, which holds answers beside statements.
  public var isLoggingAnswers: Bool { log?.isScript == false }

  /// Adds an answer, as it was shown, to the page that is being written.
  public func log(answer: String) {
    guard isLoggingAnswers, !answer.isEmpty else { return }
    add("\n```\n\(answer)```\n")
  }

  /// Adds a statement to the page that is being written, above its answer.
  func announce(_ statement: String) {
    if isLoggingAnswers { add("\n```loy\n\(statement)\n```\n") }
  }

  /// Adds a statement that ran to the script that is being written.
  func note(_ statement: String) {
    if log?.isScript == true { add(statement + "\n") }
  }

  /// Adds text to the log, and closes the log when it cannot be written.
  private func add(_ text: String) {
    guard let error = log?.add(text) else { return }
    log = nil
    receive(.diagnostics([error.diagnostic()], Source(text: "")))
  }
}
