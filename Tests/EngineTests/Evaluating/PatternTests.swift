import Diagnostics
import Language
import Statistics
import Tables
import Testing
import Values
import Work

@testable import Engine

/// Regular expressions, against those of the standard library.
@Suite struct PatternTests {
  @Test(arguments: 0..<8)
  func `Random patterns fit the texts that they fit in the standard library`(seed: UInt64) throws {
    var random = RandomPatterns(seed: seed)
    for _ in 0..<40 {
      let pattern = random.pattern(depth: 3)
      let regex = try Regex(pattern)
      let matcher = try PatternMatcher(pattern)
      for _ in 0..<20 {
        let text = random.text()
        let expected = try regex.wholeMatch(in: text) != nil
        let found = try matcher.fits(ArraySlice(text.utf8), stop: StopFlag())
        if found != expected {
          Issue.record("\(pattern) on \"\(text)\": \(found), expected \(expected)")
          return
        }
      }
    }
  }

  @Test func `A pattern that makes others go back without end is done at once`() throws {
    let long = String(repeating: "a", count: 5_000)
    let cases = [
      ("(a*)*b", long, false), ("(a|a)*", long, true), ("(a?){200}a{200}", long, false),
      ("^[^@ ]+@[^@ ]+\\.[a-z]{2,}$", "iva@firma.hr", true), ("\\w+", "čšž李", true),
      (".", "李", true), ("", "", true), ("a.c", "a\nc", false), ("a|^$", "", true),
    ]
    let found = try cases.map {
      try PatternMatcher($0.0).fits(ArraySlice($0.1.utf8), stop: StopFlag())
    }
    #expect(found == cases.map(\.2))
  }

  @Test func `What is no pattern, of another kind or too large is refused`() {
    let deep = String(repeating: "(", count: 100_000)
    let cases: [(String, PatternError)] = [
      ("(", .unreadable), (")", .unreadable), ("[", .unreadable), ("[]", .unreadable),
      ("*", .unreadable), ("a**", .unreadable), ("a*+", .unreadable), ("a{3,2}", .unreadable),
      ("a{,}", .unreadable), ("(?=a)", .unreadable), ("(a)\\1", .unreadable), ("\\", .unreadable),
      ("\\b", .unreadable), ("[z-a]", .unreadable), ("[a[b]]", .unreadable), ("^*", .unreadable),
      ("a{99999999999999999999}", .tooLarge), ("(((){999}){999}){999}", .tooLarge),
      ("(a{200}){200}", .tooLarge), (deep, .tooLarge),
    ]
    let found = cases.map { pattern, _ -> PatternError? in
      do throws(PatternError) {
        _ = try PatternMatcher(pattern)
        return nil
      } catch {
        return error
      }
    }
    #expect(found == cases.map(\.1))
  }

  @Test func `A stopped run ends between texts`() throws {
    let stop = StopFlag()
    let matcher = try TextMatcher(.matches, "a", at: nil, stop: stop)
    stop.stop()
    #expect(throws: EngineError(.stopped)) { try matcher.fits([97]) }
  }
}

/// Small random patterns and texts, the same for the same seed.
private struct RandomPatterns {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  private mutating func one(of items: [String]) -> String {
    items[Int.random(in: items.indices, using: &random)]
  }

  mutating func pattern(depth: Int) -> String {
    guard depth > 0 else {
      return one(of: [
        "a", "b", "1", ".", "[ab]", "[^a]", "[a-b1]", "\\d", "\\w", "\\s", "\\W", "-",
      ])
    }
    let (left, right) = (pattern(depth: depth - 1), pattern(depth: depth - 1))
    return one(of: [
      left, left + right, "(\(left)|\(right))", "(?:\(left))*", "(\(left))+", "(\(left))?\(right)",
      "(\(left)){1,2}", "(\(left)){2}\(right)", "(\(left)){1,}", "(\(left))*?\(right)",
      "^\(left)$", "(\(left)|)\(right)",
    ])
  }

  mutating func text() -> String {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in one(of: ["a", "b", "1", " ", "-"]) }
      .joined()
  }
}
