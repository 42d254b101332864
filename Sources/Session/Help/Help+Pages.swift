import Language

extension Help {
  /// The page of a verb: sentence, form, options, formula, when to use it, when it misleads.
  static func page(of verb: VerbDeclaration) -> [String] {
    var lines = ["\(verb.name): \(verb.summary)", "", "  \(verb.form)"]
    lines += section("clauses", verb.clauses.map { ($0.form, $0.summary) })
    lines += section("options", verb.options.map { ($0.form, $0.fullSummary) })
    lines += section("columns of the result", verb.results.map { ($0.name, $0.summary) })
    lines += section("figures of the footer", verb.facts.map { ($0.name, $0.summary) })
    return lines + body(of: verb.page)
  }

  /// The page of a command.
  static func page(of command: CommandDeclaration) -> [String] {
    var lines = ["\(command.name): \(command.summary)", "", "  \(command.form)"]
    lines += section("options", command.options.map { ($0.form, $0.fullSummary) })
    if command.name == "set" {
      lines += section(
        "settings", SettingCatalogue.all.map { ("\($0.name)", "\($0.summary) Takes \($0.takes).") })
    }
    return lines + body(of: command.page)
  }

  /// The page of all functions, family by family.
  static var functions: [String] {
    let families = FunctionDeclaration.Family.allCases.flatMap { family in
      section(
        family.rawValue,
        Session.functions.filter { $0.family == family }.map { ($0.form, $0.summary) })
    }
    return ["functions: values computed from other values, in any formula."] + families
  }

  /// The page of a function.
  static func page(of function: FunctionDeclaration) -> [String] {
    [
      "\(function.name): \(function.summary)", "", "  \(function.form)", "",
      "example:  \(function.example.formula)  gives  \(function.example.result)",
    ]
  }

  private static func body(of page: HelpPage) -> [String] {
    var lines: [String] = []
    if let formula = page.formula {
      let parts = formula.split(separator: "\n")
      lines += [""] + zip(parts.indices, parts).map { ($0 == 0 ? "formula:  " : "          ") + $1 }
    }
    if let source = page.source { lines += ["source:  \(source)"] }
    if let use = page.use { lines += ["", "use it:  \(use)"] }
    if let caution = page.caution { lines += ["mind:  \(caution)"] }
    if !page.examples.isEmpty { lines += ["", "examples:"] + page.examples.map { "  \($0)" } }
    return lines
  }

  private static func section(_ title: String, _ rows: [(String, String)]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let width = min(34, rows.map(\.0.count).max() ?? 0)
    return ["", "\(title):"]
      + rows.map { row in
        let pad = String(repeating: " ", count: max(0, width - row.0.count))
        return "  \(row.0)\(pad)  \(row.1)"
      }
  }
}
