import Language

/// What `help` says; all of it follows from the catalogues.
public enum Help {
  /// The words on one screen, by the job to be done.
  static var overview: [String] {
    let width = headings.map { $0.name.count }.max() ?? 0
    let groups = headings.flatMap { heading in
      wrapped(heading.words, after: heading.name, width: width)
    }
    return [
      "A line is steps joined by |, and a step is a verb with what it works on:",
      "  customers | filter spend > 100 | nps by region", "",
    ] + groups + [
      "", "help WORD explains one of them: help nps, help dates, help associate.",
      "An unknown word is searched for: help satisfaction. Whole analyses to run: help scripts.",
    ]
  }

  private static var headings: [(name: String, words: [String])] {
    let verbs = VerbDeclaration.Category.allCases.compactMap { category in
      let words = Session.grammar.verbs.filter { $0.category == category }.map(\.name)
      return words.isEmpty ? nil : (name: category.rawValue, words: words)
    }
    let functions = Dictionary(grouping: Session.functions, by: \.family)
    let families = FunctionDeclaration.Family.allCases.compactMap { family in
      functions[family].map { (name: "functions: \(family.rawValue)", words: $0.map(\.name)) }
    }
    return [
      (name: "look around", words: Session.grammar.commands.map(\.name)),
      (name: "give names", words: Grammar.definitionWords),
    ] + verbs + families
  }

  /// The words behind a heading, in lines of at most 100 cells.
  private static func wrapped(_ words: [String], after name: String, width: Int) -> [String] {
    let indent = String(repeating: " ", count: width + 4)
    var lines = ["  " + name + String(repeating: " ", count: width - name.count + 2)]
    for word in words {
      if lines[lines.count - 1].count + word.count > 100 { lines.append(indent) }
      lines[lines.count - 1] += word + " "
    }
    return lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The page of a word, or what a search finds, or nothing.
  static func page(of word: String) -> [String]? {
    if let verb = Session.grammar.verb(word) { return page(of: verb) }
    if let command = Session.grammar.command(word) { return page(of: command) }
    if word.lowercased() == "functions" { return functions }
    if word.lowercased() == "scripts" { return scripts }
    if let saved = SavedAnalysis.named(word) { return saved.page(with: search(word)) }
    if let topic = topics.first(where: { $0.word == word.lowercased() }) { return topic.lines }
    if let function = Session.functions.first(where: { $0.name == word.lowercased() }) {
      return page(of: function)
    }
    return search(word)
  }

  private static func search(_ word: String) -> [String]? {
    let wanted = word.lowercased()
    func fits(_ texts: [String]) -> Bool { texts.contains { $0.lowercased().contains(wanted) } }
    let verbs = Session.grammar.verbs.filter {
      fits([$0.name, $0.summary] + $0.spellings + $0.page.searchWords)
    }.map { "  \($0.name): \($0.summary)" }
    let commands = Session.grammar.commands.filter {
      fits([$0.name, $0.summary] + $0.page.searchWords)
    }.map { "  \($0.name): \($0.summary)" }
    let functions = Session.functions.filter { fits([$0.name, $0.summary]) }
      .map { "  \($0.name)(): \($0.summary)" }
    let saved = SavedAnalysis.all.filter { fits([$0.name, $0.summary] + $0.searchWords) }
      .map { "  \($0.line)   \($0.summary)" }
    let found = verbs + commands + functions + saved
    return found.isEmpty ? nil : ["no word is called `\(word)`, but these speak of it:"] + found
  }
}
