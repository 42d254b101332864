import Bitmaps
import Language
import Tables
import Values

extension WordQuestion {
  /// How many answers of each side hold each word.
  func count(
    _ table: Table
  ) -> (counts: [String: (Int, Int)], sizes: (Int, Int), unknown: Int) {
    var counts: [String: (Int, Int)] = [:]
    var sizes = (0, 0)
    var unknown = 0
    guard case .text(let texts) = table.columns[0], let inside = table.columns[1].trueRows else {
      return (counts, sizes, unknown)
    }
    let (lostTexts, lostOutcomes) = (texts.missing, table.columns[1].missing)
    for row in 0..<table.rowCount {
      if lostTexts?[row] ?? false || lostOutcomes?[row] ?? false {
        unknown += 1
        continue
      }
      if inside[row] { sizes.0 += 1 } else { sizes.1 += 1 }
      for word in WordQuestion.words(of: texts.text(at: row)) {
        if inside[row] {
          counts[word, default: (0, 0)].0 += 1
        } else {
          counts[word, default: (0, 0)].1 += 1
        }
      }
    }
    return (counts, sizes, unknown)
  }

  /// The different words of a text: runs of letters and digits, Chinese runs in pairs.
  static func words(of text: String) -> Set<String> {
    var words: Set<String> = []
    var (word, run) = ("", [Character]())
    func close() {
      if !word.isEmpty { words.insert(word) }
      if run.count == 1 { words.insert(String(run[0])) }
      for place in run.indices.dropFirst() { words.insert(String(run[(place - 1)...place])) }
      (word, run) = ("", [])
    }
    for character in text.lowercased() {
      if character.isIdeograph {
        if !word.isEmpty { close() }
        run.append(character)
      } else if character.isLetter || character.isNumber {
        if !run.isEmpty { close() }
        word.append(character)
      } else {
        close()
      }
    }
    close()
    return words
  }
}

extension Character {
  /// Whether the character is a Chinese one (Unicode's CJK ideographs) or Japanese kana.
  fileprivate var isIdeograph: Bool {
    guard let scalar = unicodeScalars.first?.value else { return false }
    return (0x3400...0x9FFF).contains(scalar) || (0x3041...0x30FF).contains(scalar)
      || (0xF900...0xFAFF).contains(scalar) || (0x20000...0x3FFFF).contains(scalar)
  }
}
