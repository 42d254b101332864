import Language
import Values

/// Writes checked formulae and steps as short text, so that a test compares strings.
enum CheckedPrinter {
  static func text(_ step: CheckedStep) -> String {
    var words = [step.verb] + step.items.map(text)
    for word in ClauseWord.allCases {
      if let items = step.clauses[word] {
        words.append("(\(([word.rawValue] + items.map(text)).joined(separator: " ")))")
      }
    }
    for (name, values) in step.options.sorted(by: { $0.key < $1.key }) {
      words.append("\(name):\(values.map(text).joined(separator: ","))")
    }
    return words.joined(separator: " ")
  }

  static func text(_ item: CheckedItem) -> String {
    let content =
      switch item.content {
      case .expression(let expression): text(expression)
      case .linked(let link, let expression): "\(link.many)*(\(text(expression)))"
      case .key(let expression, let direction): "\(text(expression)) \(direction.rawValue)"
      case .column(let name, let isExcluded): (isExcluded ? "-" : "col:") + name
      case .table(let name): "table:\(name)"
      case .text(let text): "\"\(text)\""
      case .whole(let number): String(number)
      case .number(let number): NumberText.shortest(number)
      case .whole(let number): String(number)
      case .word(let word): "word:\(word)"
      }
    let name = item.isNamed || item.name.contains("(") ? "\(item.name)=" : ""
    return name + content + (item.isFromRole ? "!" : "")
  }

  static func text(_ option: CheckedOption) -> String {
    switch option {
    case .word(let word): word
    case .whole(let number): String(number)
    case .number(let number): "~" + NumberText.shortest(number)
    case .text(let text): "\"\(text)\""
    case .column(let name): "col:" + name
    case .expression(_, let expression): text(expression)
    case .duration(let length): length.description
    case .period(let period): "[\(period)]"
    }
  }

  static func text(_ expression: CheckedExpression) -> String {
    switch expression.kind {
    case .constant(.text(let text)): "\"\(text)\""
    case .constant(.missing): "missing"
    case .constant(.date(let date)): "[\(date)]"
    case .constant(.timestamp(let moment)): "[\(moment)]"
    case .constant(.decimal(let number)): "~" + NumberText.shortest(number)
    case .constant(let value): value.plainText
    case .column(let name): name
    case .origin(let inner): "origin{\(text(inner))}"
    case .lookup(let link, let inner): "\(link.one).{\(text(inner))}"
    case .linked(let linked):
      "\(linked.link.many)<\(text(linked.call))"
        + (linked.observed.map { " observed \(text($0))" } ?? "") + ">"
    case .aggregate(let call): text(call)
    case .function(let name, let parts): "\(name)(\(parts.map(text).joined(separator: ", ")))"
    case .operation(let operation, let parts):
      "(\(([text(operation)] + parts.map(text)).joined(separator: " ")))"
    }
  }

  private static func text(_ call: AggregateCall) -> String {
    let inside = call.arguments.map(text).joined(separator: ", ")
    return "\(call.function)(\(inside))" + (call.condition.map { " where \(text($0))" } ?? "")
  }

  private static func text(_ operation: Operation) -> String {
    switch operation {
    case .equal: "="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .textTest(let test): test.rawValue
    case .shift(let length): "shift \(length)"
    case .firstWindow(let length, let asof): "first \(length) asof \(asof)"
    case .lastWindow(let length): "last \(length)"
    default: "\(operation)"
    }
  }
}
