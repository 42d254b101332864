import Diagnostics

extension Parser {
  /// What to throw for a token that fits nothing behind what was read.
  func unexpected(inBrackets: Bool = false, hasOptions: Bool = false) -> SyntaxError {
    guard !isAt(.invalid) else { return .reported }
    let range = current.range
    switch current.kind {
    case .symbol(.close): return .found(.strayClosing(at: range))
    case .option: return .found(.misplacedOption(currentText, at: range))
    case .symbol(.colon): return .found(.strayColon(at: range))
    default:
      let advice = [hint(inBrackets: inBrackets, hasOptions: hasOptions)].compactMap { $0 }
      return .found(.unexpected(currentText, at: range, advice: advice))
    }
  }

  private func hint(inBrackets: Bool, hasOptions: Bool) -> String? {
    if hasOptions { return "options stand at the end of a step; several values need commas" }
    if currentText.lowercased() == "as" { return "a name stands before its formula:  name = …" }
    switch current.kind {
    case .name where !inBrackets && grammar.form(currentText) != nil:
      return "steps are joined with |:  | \(currentText) …"
    case .word(.where):
      return inBrackets ? nil : "rows are chosen with:  | filter …"
    case .word(let word) where inBrackets && word.clause != nil:
      return "close the bracket with ) before `\(word.rawValue)`"
    case .name, .quotedName, .text, .whole, .decimal, .percent, .period, .symbol(.open), .word,
      .parameter:
      return "join conditions with `and` or `or`, items with a comma, steps with |"
    case .symbol(.equal): return "a name before = stands only in front of a whole item"
    default: return nil
    }
  }

  /// What to throw where a value should stand.
  func missingOperand() -> SyntaxError {
    switch current.kind {
    case .invalid: return .reported
    case .word(let word):
      return .found(.reserved(word.rawValue, as: "a value", at: current.range))
    case .symbol(let symbol) where symbol.comparison != nil && lastUpper == current.lower:
      return .found(brokenOperator(symbol))
    case .symbol(.close): return expected("a value before `)`")
    case .symbol(.pipe), .lineEnd, .end, .symbol(.semicolon):
      return expected("a column, a number, a date or a text")
    default: return expected("a column, a number, a date or a text")
    }
  }

  /// Says that two marks make no operator, and which one they might mean.
  private func brokenOperator(_ second: Symbol) -> Diagnostic {
    let range = SourceRange(max(0, lastUpper - 1), current.upper)
    let meant = second == .greater ? ">=" : second == .less ? "<=" : "="
    return .brokenOperator(lexer.text(range.lower, range.upper), meant: meant, at: range)
  }
}
