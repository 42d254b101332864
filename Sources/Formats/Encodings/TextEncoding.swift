/// An encoding that loy recognises by itself.
struct TextEncoding: Sendable {
  /// How the letters of an encoding are judged.
  enum Script: Sendable {
    /// One byte a letter, for some languages.
    case letters([LetterModel])
    /// Two bytes a character, of which some are common.
    case characters(CharacterModel)
  }

  /// The name for people, which `encoding:` takes too.
  let name: String
  /// The name the system's converter knows it by.
  let converterName: String
  /// How its letters are judged.
  let script: Script

  /// All of them; the earlier wins when nothing tells two apart.
  static let all: [TextEncoding] = [
    TextEncoding(
      name: "Windows-1252", converterName: "CP1252", script: .letters(LetterModel.western)),
    TextEncoding(
      name: "Windows-1250", converterName: "CP1250", script: .letters(LetterModel.central)),
    TextEncoding(
      name: "ISO 8859-2", converterName: "ISO-8859-2", script: .letters(LetterModel.central)),
    TextEncoding(
      name: "Windows-1251", converterName: "CP1251", script: .letters(LetterModel.cyrillic)),
    // Whatever is GB2312 or GBK is GB18030 too.
    TextEncoding(name: "GB18030", converterName: "GB18030", script: .characters(.simplified)),
    TextEncoding(name: "Big5", converterName: "BIG5-HKSCS", script: .characters(.traditional)),
    TextEncoding(name: "Shift-JIS", converterName: "CP932", script: .characters(.japanese)),
  ]

  /// The names the system's converter is asked for when a person types one.
  static func converterName(for typed: String) -> String {
    let plain = typed.lowercased().filter { $0.isLetter || $0.isNumber }
    let known = all.first { encoding in
      encoding.name.lowercased().filter { $0.isLetter || $0.isNumber } == plain
    }
    return known?.converterName ?? others[plain] ?? typed
  }

  private static let others = [
    "latin1": "ISO-8859-1", "latin2": "ISO-8859-2", "latin9": "ISO-8859-15", "gbk": "GB18030",
    "gb2312": "GB18030", "sjis": "CP932", "cp932": "CP932", "utf16le": "UTF-16LE",
    "utf16be": "UTF-16BE", "eucjp": "EUC-JP", "euckr": "EUC-KR", "koi8r": "KOI8-R",
  ]
}
