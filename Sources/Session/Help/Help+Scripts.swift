extension Help {
  /// The page of all saved analyses.
  static var scripts: [String] {
    ["scripts: whole analyses that are ready to run; copy the line.", ""]
      + SavedAnalysis.all.flatMap { ["  \($0.line)", "      \($0.summary)"] }
      + [
        "",
        "Columns that have other names are given behind it, as the first lines of the script say:",
        "  run \"scripts/nps-by-segment.loy\" score = \"recommend\"",
      ]
  }
}

extension SavedAnalysis {
  /// The saved analysis of a name, with its hyphens, underscores or blanks.
  static func named(_ word: String) -> SavedAnalysis? {
    let wanted = word.lowercased().replacing("_", with: "-").replacing(" ", with: "-")
    return all.first { $0.name == wanted }
  }

  /// The line that runs it.
  var line: String { "run \"scripts/\(name).loy\"" }

  /// Its page, and what else speaks of the word.
  func page(with others: [String]?) -> [String] {
    let rest = (others ?? []).dropFirst().filter { !$0.contains(line) }
    return [
      "\(name): \(summary)", "", "  \(line)", "", "definition:  \(definition)", "",
      "use it:  \(use)", "mind:  \(trap)",
    ] + (rest.isEmpty ? [] : ["", "these speak of it too:"] + rest)
  }
}
