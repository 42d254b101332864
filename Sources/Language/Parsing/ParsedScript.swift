public import Diagnostics

/// The statements of a text and what is wrong with it.
public struct ParsedScript: Sendable {
  /// The text.
  public let source: Source
  /// The statements that could be read, in order.
  public let statements: [Statement]
  /// The mistakes, in the order of their places; nothing may run when there are any.
  public let diagnostics: [Diagnostic]

  /// Whether the statement after one goes on from its result, so that it is not printed.
  public func continues(after index: Int) -> Bool {
    guard index + 1 < statements.count, case .pipeline(let next) = statements[index + 1].kind,
      case .last = next.source
    else { return false }
    return true
  }

  /// The text of a statement as it was typed.
  public func text(of statement: Statement) -> String {
    let bytes = source.text.utf8
    let lower = bytes.index(
      bytes.startIndex, offsetBy: statement.range.lower, limitedBy: bytes.endIndex)
    let upper = bytes.index(
      bytes.startIndex, offsetBy: statement.range.upper, limitedBy: bytes.endIndex)
    return String(source.text[(lower ?? bytes.endIndex)..<(upper ?? bytes.endIndex)])
  }
}
