import Language

extension Help {
  /// The reference page of the language, in Markdown.
  public static var reference: [String] {
    var lines = [
      "# Reference", "",
      "Written by `loy help --markdown` from the catalogues; edit the declarations, not this page.",
      "", "## Commands",
    ]
    for command in Session.grammar.commands { lines += entry(command.name, page(of: command)) }
    for category in VerbDeclaration.Category.allCases {
      let verbs = Session.grammar.verbs.filter { $0.category == category }
      guard !verbs.isEmpty else { continue }
      lines += ["", "## Verbs: \(category.rawValue)"]
      for verb in verbs { lines += entry(verb.name, page(of: verb)) }
    }
    for family in FunctionDeclaration.Family.allCases {
      let functions = Session.functions.filter { $0.family == family }
      guard !functions.isEmpty else { continue }
      lines += [
        "", "## Functions: \(family.rawValue)", "", "| form | what it gives | example |",
        "|---|---|---|",
      ]
      lines += functions.map(row)
    }
    lines += ["", "## Topics"]
    for topic in topics { lines += entry(topic.word, topic.lines) }
    return lines
  }

  private static func entry(_ name: String, _ page: [String]) -> [String] {
    ["", "### \(name)", "", "```"] + page + ["```"]
  }

  private static func row(_ function: FunctionDeclaration) -> String {
    let cells = [
      "`\(function.form)`", function.summary,
      "`\(function.example.formula)` → `\(function.example.result)`",
    ]
    return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }
}
