import Language
import Values

/// Verbs and functions of every shape that checking tells apart.
enum SampleCatalogue {
  static let verbs: [VerbDeclaration] = [
    verb(
      "filter", SlotDeclaration(.expression, [Argument("condition", .condition)]),
      options: [
        OptionDeclaration("blank", .word(["keep", "drop", "error"]), standard: "drop", summary: "")
      ]),
    verb("derive", .list(.named, Argument("column", .value([])))),
    verb("select", .list(.named, Argument("column", .column(allowsNot: true)))),
    verb("rename", .list(.named, Argument("column", .column(allowsNot: false)))),
    verb("sort", .list(.keys, Argument("key", .value([])))),
    verb("take", SlotDeclaration(.number, [Argument("rows", .rows)])),
    verb("append", SlotDeclaration(.table, [Argument("table", .table)])),
    verb("export", SlotDeclaration(.text, [Argument("file", .text)])),
    verb("plot", SlotDeclaration(.word, [Argument("chart", .word(["bar", "line"]))])),
    verb(
      "summarize", .list(.named, Argument("value", .aggregate)), clauses: [.groups]),
    verb(
      "nps", SlotDeclaration(.expression, [Argument("score", .value(.numbers), role: .nps)]),
      clauses: [.groups],
      options: [
        OptionDeclaration("scale", .numbers(2...2), summary: ""),
        OptionDeclaration("weight", .name, summary: ""),
        OptionDeclaration("level", .number(0...1, or: []), standard: "95%", summary: ""),
        OptionDeclaration("top", .whole(1...1000, or: ["all"]), summary: ""),
        OptionDeclaration("within", .duration, summary: ""),
        OptionDeclaration("since", .period, summary: ""),
        OptionDeclaration("keep", .columns, summary: ""),
        OptionDeclaration("title", .text, summary: ""),
        OptionDeclaration("words", .texts, summary: ""),
      ]),
    verb(
      "csat", SlotDeclaration(.expression, [Argument("score", .value(.numbers), role: .csat)]),
      clauses: [.groups]),
    verb(
      "associate", .list(.expressions, Argument("behaviour", .behaviour), minimum: 0),
      clauses: [clause(.with, Argument("outcome", .condition, role: .churned)), .groups]),
    verb(
      "cohort", .none,
      clauses: [.groups, clause(.on, Argument("date", .linkedValue(.times)), isRequired: true)]),
    verb(
      "survival",
      SlotDeclaration(
        .expression, [Argument("time", .value(.numbers), role: .tenure)], minimum: 0),
      clauses: [
        clause(.from, Argument("start", .value(.times), role: .joined)),
        clause(.to, Argument("end", .value(.times), role: .ended)),
      ]),
    verb(
      "compare", SlotDeclaration(.expression, [Argument("group", .condition)]),
      clauses: [
        ClauseDeclaration(
          .on, .list(.expressions, Argument("measure", .measureOrValue([]))), summary: "")
      ]),
  ]

  static let functions: [FunctionDeclaration] = [
    aggregate("count", [.init("condition", [.truth], isOptional: true)], .whole, .count),
    aggregate("share", [.init("condition", [.truth])], .decimal, .share),
    aggregate("avg", [.init("number", .countables)], .decimal),
    aggregate("nps", [.init("score", .numbers)], .decimal, .points),
    function("sum", [.init("number", .countables)], .widestNumber, .aggregate),
    function("min", [.init("value")], .sameAs(0), .aggregate),
    aggregate("distinct", [.init("value")], .whole, .count),
    function(
      "round", [.init("number", .numbers), .init("digits", [.whole], isOptional: true)],
      .widestNumber),
    function("sqrt", [.init("number", [.decimal])], .fixed(ColumnType(.decimal))),
    function("lower", [.init("text", [.text])], .fixed(ColumnType(.text))),
    function("text", [.init("value")], .fixed(ColumnType(.text))),
    function(
      "bucket",
      [.init("number", .numbers), .init("cut", .numbers, repeats: true, isConstant: true)],
      .fixed(ColumnType(.text))),
    function("month", [.init("date", .times)], .fixed(ColumnType(.date, grain: .month))),
    function(
      "months", [.init("start", .times), .init("end", .times)], .fixed(ColumnType(.whole))),
    function("rank", [.init("value")], .fixed(ColumnType(.whole)), .window),
    function(
      "if", [.init("condition", [.truth]), .init("then"), .init("else")], .common(from: 1)),
    function(
      "case", [.init("condition", [.truth]), .init("value"), .init("more", repeats: true)],
      .common(from: 1)),
    function("coalesce", [.init("value", repeats: true)], .common(from: 0)),
    function(
      "rule", [.init("number", [.whole], isConstant: true)], .fixed(ColumnType(.truth))),
  ]

  private static func verb(
    _ name: String, _ slot: SlotDeclaration, clauses: [ClauseDeclaration] = [],
    options: [OptionDeclaration] = []
  ) -> VerbDeclaration {
    VerbDeclaration(
      name: name, category: .rows, summary: "A verb.", slot: slot, clauses: clauses,
      options: options)
  }

  private static func clause(
    _ word: ClauseWord, _ argument: Argument, isRequired: Bool = false
  ) -> ClauseDeclaration {
    ClauseDeclaration(
      word, SlotDeclaration(.expression, [argument]), isRequired: isRequired, summary: "")
  }

  private static func aggregate(
    _ name: String, _ parameters: [FunctionDeclaration.Parameter], _ type: ValueType,
    _ kind: Kind = .plain
  ) -> FunctionDeclaration {
    function(name, parameters, .fixed(ColumnType(type, kind: kind)), .aggregate)
  }

  private static func function(
    _ name: String, _ parameters: [FunctionDeclaration.Parameter],
    _ result: FunctionDeclaration.ResultRule, _ level: FunctionDeclaration.Level = .row
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name: name, family: .numbers, level: level, parameters: parameters, result: result,
      summary: "A function.", example: FunctionDeclaration.Example("", ""))
  }
}
