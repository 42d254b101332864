extension Name {
  /// The name as it is written: between backticks when it could not stand without them.
  public var source: String { Name.source(of: text) }

  /// A name as it is written: between backticks when it could not stand without them.
  public static func source(of text: String) -> String {
    let lexer = Lexer(text)
    let isPlain =
      lexer.tokens.count == 2 && lexer.tokens[0].kind == .name
      && lexer.tokens[0].upper - lexer.tokens[0].lower == lexer.bytes.count
    guard !isPlain else { return text }
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return "`\(parts.joined(separator: "``"))`"
  }
}
