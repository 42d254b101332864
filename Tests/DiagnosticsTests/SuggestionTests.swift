import Diagnostics
import Testing

/// The names a person most likely meant.
struct SuggestionTests {
  private let names = [
    "filter", "exclude", "sort", "take", "sample", "distinct", "derive", "select", "rename",
    "count", "summarize", "unpivot", "append", "join", "facts", "plot", "export", "rate", "churn",
    "nps", "csat", "cohort", "associate", "compare", "survival", "customer_id", "region", "tier",
    "nps_score", "monthly_fee", "城市", "mjesečno",
  ]

  @Test func `a single slip of the finger still finds the name`() {
    let alphabet = Array("aeiourstnlz")
    var tried = 0
    var missed: [String] = []
    for name in names where name.count > 3 {
      let letters = Array(name)
      var slips: [[Character]] = []
      for place in letters.indices {
        slips.append(Array(letters[..<place] + letters[(place + 1)...]))
        slips.append(Array(letters[...place] + letters[place...]))
        slips += alphabet.map { Array(letters[..<place] + [$0] + letters[(place + 1)...]) }
        if place > 0 {
          var swapped = letters
          swapped.swapAt(place - 1, place)
          slips.append(swapped)
        }
      }
      for slip in slips.map({ String($0) }) where !names.contains(slip) {
        tried += 1
        if Suggestion.closest(to: slip, in: names).first != name {
          missed.append("\(slip): \(name)")
        }
      }
    }
    #expect(Double(missed.count) <= 0.02 * Double(tried), "\(missed.count) of \(tried): \(missed)")
  }

  @Test func `near names come best first, far ones never`() {
    let words = ["regoin", "REGION", "cust", "score", "xyzzy", "", "市城", "nps_scoer"]
    let found = words.map { Suggestion.closest(to: $0, in: names).joined(separator: " ") }
    #expect(
      found == ["region", "region", "customer_id", "nps_score", "", "", "城市", "nps_score"])
    #expect(
      Suggestion.advice(for: "sot", in: ["sort", "sat", "set"])
        == ["did you mean `sat`, `set` or `sort`?"])
    #expect(Suggestion.advice(for: "xyzzy", in: names) == [])
  }
}
