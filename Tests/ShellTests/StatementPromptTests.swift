import Testing

@testable import Shell

struct StatementPromptTests {
  @Test(arguments: [
    ("typing and correcting", "ab城<<c", "ac|"),
    ("what a person sees as one character goes at once", "ae\u{301}<", "a|"),
    ("a statement goes on while it is incomplete", "f (⏎a)", "f (\na)|"),
    ("a blank line runs what is there", "f (⏎⏎", "f (|✓"),
    ("Up moves inside a statement", "ab (⏎c↑d", "ad|b (\nc"),
    ("Up counts cells, not characters", "城市 (⏎abcd↑x", "城市x| (\nabcd"),
    ("Up recalls, Down comes back", "xy↑↑↓↓↓z", "xyz|"),
    ("a statement of several lines is one entry", "↑↑", "load a|\n| take 2"),
    ("Down stays in it first", "↑↑↓", "load a\n| take| 2"),
    ("Page Up keeps to the beginning typed", "lo⇞", "load a\n| take 2|"),
    ("the hint is taken only at the end", "lo←→→", "load a\n| take 2|"),
    ("Home and End stay in the line", "a (⏎bc⇱x⇲y", "a (\nxbcy|"),
    ("Tab adds what all candidates share", "fi⇥", "filter|"),
    ("Tab puts the only candidate", "filterb⇥", "filterby |"),
    ("undo takes back step by step", "a<bc↶↶", "a|"),
    ("a search finds the newest", "x⌕a", "nps |all"),
    ("a search goes on to older ones", "x⌕a⌕", "lo|ad a\n| take 2"),
  ])
  func `keys change the statement`(claim: String, keys: String, expected: String) {
    var prompt = StatementPrompt(hooks: .sample, history: .sample, showsHints: true)
    #expect(prompt.type(keys) == expected, Comment(rawValue: claim))
  }

  @Test func `end of input on an empty line ends, elsewhere it deletes`() {
    var prompt = StatementPrompt(hooks: .sample, history: [], showsHints: false)
    let empty = prompt.press(.endOfInput)
    prompt.typed = TypedText("abc", cursor: 1)
    let filled = prompt.press(.endOfInput)
    #expect([empty, filled] == [.end, .goOn])
    #expect(prompt.typed == TypedText("ac", cursor: 1))
  }

  @Test func `a search given up brings the line back`() {
    var prompt = StatementPrompt(hooks: .sample, history: .sample, showsHints: true)
    prompt.typed = TypedText("abc", cursor: 1)
    _ = prompt.press(.search)
    let first = prompt.capture(.character("n"))
    let found = prompt.typed.text
    let second = prompt.capture(.escape)
    let third = prompt.capture(.character("n"))
    #expect([first, second, third] == [true, true, false])
    #expect(found == "nps all")
    #expect(prompt.typed == TypedText("abc", cursor: 1))
  }

  @Test(arguments: [
    ("a\r\nb\rc\nd\n\n", "a\nb\nc\nd"), ("tab\t城市 e\u{301}", "tab\t城市 e\u{301}"),
    ("zero\0s", "zeros"), ("\r\n", ""),
  ])
  func `a paste keeps everything but the kind of line ends`(pasted: String, expected: String) {
    #expect(Array(StatementPrompt.cleaned(pasted).utf8) == Array(expected.utf8))
  }
}

extension [String] {
  fileprivate static let sample = ["load a\n| take 2", "nps all"]
}

extension EditorHooks {
  fileprivate static var sample: EditorHooks {
    var hooks = EditorHooks()
    hooks.isComplete = { text in text.count { $0 == "(" } <= text.count { $0 == ")" } }
    hooks.complete = { text, cursor in
      let words = ["filter", "filterby"].filter { $0.hasPrefix(text) && $0 != text }
      return Completion(replaceRange: 0..<cursor, candidates: words)
    }
    return hooks
  }
}

extension StatementPrompt {
  /// Presses keys and shows the text with `|` at the cursor and `✓` when it was accepted.
  fileprivate mutating func type(_ keys: String) -> String {
    let named: [Character: Key] = [
      "<": .deleteBackward, "⏎": .enter, "↑": .up, "↓": .down, "←": .left, "→": .right,
      "⇱": .lineStart, "⇲": .lineEnd, "⇥": .tab, "⌕": .search, "⇞": .previousMatch, "↶": .undo,
    ]
    var isAccepted = false
    for character in keys {
      guard let key = named[character] else {
        for scalar in character.unicodeScalars where !capture(.character(scalar)) {
          typed.insert(String(scalar))
          note()
        }
        continue
      }
      note()
      if !capture(key) { isAccepted = press(key) == .accept }
    }
    return typed.before + "|" + typed.after + (isAccepted ? "✓" : "")
  }
}
