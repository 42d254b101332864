/// A word that may be typed next.
struct Candidate: Hashable, Sendable {
  /// What is put into the line.
  let text: String
  /// What a person begins to type: the text without quotes and backticks, in lower case.
  let key: String
  /// Whether it is the name of a column, table or definition.
  var isName = false

  /// A word of the language.
  static func word(_ text: String) -> Candidate { Candidate(text: text, key: text.lowercased()) }

  /// A name, which may need backticks.
  static func name(_ text: String) -> Candidate {
    Candidate(text: Name.source(of: text), key: text.lowercased(), isName: true)
  }

  /// A function, with the bracket that follows it.
  static func function(_ name: String) -> Candidate {
    Candidate(text: name + "(", key: name.lowercased())
  }

  /// An option, with its colon.
  static func option(_ name: String) -> Candidate {
    Candidate(text: name + ":", key: name.lowercased())
  }

  /// A value of a text column, in quotes.
  static func value(_ text: String) -> Candidate {
    Candidate(text: Literal.plain(text).canonicalText, key: text.lowercased())
  }

  /// The same name between backticks.
  var quoted: Candidate {
    text.hasPrefix("`") ? self : Candidate(text: "`\(text)`", key: key, isName: true)
  }
}
