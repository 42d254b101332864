/// The marks of the language.
enum Symbol: String, Hashable, Sendable {
  /// Joins steps.
  case pipe = "|"
  /// Separates items.
  case comma = ","
  /// Opens a bracket.
  case open = "("
  /// Closes a bracket.
  case close = ")"
  /// Compares, or gives a name.
  case equal = "="
  /// Compares, as other languages write it.
  case doubleEqual = "=="
  /// Compares; `<>` reads as the same mark.
  case notEqual = "!="
  /// Compares.
  case less = "<"
  /// Compares.
  case lessOrEqual = "<="
  /// Compares.
  case greater = ">"
  /// Compares.
  case greaterOrEqual = ">="
  /// Adds, or joins texts.
  case plus = "+"
  /// Subtracts, or turns the sign.
  case minus = "-"
  /// Multiplies.
  case times = "*"
  /// Divides.
  case divide = "/"
  /// Ends the name of an option; a token only where no word stands before it.
  case colon = ":"
  /// Stands between a table and its column.
  case dot = "."
  /// Ends a statement.
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
