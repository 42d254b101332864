import Glibc

/// Judges how well a decoded text fits the languages of an encoding of one byte a letter.
struct LetterWeigher {
  /// What the text weighs, a natural logarithm, in the language that fits best.
  let weight: Double
  /// The number of characters beyond ASCII.
  let count: Int
  /// The language, or nothing when only a mixture of them fits.
  let language: String?
  /// The letters that were found, the most frequent first.
  let letters: [Unicode.Scalar]

  private static let symbols = Set("€£¥§°©®«»“”„‘’‚…–—·²³µ½¼¾×±№ªº¿¡\u{A0}".unicodeScalars)

  /// Words of one letter, and letters that begin a sentence as such a word.
  private static let words = Set("àáéèíòóùúÀÁÉÈÓавикосуяэАВИКОСУЯЭіїйІЇ".unicodeScalars)

  /// Weighs a text.
  init(_ text: String, _ models: [LetterModel]) {
    let scalars = Array(text.unicodeScalars)
    var sums = [Double](repeating: 0, count: models.count + 1)
    var tally: [Unicode.Scalar: Int] = [:]
    var count = 0
    for (index, scalar) in scalars.enumerated() where scalar.value >= 0x80 {
      count += 1
      let before = index > 0 ? scalars[index - 1] : "\n"
      let after = index + 1 < scalars.count ? scalars[index + 1] : "\n"
      let letter = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      let penalty = LetterWeigher.penalty(scalar, before, after)
      var mixture = 0.0
      for (place, model) in models.enumerated() {
        let share = model.share(of: letter)
        sums[place] += log(share ?? LetterWeigher.foreign(scalar, before, after)) + penalty
        mixture += share ?? 0
      }
      let share = mixture > 0 ? mixture / Double(models.count) : nil
      sums[models.count] += log(share ?? LetterWeigher.foreign(scalar, before, after)) + penalty
      if share != nil { tally[letter, default: 0] += 1 }
    }
    let best = sums.indices.max { sums[$0] < sums[$1] } ?? 0
    weight = sums[best]
    self.count = count
    language = best < models.count ? models[best].language : nil
    letters = tally.keys.sorted { (tally[$1] ?? 0, $0.value) < (tally[$0] ?? 0, $1.value) }
  }

  /// The share of a character that is no letter of the language.
  private static func foreign(
    _ scalar: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar
  ) -> Double {
    if (0x80..<0xA0).contains(scalar.value) { return 1e-7 }
    guard symbols.contains(scalar) else { return 1e-5 }
    let isInside = before.properties.isAlphabetic && after.properties.isAlphabetic
    return isInside && scalar != "’" ? 1e-5 : 5e-3
  }

  /// What speaks against a letter where it stands: another script beside it, or a capital inside a
  /// word.
  private static func penalty(
    _ scalar: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar
  ) -> Double {
    guard scalar.properties.isAlphabetic else { return 0 }
    var penalty = 0.0
    if isCyrillic(scalar), isLatin(before) || isLatin(after) { penalty -= 6 }
    if scalar.properties.isUppercase, before.properties.isLowercase { penalty -= 3 }
    if scalar.properties.isLowercase, after.properties.isUppercase { penalty -= 3 }
    // A sign of money or the like stands where no letter of a word does.
    if !before.properties.isAlphabetic, !after.properties.isAlphabetic, !words.contains(scalar) {
      penalty -= 6
    }
    return penalty
  }

  private static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool {
    (0x400..<0x500).contains(scalar.value)
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x400 && scalar.properties.isAlphabetic
  }
}
