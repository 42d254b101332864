import Diagnostics

/// Whose options are being read.
enum OptionOwner {
  /// A verb.
  case verb(VerbForm)
  /// A command.
  case command(CommandDeclaration)

  /// The word for it in messages.
  var name: String {
    switch self {
    case .verb(let form): form.name
    case .command(let command): command.name
    }
  }

  /// Its options.
  var declarations: [OptionDeclaration] {
    switch self {
    case .verb(let form): form.declaration.options
    case .command(let command): command.options
    }
  }

  /// Whether it takes an option.
  func takes(_ option: String) -> Bool {
    switch self {
    case .verb(let form): form.options.contains(option)
    case .command(let command): command.options.contains { $0.name == option }
    }
  }
}

extension Parser {
  /// Reads the options at the end of a step or command; their names come in lower case.
  mutating func options(_ owner: OptionOwner) throws(SyntaxError) -> [Option] {
    var options: [Option] = []
    while isAt(.option) {
      let range = current.range
      let name = Parser.option(currentText, of: owner)
      guard owner.takes(name) else {
        let names = owner.declarations.map(\.name)
        throw .found(.unknownOption(currentText, of: owner.name, at: range, among: names))
      }
      guard !options.contains(where: { $0.name.text == name }) else {
        throw .found(.secondTime("`\(name):`", at: range))
      }
      advance()
      options.append(Option(name: Name(name, range: range), values: try optionValues(name)))
    }
    return options
  }

  private static func option(_ typed: String, of owner: OptionOwner) -> String {
    owner.takes(typed) ? typed : typed.lowercased()
  }

  private mutating func optionValues(_ name: String) throws(SyntaxError) -> [OptionValue] {
    var values: [OptionValue] = []
    repeat { values.append(try optionValue("a value for `\(name):`")) } while take(.symbol(.comma))
    return values
  }

  /// Reads one value of an option or setting.
  mutating func optionValue(
    _ role: String, form: String? = nil
  ) throws(SyntaxError) -> OptionValue {
    let token = current
    switch token.kind {
    case .parameter:
      advance()
      return OptionValue(.parameter(parameterName(token)), range: token.range)
    case .name, .quotedName: return try dottedName()
    case .word(let word) where !word.isValue || word == .asof:
      return OptionValue(.name([try self.word(role)]), range: token.range)
    case .symbol(.minus), .whole, .decimal, .percent, .text, .period, .word:
      return OptionValue(.literal(try literal()), range: range(from: token.lower))
    default: throw expected(role, form: form)
    }
  }

  private mutating func dottedName() throws(SyntaxError) -> OptionValue {
    let first = try name("a word")
    var names = [first]
    while take(.symbol(.dot)) { names.append(try name("a column")) }
    return OptionValue(.name(names), range: range(from: first.range.lower))
  }
}
