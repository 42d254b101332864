import Diagnostics
import Values

extension Parser {
  /// Reads a definition from its first word on.
  mutating func definition(_ word: DefinitionWord) throws(SyntaxError) -> Statement.Kind {
    advance()
    switch word {
    case .let: return try namedResult()
    case .segment: return try formula(.segment)
    case .behaviour: return try formula(.behaviour)
    case .measure: return try formula(.measure)
    case .role: return try formula(.role)
    case .param: return try parameter()
    case .link: return try link()
    }
  }

  private mutating func namedResult() throws(SyntaxError) -> Statement.Kind {
    let form = "let best = customers | filter spend > 100"
    let name = try name("a name for the result")
    guard take(.symbol(.equal)) else { throw expected("`=`", form: form) }
    guard !current.endsStatement else { throw expected("a table or a verb", form: form) }
    if isAt(.name), grammar.form(currentText) == nil, grammar.command(currentText) != nil {
      throw .found(.commandInPipe(currentText, at: current.range))
    }
    return .name(name, try pipeline())
  }

  private mutating func formula(_ kind: DefinitionKind) throws(SyntaxError) -> Statement.Kind {
    var name = try name("the name of the \(kind.rawValue)")
    var table: Name?
    if take(.symbol(.dot)) {
      table = name
      name = try self.name("the name of the \(kind.rawValue)")
    }
    let form = Parser.forms[kind]
    guard take(.symbol(.equal)) else { throw expected("`=`", form: form) }
    guard !current.endsStatement else { throw expected("a formula", form: form) }
    return .define(kind, table: table, name: name, try expression())
  }

  private static let forms: [DefinitionKind: String] = [
    .segment: "segment vip = spend > 1000",
    .behaviour: "behaviour heavy_app = count(events where type = \"app_open\") >= 5",
    .measure: "measure revenue = sum(amount)",
    .role: "role churned = status = \"left\"",
  ]

  private mutating func parameter() throws(SyntaxError) -> Statement.Kind {
    let name = try name("the name of the parameter")
    var type: ParameterType?
    if take(.word(.as)) { type = try parameterType() }
    guard take(.symbol(.equal)) else {
      guard current.endsStatement else { throw expected("`=`", form: "param month = 2026-01") }
      return .parameter(name, type: type, value: nil, valueRange: nil)
    }
    let lower = current.lower
    let value = try literal()
    return .parameter(name, type: type, value: value, valueRange: range(from: lower))
  }

  private mutating func parameterType() throws(SyntaxError) -> ParameterType {
    let types = ParameterType.allCases.map(\.rawValue)
    guard isAt(.name), let type = ParameterType(rawValue: currentText.lowercased()) else {
      throw expected("one of the types \(types.joined(separator: ", "))")
    }
    advance()
    return type
  }

  private mutating func link() throws(SyntaxError) -> Statement.Kind {
    let form = "link orders to customers on customer_id"
    let many = try name("the table with many rows for each key")
    try expect(.to, form: form)
    let one = try name("the table with one row for each key")
    try expect(.on, form: form)
    let manyKey = try key("the column both tables share")
    let oneKey = take(.symbol(.equal)) ? try key("the column of `\(one.text)`") : manyKey
    return .link(many: many, one: one, manyKey: manyKey, oneKey: oneKey)
  }

  /// The name of a column, or with its `$` a parameter that names one.
  private mutating func key(_ role: String) throws(SyntaxError) -> Name {
    let token = current
    guard token.kind == .parameter else { return try name(role) }
    advance()
    return Name(text(of: token), range: token.range)
  }
}
