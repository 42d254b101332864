import Diagnostics
import Language

extension Verb {
  /// `export "FILE"`.
  static let export = Verb(
    VerbDeclaration(
      name: "export", category: .output,
      summary: "Writes the result to a file in the format of its name, whole or not at all.",
      slot: SlotDeclaration(.text, [Argument("file", .text)]),
      options: [
        OptionDeclaration(
          "format", .word(["csv", "tsv", "json", "jsonl", "markdown", "html", "sqlite"]),
          summary: "The format, when the name of the file does not tell it."),
        OptionDeclaration(
          "table", .title,
          summary: "In an SQLite database, the name of the table; else the file's name."),
        OptionDeclaration(
          "bom", .word(["yes", "no"]), standard: "no",
          summary: "Start csv or tsv with a byte order mark, by which Excel knows UTF-8."),
        OptionDeclaration(
          "guard", .word(["yes", "no"]), standard: "no",
          summary: "In csv or tsv, put ' before texts that a spreadsheet would run as formulae."),
      ],
      page: HelpPage(
        use: "At the end of a line, to hand a result on; the line goes on with the same rows.",
        caution:
          "An old file of that name is replaced, but only when the new one is whole. With `guard: "
          + "yes` texts and names that begin with = + - @, a tab or a carriage return are not read "
          + "back as they were. Of a database only the table of that name is replaced, with its "
          + "indexes.",
        examples: [
          "customers | count by region | export \"regions.csv\"",
          "surveys | export \"answers.csv\" bom: yes guard: yes",
          "customers | churn by region | export \"churn.db\" table: by_region",
        ],
        searchWords: [
          "save", "write", "csv", "file", "output", "excel", "formula", "injection",
          "sqlite", "database",
        ])),
    .output { step, input throws(SessionError) in
      guard case .text(let path)? = step.items.first?.content else { return .wrote([]) }
      return .wrote(try input.services.export(input.table, path, step))
    })
}
