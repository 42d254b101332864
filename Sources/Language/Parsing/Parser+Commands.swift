import Diagnostics

extension Parser {
  /// Reads a command from its first word on.
  mutating func command(_ command: CommandDeclaration) throws(SyntaxError) -> Statement.Kind {
    let word = Name(currentText, range: current.range)
    advance()
    let arguments = try arguments(command)
    if isAt(.symbol(.pipe)) { throw .found(.pipeAfterCommand(command.name, at: current.range)) }
    if isAt(.option) {
      let names = command.options.map(\.name)
      throw .found(
        .unknownOption(currentText, of: command.name, at: current.range, among: names))
    }
    guard current.endsStatement else { throw superfluous(command) }
    return .command(word, arguments)
  }

  private func superfluous(_ command: CommandDeclaration) -> SyntaxError {
    guard !isAt(.invalid) else { return .reported }
    return .found(
      .expected(
        "the end of the line", found: currentText, at: current.range,
        advice: ["the form is:  \(command.form)"]))
  }

  private mutating func arguments(
    _ command: CommandDeclaration
  ) throws(SyntaxError) -> CommandArguments {
    let form = command.form
    switch command.shape {
    case .none: return .none
    case .name: return .name(try name("a name"))
    case .optionalName: return current.endsStatement ? .none : .name(try name("a name"))
    case .optionalWord: return current.endsStatement ? .none : .word(try topic(form))
    case .oneOf(let words): return current.endsStatement ? .none : try oneOf(words, form)
    case .load: return try load(command)
    case .setting: return try setting(form)
    case .textOrOff:
      if isAtWord("off") { return .word(try word("off")) }
      return .text(try textArgument("a file name", form: form))
    case .text: return .text(try textArgument("a text", form: form))
    case .run: return try run(form)
    case .explain: return try explain(form)
    case .whyNot: return try whyNot(form)
    case .remark:
      let first = try textArgument("a text", form: form)
      return .remark(first, try textArgument("a second text", form: form))
    }
  }

  /// Reads what help is asked about: words with hyphens or blanks between them, or a text.
  private mutating func topic(_ form: String) throws(SyntaxError) -> Name {
    let token = current
    if token.kind == .text {
      let parts = try parts(of: token)
      let words = parts.map { if case .plain(let text) = $0 { text } else { "" } }
      return Name(words.joined(), range: token.range)
    }
    var topic = try anyWord(form)
    // A pipe behind the words is a mistake of its own.
    while !current.endsStatement, current.kind != .symbol(.pipe) {
      let mark = take(.symbol(.minus)) ? "-" : " "
      let next = try anyWord(form)
      topic = Name(topic.text + mark + next.text, range: topic.range.through(next.range))
    }
    return topic
  }

  private mutating func anyWord(_ form: String) throws(SyntaxError) -> Name {
    let token = current
    guard token.isNumber || token.kind == .quotedName else { return try word("a word or number") }
    advance()
    return token.kind == .quotedName ? name(of: token) : Name(text(of: token), range: token.range)
  }

  private mutating func oneOf(
    _ words: [String], _ form: String
  ) throws(SyntaxError) -> CommandArguments {
    guard current.isWord, words.contains(currentText.lowercased()) else {
      throw expected(words.map { "`\($0)`" }.joined(separator: " or "), form: form)
    }
    return .word(try word("a word"))
  }

  private mutating func load(
    _ command: CommandDeclaration
  ) throws(SyntaxError) -> CommandArguments {
    var files: [TextArgument] = []
    repeat {
      files.append(try textArgument("a file name", form: command.form))
    } while take(.symbol(.comma))
    let name = take(.word(.as)) ? try name("a name for the table") : nil
    return .load(files, name: name, options: try options(.command(command)))
  }

  private mutating func setting(_ form: String) throws(SyntaxError) -> CommandArguments {
    let name = try word("the name of a setting")
    if isAt(.symbol(.equal)) {
      throw expected("a value right behind `\(name.text)`", form: "set \(name.text) …")
    }
    return .setting(name, try optionValue("a value for `\(name.text)`", form: form))
  }

  private mutating func run(_ form: String) throws(SyntaxError) -> CommandArguments {
    let file = try textArgument("a file name", form: form)
    var parameters: [ScriptArgument] = []
    while isAt(.name) || isAt(.quotedName) {
      let name = try name("a parameter")
      guard take(.symbol(.equal)) else { throw expected("`=`", form: "\(name.text) = 2026-01") }
      let lower = current.lower
      let value = try literal()
      parameters.append(ScriptArgument(name: name, value: value, range: range(from: lower)))
      _ = take(.symbol(.comma))
    }
    return .run(file, parameters)
  }

  private mutating func explain(_ form: String) throws(SyntaxError) -> CommandArguments {
    guard !current.endsStatement else { throw expected("`last` or a pipeline", form: form) }
    let token = current
    if isAtWord("last"), following != .symbol(.pipe) {
      advance()
      return .explainLast(token.range)
    }
    let isPlan = isAtWord("plan") && following != .symbol(.pipe) && !followingIsEnd
    if isPlan { advance() }
    return .explain(try pipeline(), isPlan: isPlan)
  }

  private var followingIsEnd: Bool {
    following == .lineEnd || following == .end || following == .symbol(.semicolon)
  }

  private mutating func whyNot(_ form: String) throws(SyntaxError) -> CommandArguments {
    try expect(.not, form: form)
    let token = current
    guard token.isNumber || token.kind == .text else {
      throw expected("the number or the text of a rule", form: form)
    }
    return .whyNot(try optionValue("a number or text"))
  }
}
