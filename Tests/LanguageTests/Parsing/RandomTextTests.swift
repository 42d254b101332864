import Diagnostics
import Language
import Testing

struct RandomTextTests {
  /// Parses a text; returning at all is the claim, and ranges stay inside the text.
  static func survives(_ text: String) -> Bool {
    let script = Parser.parse(Source(text: text), grammar: SampleGrammar.grammar)
    let count = text.utf8.count
    _ = Parser.isComplete(text)
    let ranges = script.diagnostics.compactMap(\.range) + script.statements.map(\.range)
    return script.diagnostics.count <= 10
      && ranges.allSatisfy { $0.lower >= 0 && $0.lower <= $0.upper && $0.upper <= count }
  }

  static let scraps: [String] = [
    "filter", "|", "(", ")", "by", "not", "in", "last", "30", "days", "\"a\"", "'", "\"", "`", "$m",
    "{$m}", "\\", "\n", ";", ",", "=", "==", "<", "top:", ":", "2026-01", "2026-1-1", "5%", "1e6",
    "nps", "load", "segment", "x", ".", "-", "--", "-- c", "#", "城市", "｜", "“", "”", "（", "🙂",
    "select", "from", "where", "between", "and", "is", "missing", "starts", "with", "set", "run",
    "explain", "plan", "let", "param", "as", "why", "\u{0}", "\r\n", "e\u{301}",
    "99999999999999999999",
    "*", "/", "+", "count(", "asof", "desc", "this", "month", "previous", "link", "to", "on",
  ]

  @Test func `random scraps, bytes and mutated lines never trap`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed of the random texts: \(seed)")
    var random = SeededTexts(seed: seed)
    let lines = TreeTests.page.map(\.line)
    let failed = (0..<6000).map { round in
      switch round % 3 {
      case 0: random.scraps(Self.scraps)
      case 1: random.bytes()
      default: random.mutation(of: lines[round / 3 % lines.count])
      }
    }.filter { !Self.survives($0) }
    #expect(failed == [])
  }

  @Test func `depth is bounded by an error, width is not`() {
    let count = 20_000
    let deep = [
      String(repeating: "(", count: count), String(repeating: "not ", count: count),
      String(repeating: "-", count: count), String(repeating: "f(", count: count),
      String(repeating: "x in (", count: count), String(repeating: "1+", count: count) + "1",
      String(repeating: "a or ", count: count) + "a", String(repeating: "a.", count: count) + "a",
    ]
    let codes = deep.map { text in
      let line = "filter " + text
      return Parser.parse(Source(text: line), grammar: SampleGrammar.grammar).diagnostics
        .map(\.code).joined(separator: " ")
    }
    #expect(codes == ["P11", "P11", "P11", "P11", "P11", "P11", "P11", ""])
    let wide = "filter x in (" + String(repeating: "1,", count: count) + "1)"
    #expect(Parser.parse(Source(text: wide), grammar: SampleGrammar.grammar).diagnostics == [])
  }
}

/// Random texts from a seed.
struct SeededTexts {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  mutating func scraps(_ scraps: [String]) -> String {
    var text = ""
    for _ in 0..<below(25) { text += pick(scraps) + (below(3) > 0 ? " " : "") }
    return text
  }

  mutating func bytes() -> String {
    let bytes = (0..<below(60)).map { _ in UInt8(below(3) > 0 ? 32 + below(95) : below(256)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func mutation(of line: String) -> String {
    var bytes = Array(line.utf8)
    for _ in 0...below(4) {
      let place = below(bytes.count)
      switch below(3) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(UInt8(32 + below(95)), at: place)
      default: bytes.swapAt(place, below(bytes.count))
      }
      if bytes.isEmpty { bytes = [0x20] }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
