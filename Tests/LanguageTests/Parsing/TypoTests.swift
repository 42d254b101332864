import Diagnostics
import Language
import Testing

struct TypoTests {
  /// Every text that one edit makes of a word: a letter lost, doubled or wrong, two exchanged.
  static func typos(of word: String) -> Set<String> {
    let letters = Array(word)
    var typos: Set<String> = []
    for place in letters.indices {
      typos.insert(String(letters[..<place] + letters[(place + 1)...]))
      for letter in "aestx" {
        typos.insert(String(letters[..<place] + [letter] + letters[(place + 1)...]))
        typos.insert(String(letters[..<place] + [letter] + letters[place...]))
      }
      guard place > 0 else { continue }
      var exchanged = letters
      exchanged.swapAt(place - 1, place)
      typos.insert(String(exchanged))
    }
    return typos
  }

  @Test func `a verb with one typo is suggested first at least 95 times in 100`() {
    let grammar = SampleGrammar.grammar
    var missed: [String] = []
    var count = 0
    for verb in grammar.verbs.map(\.name) {
      for typo in Self.typos(of: verb) where !grammar.isTaken(typo) && !typo.isEmpty {
        guard Grammar.lesson(for: typo) == nil else { continue }
        count += 1
        let script = Parser.parse(Source(text: "customers | \(typo) x"), grammar: grammar)
        let advice = script.diagnostics.first?.advice.first ?? ""
        if !advice.hasPrefix("did you mean `\(verb)`") { missed.append("\(typo) for \(verb)") }
      }
    }
    #expect(Double(missed.count) <= 0.05 * Double(count), "\(missed)")
  }
}
