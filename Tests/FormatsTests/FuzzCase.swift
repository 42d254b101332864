import Formats

/// A file of scraps and the options it is loaded with, both drawn from a seed.
struct FuzzCase {
  /// What both are drawn from.
  let seed: UInt64
  /// The file.
  private(set) var bytes: [UInt8]
  /// The options.
  private(set) var options = LoadOptions()

  /// Draws a case.
  init(seed: UInt64) {
    self.seed = seed
    var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    bytes = FuzzCase.files[dice.below(FuzzCase.files.count)]
    for _ in 0..<dice.below(12) { mutate(&dice) }
    if bytes.count > 1 << 16 { bytes.removeLast(bytes.count - 1 << 16) }
    if dice.below(8) == 0 { bytes = bytes.flatMap { [$0, 0] } }
    for _ in 0..<dice.below(4) { choose(&dice) }
  }

  /// The file as text, with what is no text as escapes.
  var described: String {
    bytes.prefix(4000).map { byte in
      (0x20..<0x7F).contains(byte) || byte == 0x0A
        ? String(UnicodeScalar(byte)) : "\\x" + String(byte, radix: 16)
    }.joined()
  }

  private static let texts = [
    "id,name,spend\n1,Ana,10.5\n2,Iva,\n3,\"Eva, \"\"E\"\"\",7\n",
    "a;b;c\r\n1,5;x;2026-01-31\r\n-0,25;y;2026-02-01\r\n", "a\tb\rx\ty\r1\t2",
    "note\n\n# more\nid|d|w\n1|31/1/2026|Yes\n2|1/2/2026|No\n",
    "Q1;Q2\nHow?;Why?\n=\"007\";5%\n=\"008\";6%\n=\"009\";7%\n", "sep=;\na;b\n1;'x'\n",
    "城市,€\n北京,1.234,5\nZagreb,\"12 €\"\n", "a,a,,a_2\n1,2,3,4\n5,6\n7,8,9,10,11\n",
    "{\"a\": 1, \"b\": [1, {\"c\": null}], \"d\": \"x\\u00e9\\n\"}\n{\"a\": 2.5e3, \"d\": true}\n",
    "[{\"a\": 1}, {\"b\": \"2026-01-31T10:20:30Z\"}]", "bread milk\nmilk milk  butter\n\nbread\n",
    "x\n1e308\n-inf\n9223372036854775807\n-9223372036854775808\n0.1\n",
    "d\n2026-W53\n2026-Q1\n0000-01\n",
    "t,u\n\"a\\\"b\",1\n\"c\",\"2\n3\"\n", "\u{FEFF}Da;Ne\nDa;Ne\n", "1,2\n3,4\n5,6\n",
  ]

  private static let files: [[UInt8]] =
    texts.map { Array($0.utf8) } + [
      // gzip and zstd of `a,b\n1,x\n2,y\n`, and words in Windows-1250, GB18030 and Big5.
      [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3, 0x4B, 0xD4, 0x49, 0xE2, 0x32, 0xD4, 0xA9, 0xE0, 2, 0]
        + [0xF4, 0xA0, 1, 0, 8, 0, 0, 0],
      [0x28, 0xB5, 0x2F, 0xFD, 0x20, 0x0C, 0x61, 0, 0, 0x61, 0x2C, 0x62, 0x0A, 0x31, 0x2C, 0x78]
        + [0x0A, 0x32, 0x2C, 0x79, 0x0A],
      [0x6D, 0x3B, 0x6B, 0x0A, 0xA3, 0xF3, 0x64, 0x9F, 0x3B, 0x9C, 0x6C, 0xB9, 0x73, 0x6B, 0x0A],
      [0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0xB3, 0xC7, 0xCA, 0xD0, 0x0A, 0xCD, 0xF5, 0x2C, 0xB1, 0x0A],
      [0xA9, 0x6D, 0xA6, 0x57, 0x2C, 0xAB, 0xB0, 0x0A, 0xA4, 0xFD, 0x2C, 0xA5, 0x78, 0x0A], [],
    ]

  private static let scraps: [[UInt8]] =
    [
      "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r", "\r\n", "\n\n", "'", "\\\"", "=\"", " ", "NA",
      "null",
      "-", "+", "%", "€", "0", "00", "1.234", "1,234", "9999999999999999999", "1e999", "2026-02-29",
      "29/2/2026 25:61", "Yes", "No", "true", "{", "}", "[", "]", ":", "\\u", "\\uD800", "{\"a\":",
      "#",
      "sep=", "\u{FEFF}", "\u{1F469}\u{200D}\u{1F467}", "\u{0}", "inf", "nan", "--", ".",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xFE, 0xFF], [0x80], [0xC3], [0xF0, 0x9F], [0x81, 0x30],
    ]

  private mutating func mutate(_ dice: inout Dice) {
    let place = dice.below(bytes.count + 1)
    let rest = bytes.count - place
    switch dice.below(8) {
    case 0 where rest > 0: bytes[place] = UInt8(dice.below(256))
    case 1 where rest > 0: bytes[place] ^= 1 << UInt8(dice.below(8))
    case 2: bytes.removeSubrange(place..<place + min(rest, dice.below(20)))
    case 3:
      let part = bytes[place..<place + min(rest, 1 + dice.below(40))]
      let copies = [1, 2, 3, 300][dice.below(4)]
      for _ in 0..<copies { bytes.insert(contentsOf: part, at: place) }
    case 4:
      let other = FuzzCase.files[dice.below(FuzzCase.files.count)]
      bytes.insert(contentsOf: other.dropFirst(dice.below(other.count + 1)), at: place)
    case 5 where dice.below(3) == 0: bytes.removeSubrange(place...)
    default:
      bytes.insert(contentsOf: FuzzCase.scraps[dice.below(FuzzCase.scraps.count)], at: place)
    }
  }

  private mutating func choose(_ dice: inout Dice) {
    switch dice.below(14) {
    case 0: options.text = .all
    case 1: options.number = .all
    case 2: options.date = .all
    case 3: options.delimiter = Array(",;\t| x\"".utf8)[dice.below(7)]
    case 4: options.quote = [LoadOptions.Quote.none, .byte(UInt8(ascii: "'"))][dice.below(2)]
    case 5: options.header = dice.below(2) == 0
    case 6: options.skip = dice.below(4)
    case 7: options.decimal = Array(",.".utf8)[dice.below(2)]
    case 8:
      let names = ["GB18030", "Big5", "UTF-16", "Windows-1250", "ISO-8859-2", "UTF-8", "Shift-JIS"]
      options.encoding = names[dice.below(names.count)]
    case 9: options.strict = true
    case 10: options.basket = true
    case 11: options.blank = ["x", "-"]
    case 12: options.dates = dice.below(2) == 0 ? .day : .month
    default: options.format = ["csv", "tsv", "json", "jsonl"][dice.below(4)]
    }
  }
}

/// Numbers that look random and are the same for the same seed.
struct Dice {
  /// Where the numbers have got to.
  var state: UInt64

  /// A number from 0 to a limit, without it.
  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, limit)))
  }
}
