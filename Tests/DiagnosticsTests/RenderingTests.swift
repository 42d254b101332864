import Diagnostics
import Testing

/// Diagnostics as a person reads them.
struct RenderingTests {
  private func rendered(
    _ text: String, marking part: String, named name: String? = nil, label: String? = nil
  ) -> String {
    let start = text.firstRange(of: part)?.lowerBound ?? text.startIndex
    let lower = text[..<start].utf8.count
    let diagnostic = Diagnostic(
      code: "N3", message: "no `\(part)`", range: SourceRange(lower, lower + part.utf8.count),
      label: label, advice: ["did you mean `x`?"])
    return diagnostic.rendered(in: Source(name: name, text: text))
  }

  @Test func `the caret stands under the marked part, whatever stands before it`() {
    let answers = [
      rendered("filter regoin = 1", marking: "regoin"),
      rendered("filter 城市 = \"上海\" and 城师 = 1", marking: "城师"),
      rendered("č c\u{30C} 👍 👨‍👩‍👧 x y", marking: "x"),
      rendered("one\ntwo bad\nthree", marking: "bad", named: "a.loy", label: "here"),
      rendered("tab\tand\u{1B} bad", marking: "bad"),
    ]
    #expect(
      answers == [
        """
        error N3: no `regoin`
          filter regoin = 1
                 ^^^^^^
          did you mean `x`?
        """,
        """
        error N3: no `城师`
          filter 城市 = "上海" and 城师 = 1
                                   ^^^^
          did you mean `x`?
        """,
        """
        error N3: no `x`
          č c\u{30C} 👍 👨‍👩‍👧 x y
                    ^
          did you mean `x`?
        """,
        """
        error N3: no `bad` (a.loy, line 2)
          two bad
              ^^^ here
          did you mean `x`?
        """,
        """
        error N3: no `bad`
          tab␉and␛ bad
                   ^^^
          did you mean `x`?
        """,
      ])
  }

  @Test func `a long line is shown around the mark`() {
    let long = String(repeating: "x", count: 5000)
    let lines = rendered(long + " bad " + long, marking: "bad").split(separator: "\n")
    #expect(lines.map(\.count) == [18, 2 + 61 + 3 + 61, 2 + 61 + 3, 19])
  }

  @Test func `ranges beyond the text stay on it`() {
    let texts = [SourceRange(90, 99), SourceRange(-5, -1), SourceRange(2, 1)].map { range in
      Diagnostic(code: "X1", message: "m", range: range).rendered(in: Source(text: "abc"))
    }
    #expect(
      texts == [
        "error X1: m\n  abc\n     ^", "error X1: m\n  abc\n  ^", "error X1: m\n  abc\n    ^",
      ])
    #expect(Diagnostic.note("n\u{7}").rendered(in: Source(text: "")) == "note: n␇")
  }
}
