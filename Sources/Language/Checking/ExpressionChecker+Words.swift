import Diagnostics
import Values

extension ExpressionChecker {
  /// A two-word column compared with one of its words, or nothing when this is no such comparison.
  func compared(
    _ sign: BinaryOperator, _ column: CheckedExpression, word operand: Operand,
    at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression? {
    guard column.type.type == .truth, let words = column.type.words,
      case .constant(.text(let text))? = operand.value?.kind
    else { return nil }
    guard let isYes = words.truth(of: text) else {
      throw .noSuchWord(operand, words: words, column: column)
    }
    switch sign {
    case .equal: return isYes ? column : column.negated(at: range)
    case .notEqual: return isYes ? column.negated(at: range) : column
    default: throw .truthHasNoOrder(sign, operand, at: range)
    }
  }

  /// Says that no row has a text, when all values of the column are known.
  func noteUnknownValue(_ column: CheckedExpression, _ other: CheckedExpression) {
    guard column.type.type == .text, column.isColumn,
      case .constant(.text(let text)) = other.kind, let shape = shape(of: column),
      let values = shape.everyValue, !values.contains(text)
    else { return }
    let near = Suggestion.closest(to: text, in: values).map { "\"\($0)\"" }
    let advice = near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"
    journal.note("no row has \(shape.column) \"\(text)\"\(advice)")
  }
}

extension TruthWords {
  /// What a word means: true, false, or nothing when it is neither of the two.
  func truth(of word: String) -> Bool? {
    switch [yes, no].matching(word, by: \.self) {
    case yes?: true
    case no?: false
    default: nil
    }
  }
}
