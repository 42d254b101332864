import Testing

@testable import Session

/// Answers at the low end of a long scale, many enough to seem to be of a shorter one.
@Suite struct LowAnswersTests {
  /// Forty answers from 1 to 5 and, in the whole table, one of the greatest.
  private static let table =
    "id,score\n" + (0..<40).map { "\($0),\(1 + $0 % 5)\n" }.joined() + "40,10\n"
  private static let lowTable =
    "id,score\n" + (0..<40).map { "\($0),\(1 + $0 % 5)\n" }.joined()

  @Test(arguments: [
    ("filter score <= 5", "-100"), ("sort score | take 40", "-100"),
    ("derive low = 1 | filter score <= 5", "-100"),
    ("filter score <= 5 | derive score = score + 0", "nps wants answers from 0 to 10"),
  ])
  func `A filter on low answers leaves the scale as it was`(steps: String, expected: String) {
    let session = AskingSession(["people": Self.table])
    #expect(session.answer("people | \(steps) | summarize nps(score)").contains(expected))
  }

  @Test func `Answers of a table that has no greater ones are asked for their scale`() {
    let session = AskingSession(["people": Self.lowTable])
    #expect(
      session.answer("people | summarize nps(score)").contains("nps wants answers from 0 to 10"))
  }
}
