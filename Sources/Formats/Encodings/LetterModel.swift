import Glibc

/// How often a language uses its letters beyond A to Z.
struct LetterModel: Sendable {
  /// The language, as evidence names it.
  let language: String
  private let weights: [Unicode.Scalar: Double]

  /// Ranks letters, the most frequent first; the n-th weighs 1/n (Zipf).
  private init(_ language: String, _ letters: String) {
    self.language = language
    let scalars = Array(letters.unicodeScalars)
    let total = (1...scalars.count).reduce(0) { $0 + 1 / Double($1) }
    weights = Dictionary(
      uniqueKeysWithValues: scalars.enumerated().map { ($1, 1 / (Double($0 + 1) * total)) })
  }

  /// The share of a lower-case letter among them, or nothing when the language has no such letter.
  func share(of letter: Unicode.Scalar) -> Double? { weights[letter] }

  /// Languages of Windows-1252.
  static let western = [
    LetterModel("French", "éèàêçôîùâûëïœüæÿ"), LetterModel("German", "üäößé"),
    LetterModel("Spanish", "óíáéñúü"), LetterModel("Portuguese", "ãçáéíóêúõâàôü"),
    LetterModel("Italian", "èàùòìé"), LetterModel("Danish or Norwegian", "øåæéäö"),
    LetterModel("Swedish", "äåöéü"), LetterModel("Icelandic", "áíðéóúöýþæ"),
    LetterModel("Dutch", "ëéïèöü"),
  ]

  /// Languages of Windows-1250 and ISO 8859-2.
  static let central = [
    LetterModel("Polish", "łąęóśżćńź"), LetterModel("Czech", "íáéýěčřžšůúóťňď"),
    LetterModel("Slovak", "áíéčžýšúľťôóňäďĺŕ"), LetterModel("Croatian or Slovenian", "čšžćđ"),
    LetterModel("Hungarian", "éáőöóüíúű"),
    LetterModel("Romanian", "ăîâşţ"), LetterModel("German", "üäößé"),
  ]

  /// Languages of Windows-1251: Russian, Ukrainian, Bulgarian, Serbian.
  ///
  /// What tells them apart is too little to be claimed.
  static let cyrillic = [
    LetterModel("Cyrillic", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"),
    LetterModel("Cyrillic", "оаніивтерслкдумпзяьбгйчюхцжїєшщфґ"),
    LetterModel("Cyrillic", "аиоетнрсвлкдпмзъугябчщйцжхшюфь"),
    LetterModel("Cyrillic", "аиоенсрјтукдвмплгзбчшцњжћхљђфџ"),
  ]
}
