import Language

/// A small set of verbs and commands, one for each shape; the real catalogue lives higher up.
enum SampleGrammar {
  static let grammar = Grammar(verbs: verbs, commands: commands)

  static let verbs: [VerbDeclaration] = [
    verb(
      "filter", SlotDeclaration(.expression, [Argument("condition", .condition)]),
      options: [OptionDeclaration("blank", .word(["keep", "drop", "error"]), summary: "Blanks.")]),
    verb("exclude", SlotDeclaration(.expression, [Argument("condition", .condition)])),
    verb("derive", .list(.named, Argument("column", .value([])))),
    verb("select", .list(.named, Argument("column", .column(allowsNot: true)))),
    verb(
      "summarize", .list(.named, Argument("value", .aggregate)), clauses: [.groups],
      spellings: ["summarise"]),
    verb("sort", .list(.keys, Argument("key", .value([])))),
    verb("take", SlotDeclaration(.number, [Argument("rows", .rows)])),
    verb("describe", .none),
    verb(
      "count", SlotDeclaration(.expression, [Argument("condition", .condition)], minimum: 0),
      clauses: [.groups]),
    verb(
      "nps", SlotDeclaration(.expression, [Argument("score", .value(.numbers))], minimum: 0),
      clauses: [.groups],
      options: [
        OptionDeclaration("rule", .word(["standard", "below6"]), summary: "The rule."),
        OptionDeclaration("scale", .numbers(2...2), summary: "The scale."),
        OptionDeclaration("each", .word(["all", "latest", "first"]), summary: "Answers."),
      ]),
    verb(
      "associate", .list(.expressions, Argument("behaviours", .behaviour), minimum: 0),
      clauses: [
        clause(.with, .expression), clause(.given, .expressions),
        .groups,
      ],
      options: [
        OptionDeclaration("top", .whole(1...1000, or: ["all"]), summary: "Rows."),
        OptionDeclaration("max", .whole(1...9, or: ["none"]), summary: "Length."),
        OptionDeclaration("support", .number(0...1, or: []), summary: "Support."),
      ]),
    verb(
      "cohort", .none, clauses: [.groups, clause(.on, .expression)],
      options: [OptionDeclaration("periods", .whole(1...99, or: []), summary: "Periods.")]),
    verb(
      "survival", SlotDeclaration(.expression, [Argument("time", .value([]))], minimum: 0),
      clauses: [
        clause(.until, .expression), clause(.from, .expression), clause(.to, .expression), .groups,
      ],
      options: [OptionDeclaration("at", .numbers(1...20), summary: "Times.")]),
    verb(
      "compare", .list(.expressions, Argument("group", .condition)),
      clauses: [clause(.with, .expression), clause(.on, .expressions)]),
    verb("append", SlotDeclaration(.table, [Argument("table", .table)])),
    verb("export", SlotDeclaration(.text, [Argument("file", .text)])),
    verb("plot", SlotDeclaration(.word, [Argument("chart", .word(["bar", "line"]))])),
  ]

  static let commands: [CommandDeclaration] = [
    command(
      "load", .load, "load \"customers.csv\" as customers",
      [
        OptionDeclaration("header", .word(["yes", "no"]), summary: "Header."),
        OptionDeclaration("blank", .texts, summary: "Blanks."),
      ]),
    command("use", .name, "use TABLE"), command("tables", .none, "tables"),
    command("roles", .optionalName, "roles [TABLE]"),
    command("set", .setting, "set threads 2"), command("log", .textOrOff, "log \"x.md\""),
    command("run", .run, "run \"x.loy\" month = 2026-01"),
    command("explain", .explain, "explain last"), command("undo", .none, "undo"),
    command("forget", .name, "forget NAME"),
    command("history", .oneOf(["script"]), "history script"),
    command("save", .text, "save \"x.loy\""), command("help", .optionalWord, "help nps"),
    command("lesson", .optionalWord, "lesson 3"), command("why", .whyNot, "why not 12"),
    command("remark", .remark, "remark \"c-1\" \"called\""), command("quit", .none, "quit"),
  ]

  private static func verb(
    _ name: String, _ slot: SlotDeclaration, clauses: [ClauseDeclaration] = [],
    options: [OptionDeclaration] = [], spellings: [String] = []
  ) -> VerbDeclaration {
    VerbDeclaration(
      name: name, spellings: spellings, category: .rows, summary: "A verb.", slot: slot,
      clauses: clauses, options: options)
  }

  private static func clause(
    _ word: ClauseWord, _ shape: SlotDeclaration.Shape
  ) -> ClauseDeclaration {
    ClauseDeclaration(word, .list(shape, Argument("value", .value([]))), summary: "A clause.")
  }

  private static func command(
    _ name: String, _ shape: CommandDeclaration.Shape, _ form: String,
    _ options: [OptionDeclaration] = []
  ) -> CommandDeclaration {
    CommandDeclaration(
      name: name, shape: shape, summary: "A command.", form: form, options: options,
      page: HelpPage(examples: [form, "set asof today"]))
  }
}
