import Testing

@testable import Shell

struct CompletionTests {
  @Test func `a list stands in columns, also under wide characters`() {
    let names = ["城市", "会员等级", "tier", "spend", "joined"]
    #expect(
      CompletionList.layout(names, columns: 24, rows: 9) == [
        "城市      spend",
        "会员等级  joined",
        "tier",
      ])
  }

  @Test(arguments: [
    (columns: 4, rows: 9, expected: ["tie…", "vip"]),
    (columns: 80, rows: 9, expected: ["tiers  vip"]),
    (columns: 4, rows: 1, expected: ["tie…", "… and 1 more"]),
    (columns: 80, rows: 0, expected: []),
  ])
  func `a list never leaves the window`(columns: Int, rows: Int, expected: [String]) {
    #expect(CompletionList.layout(["tiers", "vip"], columns: columns, rows: rows) == expected)
  }

  @Test func `a candidate cannot steer the terminal`() {
    #expect(CompletionList.layout(["a\u{1B}[2J"], columns: 20, rows: 3) == ["a␛[2J"])
  }

  @Test(arguments: [
    (["segment", "select"], "se"), (["会员", "会议"], "会"), (["a", "b"], ""), ([], ""),
  ])
  func `candidates share their beginning`(candidates: [String], shared: String) {
    #expect(Completion(replaceRange: 0..<0, candidates: candidates).commonPrefix == shared)
  }
}
