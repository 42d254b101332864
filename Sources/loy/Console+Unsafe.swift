import CStreams
import Glibc

/// Standard output, standard error and the terminal behind them.
enum Console {
  /// Whether a person types.
  static var isInputTerminal: Bool { cstreams_is_terminal(STDIN_FILENO) }

  /// Whether a person reads the results.
  static var isOutputTerminal: Bool { cstreams_is_terminal(STDOUT_FILENO) }

  /// Whether a person reads the notes.
  static var isErrorTerminal: Bool { cstreams_is_terminal(STDERR_FILENO) }

  /// Whether a line that is drawn anew in place can be shown to the person who reads the notes.
  static var showsProgress: Bool { isErrorTerminal && environment("TERM") != "dumb" }

  /// The cells of a line of the terminal, or nothing when results go elsewhere.
  static var width: Int? {
    let columns = Int(cstreams_columns(STDOUT_FILENO))
    return columns > 0 ? columns : nil
  }

  /// Writes results; a reader that has left ends the command with success.
  static func write(_ text: String) { send(text, to: STDOUT_FILENO) }

  /// Writes notes and errors.
  static func complain(_ text: String) { send(text, to: STDERR_FILENO) }

  private static func send(_ text: String, to descriptor: Int32) {
    guard !text.isEmpty else { return }
    var text = text
    // SAFETY: the bytes are only read while the closure runs.
    let failure = text.withUTF8 { bytes in
      unsafe cstreams_write_all(descriptor, bytes.baseAddress, bytes.count)
    }
    if failure == EPIPE { exit(0) }
    if failure != 0, descriptor == STDOUT_FILENO {
      complain("loy: the results cannot be written: \(unsafe String(cString: strerror(failure)))\n")
      exit(1)
    }
  }

  /// The value of an environment variable, when it is set and not empty.
  static func environment(_ name: String) -> String? {
    // SAFETY: nothing in this program changes the environment while the text is copied.
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }
}
