import Diagnostics
import Formats

extension Session {
  /// Adds a statement that ran to the log, and closes the log when it cannot be written.
  func note(_ statement: String) {
    guard let log else { return }
    let text = log.isScript ? statement + "\n" : "\n```loy\n\(statement)\n```\n"
    guard let error = log.add(text) else { return }
    self.log = nil
    receive(.diagnostics([error.diagnostic()], Source(text: "")))
  }
}
