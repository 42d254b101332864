import Diagnostics

extension Parser {
  /// The answer to `select … from …`, when the step that has started is such a question.
  func foreignQuestion(_ verb: Name) -> Diagnostic? {
    guard verb.text.lowercased() == "select", let question = ForeignQuestion(self, at: index) else {
      return nil
    }
    let range = SourceRange(verb.range.lower, question.upper)
    if let link = question.link { return .foreignJoin(link, at: range) }
    return .foreignQuestion(question.answer, at: range)
  }
}

/// A question in the words of SQL, cut into its parts.
struct ForeignQuestion {
  /// The byte after its last.
  let upper: Int
  private var parts: [String: String] = [:]

  private static let starts = ["where", "group", "having", "order", "limit"]

  /// Cuts the tokens from a place on, or gives nothing when they hold no `from`.
  init?(_ parser: Parser, at start: Int) {
    let tokens = parser.lexer.tokens
    let end =
      tokens[start...].firstIndex { $0.endsStatement || $0.kind == .symbol(.pipe) }
      ?? tokens.count - 1
    guard tokens[start..<end].contains(where: { $0.kind == .word(.from) }) else { return nil }
    upper = tokens[end - 1].upper
    var word = "select"
    var lower = start
    for index in start...end {
      let next = index == end ? "" : ForeignQuestion.start(tokens[index], parser)
      guard let next else { continue }
      let isGrouped = lower < index && tokens[lower].kind == .word(.by)
      let first = isGrouped ? lower + 1 : lower
      if first < index {
        parts[word] = parser.lexer.text(tokens[first].lower, tokens[index - 1].upper)
      }
      (word, lower) = (next, index + 1)
    }
  }

  private static func start(_ token: Token, _ parser: Parser) -> String? {
    if token.kind == .word(.from) { return "from" }
    guard token.isWord else { return nil }
    let word = parser.text(of: token).lowercased()
    return starts.contains(word) ? word : nil
  }

  /// The same question in loy.
  var answer: String {
    var steps = [String(parts["from"]?.split(separator: " ").first ?? "customers")]
    if let condition = parts["where"] { steps.append("filter \(condition.inLoy)") }
    let isDistinct = parts["select"]?.lowercased().hasPrefix("distinct ") ?? false
    let asked = isDistinct ? parts["select"].map { String($0.dropFirst(9)) } : parts["select"]
    let columns = items(asked ?? "*").map(ForeignColumn.init)
    if let groups = parts["group"] {
      let keys = items(groups.inLoy).map { numbered($0, columns, as: \.formula) }
      steps.append(summary(columns, by: keys))
    } else if columns.contains(where: \.isSummary) {
      steps.append("summarize \(columns.map(\.text).joined(separator: ", "))")
    }
    // Of groups, columns go by their names; of rows, the names come last.
    let isSummary = steps.last?.hasPrefix("summarize") ?? false
    let words = { isSummary ? named($0, columns) : unnamed($0, columns) }
    if let condition = parts["having"] { steps.append("filter \(words(condition.inLoy))") }
    if let keys = parts["order"] {
      let keys = items(keys.inLoy).map { key in
        numbered(key, columns) { isSummary ? $0.title : $0.formula }
      }
      steps.append("sort \(words(keys.joined(separator: ", ")))")
    }
    if let count = parts["limit"] { steps.append("take \(count)") }
    if !isSummary, asked != "*" {
      steps.append(
        "\(isDistinct ? "distinct" : "select") \(columns.map(\.text).joined(separator: ", "))")
    }
    return steps.joined(separator: " | ")
  }

  /// The link to type in place of a join, when the question has one.
  var link: (many: String, one: String, key: String)? {
    let words = (parts["from"] ?? "").split(separator: " ").map(String.init)
    guard let place = words.firstIndex(where: { $0.lowercased() == "join" }),
      words.indices.contains(place + 1)
    else { return nil }
    let last = words.suffix(from: place).first { $0.contains(".") }?.split(separator: ".").last
    let key = last.map { String($0.prefix { $0 != "=" }) } ?? "…"
    // `customer_id` is the key of `customers`, whichever of the two stands first.
    let stem = key.lowercased().replacing(/_?id$/, with: "")
    let isFirstMany = !stem.isEmpty && words[place + 1].lowercased().hasPrefix(stem)
    return isFirstMany ? (words[0], words[place + 1], key) : (words[place + 1], words[0], key)
  }

