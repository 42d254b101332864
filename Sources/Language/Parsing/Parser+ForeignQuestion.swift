import Diagnostics

extension Parser {
  /// The answer to `select … from …`, when the step that has started is such a question.
  func foreignQuestion(_ verb: Name) -> Diagnostic? {
    guard verb.text.lowercased() == "select", let question = ForeignQuestion(self, at: index) else {
      return nil
    }
    let range = SourceRange(verb.range.lower, question.upper)
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
    if let condition = parts["where"] { steps.append("filter \(condition)") }
    let columns = (parts["select"] ?? "*").replacing("(*)", with: "()")
    if let groups = parts["group"] {
      steps.append("summarize \(without(groups, in: columns)) by \(groups)")
    } else if columns.contains("(") {
      steps.append("summarize \(columns)")
    }
    if let condition = parts["having"] { steps.append("filter \(condition)") }
    if let keys = parts["order"] { steps.append("sort \(keys)") }
    if let count = parts["limit"] { steps.append("take \(count)") }
    if parts["group"] == nil, !columns.contains("("), columns != "*" {
      steps.append("select \(columns)")
    }
    return steps.joined(separator: " | ")
  }

  /// The columns that are no groups.
  private func without(_ groups: String, in columns: String) -> String {
    func items(_ text: String) -> [String] {
      text.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
    }
    let names = Set(items(groups))
    let rest = items(columns).filter { !names.contains($0) }
    return rest.isEmpty ? "count()" : rest.joined(separator: ", ")
  }
}
