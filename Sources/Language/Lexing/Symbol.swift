/// The marks of the language.
enum Symbol: String, Hashable, Sendable {
  case pipe = "|"
  case comma = ","
  case open = "("
  case close = ")"
  case equal = "="
  case doubleEqual = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case colon = ":"
  case dot = "."
  case semicolon = ";"

  /// Whether a line that ends with the mark goes on in the next one.
  var goesOn: Bool {
    switch self {
    case .open, .close, .colon, .dot, .semicolon: false
    default: true
    }
  }

  /// The comparison that the mark stands for.
  var comparison: BinaryOperator? {
    switch self {
    case .equal, .doubleEqual: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  /// The arithmetic that the mark stands for between two operands.
  var arithmetic: BinaryOperator? {
    switch self {
    case .plus: .add
    case .minus: .subtract
    case .times: .multiply
    case .divide: .divide
    default: nil
    }
  }
}
