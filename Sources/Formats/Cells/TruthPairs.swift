import Values

/// The pairs of words that make a column true/false.
enum TruthPairs {
  /// Yes and no of each pair, in its usual cases.
  private static let pairs: [TruthWords] = [
    ("Yes", "No"), ("yes", "no"), ("YES", "NO"), ("Y", "N"), ("y", "n"), ("true", "false"),
    ("True", "False"), ("TRUE", "FALSE"), ("T", "F"), ("t", "f"), ("Da", "Ne"), ("da", "ne"),
    ("DA", "NE"), ("是", "否"), ("有", "无"), ("有", "無"), ("对", "错"), ("真", "假"),
    ("Ja", "Nein"), ("ja", "nein"), ("Oui", "Non"), ("oui", "non"), ("Sí", "No"), ("sí", "no"),
    ("Sì", "No"), ("sì", "no"), ("Tak", "Nie"), ("tak", "nie"), ("Ano", "Ne"), ("ano", "ne"),
    ("Igen", "Nem"), ("igen", "nem"), ("Да", "Нет"), ("да", "нет"),
  ].map { TruthWords(yes: $0.0, no: $0.1) }

  /// The pair that some distinct words are, if they are one.
  ///
  /// One word alone decides only when it is a form of yes, no, true or false.
  static func pair(of words: [String]) -> TruthWords? {
    let found = pairs.first { pair in words.allSatisfy { $0 == pair.yes || $0 == pair.no } }
    switch words.count {
    case 2: return found
    case 1: return found.flatMap { alone.contains($0.yes.lowercased()) ? $0 : nil }
    default: return nil
    }
  }

  private static let alone: Set<String> = ["yes", "true"]
}