  /// A key that is the number of a column as that column; others as they are.
  private func numbered(
    _ key: String, _ columns: [ForeignColumn], as text: (ForeignColumn) -> String
  ) -> String {
    let words = key.split(separator: " ", maxSplits: 1).map(String.init)
    guard let number = words.first.flatMap({ Int($0) }), columns.indices.contains(number - 1) else {
      return key
    }
    return ([text(columns[number - 1])] + words.dropFirst()).joined(separator: " ")
  }

  /// The columns that are no groups, by the groups under the names they have.
  private func summary(_ columns: [ForeignColumn], by groups: [String]) -> String {
    let rest = columns.filter { !groups.contains($0.formula) }.map(\.text)
    let keys = groups.map { group in columns.first { $0.formula == group }?.text ?? group }
    return "summarize \(rest.isEmpty ? "count()" : rest.joined(separator: ", ")) by "
      + keys.joined(separator: ", ")
  }

  /// A text in which each formula that has a name goes by it.
  private func named(_ text: String, _ columns: [ForeignColumn]) -> String {
    columns.reduce(text.inLoy) { text, column in
      guard let name = column.name else { return text }
      return column.isSummary
        ? text.replacing(column.formula, with: name)
        : replacing(column.formula, with: name, in: text)
    }
  }

  /// A text in which each name stands for its formula.
  private func unnamed(_ text: String, _ columns: [ForeignColumn]) -> String {
    columns.reduce(text) { text, column in
      column.name.map { replacing($0, with: column.formula, in: text) } ?? text
    }
  }

  /// A list in which one word is another.
  private func replacing(_ word: String, with other: String, in text: String) -> String {
    items(text).map { item in
      item.split(separator: " ").map { $0 == word ? other : String($0) }.joined(separator: " ")
    }.joined(separator: ", ")
  }

  /// The parts between the commas that stand in no parentheses.
  private func items(_ text: String) -> [String] {
    var depth = 0
    let parts = text.split { character in
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      return character == "," && depth == 0
    }
    return parts.map { $0.split(separator: " ").joined(separator: " ") }
  }
}

/// A column that SQL asks for: `avg(spend)`, or `avg(spend) as mean`.
private struct ForeignColumn {
  let formula: String
  let name: String?

  init(_ text: String) {
    let words = text.inLoy.split(separator: " ")
    let hasWord = words.count > 2 && words[words.count - 2].lowercased() == "as"
    let before = words.dropLast(hasWord ? 2 : 1)
    // `sum(spend) total`: a bare word behind a bracket or behind another word is a name.
    let hasName =
      hasWord
      || (words.last?.wholeMatch(of: /[A-Za-z_]\w*/) != nil
        && (before.last?.hasSuffix(")") == true || before.count == 1))
    formula = hasName ? before.joined(separator: " ") : words.joined(separator: " ")
    name = hasName ? words.last.map(String.init) : nil
  }

  /// The name of the column in a result.
  var title: String {
    if let name { return name }
    return formula.wholeMatch(of: /[A-Za-z_][\w.]*/) == nil ? "`\(formula)`" : formula
  }

  /// Whether it is computed from many rows.
  var isSummary: Bool { formula.contains("(") }

  /// The column in the words of loy.
  var text: String { name.map { "\($0) = \(formula)" } ?? formula }
}

extension String {
  /// The words of SQL for missing values, counts, months and dates in those of loy.
  fileprivate var inLoy: String {
    replacing("(*)", with: "()")
      .replacing(/count\s*\(\s*distinct\s+/.ignoresCase(), with: "distinct(")
      .replacing(/\bmonth\s*\(/.ignoresCase(), with: "month_of_year(")
      .replacing(/\bis\s+null\b/.ignoresCase(), with: "is missing")
      .replacing(/\bis\s+not\s+null\b/.ignoresCase(), with: "is not missing")
      .replacing(/'(\d{4}-\d{2}(?:-\d{2})?)'/) { String($0.output.1) }
  }
}
