import Language
import Values

/// Prints trees as S-expressions on one line, without ranges.
enum TreePrinter {
  static func text(_ script: ParsedScript) -> String {
    script.statements.map { text($0.kind) }.joined(separator: " ; ")
  }

  static func text(_ kind: Statement.Kind) -> String {
    switch kind {
    case .name(let name, let pipeline): "(let \(name.text) \(text(pipeline)))"
    case .define(let kind, let table, let name, let formula):
      "(\(kind.rawValue) \(table.map { $0.text + "." } ?? "")\(name.text) \(text(formula)))"
    case .parameter(let name, let type, let value, _):
      list(["param", name.text, type?.rawValue, value.map(text)])
    case .link(let many, let one, let manyKey, let oneKey):
      "(link \(many.text) \(one.text) \(manyKey.text) \(oneKey.text))"
    case .command(let name, let arguments): list([name.text.lowercased()] + texts(arguments))
    case .pipeline(let pipeline): text(pipeline)
    }
  }

  static func text(_ pipeline: Pipeline) -> String {
    let source =
      switch pipeline.source {
      case .table(let name): name.text
      case .inUse: "@"
      case .last: "^"
      }
    return list([source] + pipeline.steps.map(text))
  }

  static func text(_ step: Step) -> String {
    list(
      [step.verb.text.lowercased()] + step.items.map(text)
        + step.clauses.map { list([$0.word.rawValue] + $0.items.map(text)) }
        + step.options.map { "\($0.name.text):" + $0.values.map(text).joined(separator: ",") })
  }

  static func text(_ item: Item) -> String {
    let formula = text(item.expression) + (item.direction.map { " " + $0.rawValue } ?? "")
    return item.name.map { "\($0.text)=\(formula)" } ?? formula
  }

  static func text(_ expression: Expression) -> String {
    switch expression.kind {
    case .literal(let literal): text(literal)
    case .parameter(let name): "$" + name.text
    case .asof: "asof!"
    case .name(let names): names.map(\.text).joined(separator: ".")
    case .call(let name, let arguments, let condition):
      list(
        ["call", name.text.lowercased()] + arguments.map(text)
          + [condition.map { "where \(text($0))" }])
    case .unary(let operation, let inner): "(\(operation.rawValue) \(text(inner)))"
    case .binary(let operation, let left, let right):
      "(\(operation.rawValue) \(text(left)) \(text(right)))"
    case .isMissing(let inner, let isNegated): sign(isNegated, "(missing? \(text(inner)))")
    case .textTest(let test, let left, let right, let isNegated):
      sign(isNegated, "(\(test.rawValue) \(text(left)) \(text(right)))")
    case .between(let inner, let low, let high, let isNegated):
      sign(isNegated, "(between \(text(inner)) \(text(low)) \(text(high)))")
    case .membership(let inner, let membership, let isNegated):
      sign(isNegated, "(in \(text(inner)) \(text(membership)))")
    }
  }

  static func text(_ literal: Literal) -> String {
    switch literal {
    case .whole(let number): String(number)
    case .decimal(let number): number.description
    case .percent(let fraction): "\(fraction)%"
    case .duration(let duration): "<\(duration)>"
    case .text(let parts): "\"\(parts.map(text).joined())\""
    case .period(let period): "[\(period)]"
    case .truth(let truth): "\(truth)!"
    case .missing: "missing!"
    }
  }

  private static func text(_ part: TextPart) -> String {
    switch part {
    case .plain(let text): text
    case .parameter(let name): "{\(name.text)}"
    }
  }

  private static func text(_ membership: Membership) -> String {
    switch membership {
    case .list(let items): list(["list"] + items.map(text))
    case .last(let duration, let anchor): list(["last", "\(duration)", anchor.map(text)])
    case .first(let duration, let anchor): list(["first", "\(duration)", anchor.map(text)])
    case .this(let unit): "(this \(unit))"
    case .previous(let unit): "(previous \(unit))"
    case .value(let value): text(value)
    }
  }

  private static func text(_ value: OptionValue) -> String {
    switch value.kind {
    case .literal(let literal): text(literal)
    case .parameter(let name): "$" + name.text
    case .name(let names): names.map(\.text).joined(separator: ".")
    }
  }

  private static func texts(_ arguments: CommandArguments) -> [String?] {
    switch arguments {
    case .none: []
    case .name(let name), .word(let name): [name.text]
    case .load(let files, let name, let options):
      files.map { text(.text($0.parts)) } + [name.map { "as \($0.text)" }]
        + options.map { "\($0.name.text):" + $0.values.map(text).joined(separator: ",") }
    case .setting(let name, let value): [name.text, text(value)]
    case .text(let file): [text(.text(file.parts))]
    case .run(let file, let values):
      [text(.text(file.parts))] + values.map { "\($0.name.text)=\(text($0.value))" }
    case .explainLast: ["last!"]
    case .explain(let pipeline, let isPlan): [isPlan ? "plan!" : nil, text(pipeline)]
    case .whyNot(let value): [text(value)]
    case .remark(let first, let second): [text(.text(first.parts)), text(.text(second.parts))]
    }
  }

  private static func list(_ parts: [String?]) -> String {
    "(\(parts.compactMap { $0 }.joined(separator: " ")))"
  }

  private static func sign(_ isNegated: Bool, _ text: String) -> String {
    isNegated ? "(not-\(text.dropFirst())" : text
  }
}
