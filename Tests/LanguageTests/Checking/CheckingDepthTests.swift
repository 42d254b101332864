import Testing

struct CheckingDepthTests {
  /// The verb of the checked step, or the code of the error.
  private static func outcome(of script: String) -> String {
    let words = Bench.text(script).split(separator: " ", maxSplits: 2)
    return words[0] == "error" ? String(words[1]) : String(words[0])
  }

  private static func nested(_ opening: String, _ inner: String, _ closing: String) -> String {
    "filter " + String(repeating: opening, count: 150) + inner
      + String(repeating: closing, count: 150) + " > 1"
  }

  private static func definitions(_ count: Int, _ body: (Int) -> String) -> String {
    let lines = (1...count).map { "segment s\($0) = \(body($0 - 1))" }
    return "segment s0 = flag\n" + lines.joined(separator: "\n") + "\nfilter s\(count)"
  }

  @Test func `deep, long and ever doubling formulae are checked or refused, never a trap`() {
    let scripts = [
      Self.nested("(", "spend", ")"), Self.nested("round(", "spend", ")"),
      Self.nested("if(flag, ", "1", ", 2)"),
      "filter spend" + String(repeating: " + 1", count: 400) + " > 1",
      "filter flag" + String(repeating: " and flag", count: 400),
      "filter region in (" + Array(repeating: "\"x\"", count: 2000).joined(separator: ", ") + ")",
      Self.definitions(20) { "not s\($0)" }, Self.definitions(60) { "not s\($0)" },
      Self.definitions(14) { "s\($0) and s\($0)" },
    ]
    #expect(
      scripts.map(Self.outcome)
        == Array(repeating: "filter", count: 7) + ["P11:", "P11:"])
  }
}
