import Formats
import Testing

struct JSONReadingTests {
  @Test(arguments: [
    (
      "{\"a\":1,\"b\":\"x\"}\n{\"b\":null,\"a\":-2.5e1,\"c\":true}\n\n",
      "a:decimal b:text c:truth = 1,x,· / -25,·,true"
    ),
    (
      "{\"n\":\"007\",\"d\":\"2026-01-31\",\"t\":[1, {\"x\":null}]}\r\n",
      "n:text d:date t:text = 007,2026-01-31,[1, {\"x\":null}]"
    ),
    ("{\"a\\u0062\":\"\\ud83d\\ude00\\n\\\"\",\"城\":\"\"}", "ab:text 城:text = 😀\n\","),
    (
      "{\"a\":1}\n{\"a\":2\n[3]\n{\"a\":4} x\n{\"a\":5}\n",
      "a:whole = 1 / 5 !2  row; 3  row; 4  row"
    ),
    ("{}\n{}\n", " =  / "),
    ("{\"a\":\"Yes\"}\n{\"a\":\"No\"}\n{\"a\":\"none\"}\n", "a:text = Yes / No / none"),
    ("", "F6: \"t.jsonl\" is empty"),
    ("{\"a\":01}", "F12: \"t.jsonl\", line 1, character 6: a number may not start with a zero"),
    ("{\"a\":1,\"a\":2}\n{\"a\":3}", "a:whole = 3 !1  row"),
    ("{\"a\":\"\\ud800\"}\n{\"a\":1}", "a:whole = 1 !1  row"),
    ("{\"a\":\"open}\n{\"a\":1}", "a:whole = 1 !1  row"),
  ])
  func `JSON Lines become tables`(_ text: String, _ expected: String) {
    #expect(described(text, as: "t.jsonl") == expected)
  }

  @Test(arguments: [
    ("[{\"a\":1},\n {\"a\":2, \"b\":\"x\"}]\n", "a:whole b:text = 1,· / 2,x"),
    ("[]", " = "),
    (
      "[{\"a\":1},\n {\"a\":}]",
      "F12: \"t.json\", line 2, character 7: expected a value, found `}`"
    ),
    ("[1]", "F12: \"t.json\", line 1, character 2: expected `{`, found `1`"),
    (
      "[" + String(repeating: "[", count: 5),
      "F12: \"t.json\", line 1, character 2: expected `{`, found `[`"
    ),
  ])
  func `JSON arrays become tables`(_ text: String, _ expected: String) {
    #expect(described(text, as: "t.json") == expected)
  }

  @Test func `deep nesting is refused and does not exhaust the stack`() {
    let deep = described("[{\"a\":" + String(repeating: "[", count: 100_000), as: "t.json")
    #expect(deep == "F12: \"t.json\", line 1, character 519: nested deeper than 512 levels")
  }
}

/// Shapes of JSON files beyond one array and one object a line.
struct JSONShapeTests {
  private func read(_ text: String, _ path: String = "t.json", table: String? = nil) -> String {
    var options = LoadOptions()
    options.table = table
    return described(text, as: path, options)
  }

  @Test(arguments: [
    ("{\"next\": null, \"data\": [{\"a\":1},\n{\"a\":2}], \"n\": 2}", "a:whole = 1 / 2"),
    ("{\"a\": 1, \"b\": [1, 2]}", "a:whole b:text = 1,[1, 2]"),
    ("{\"a\":1}\n{\"a\":2}\n", "a:whole = 1 / 2"),
    ("{\n \"a\": 1\n}\n{\n \"a\": 2\n}\n", "a:whole = 1 / 2"),
    ("{\"a\":1}\n{\"a\":}\n{\"a\":3}", "a:whole = 1 / 3 !2  row"),
    ("[{\"a\":1,\"a\":2},\n{\"a\":3},\n7,\n{\"a\":\"x\"}]", "a:text = 3 / x !1  row; 3  row"),
    ("[{\"a\":12345678901234567890},{\"a\":1}]", "a:text = 12345678901234567890 / 1"),
    ("[{\"a\":9007199254740993}]", "a:whole = 9007199254740993"),
    (
      "{\"a\": [{\"x\":1}], \"b\": [{\"y\":2}]}",
      "F25: the object in \"t.json\" holds several arrays: say which to load"
    ),
    ("{\"a\": tru}", "F12: \"t.json\", line 1, character 7: expected `true`"),
    ("7", "F12: \"t.json\", line 1, character 1: expected `[`, found `7`"),
  ]) func `a JSON file may hold objects in several ways`(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test func `lines and arrays are told by what the text says`() {
    #expect(read("[{\"a\":1}]", "t.jsonl") == "a:whole = 1")
    #expect(read("{\n\"a\":1}\n", "t.jsonl") == "a:whole = 1")
    #expect(
      read("{\"id\":1,\"items\":[{\"a\":1}]}\n", "t.jsonl") == "id:whole items:text = 1,[{\"a\":1}]"
    )
  }

  @Test func `one of several arrays is named`() {
    let text = "{\"a\": [{\"x\":1}], \"b\": [{\"y\":2}]}"
    #expect(read(text, table: "b") == "y:whole = 2")
    #expect(read(text, table: "c") == "F25: \"t.json\" has no object with an array `c`")
    #expect(read("[{\"a\":1}]", table: "c") == "F25: \"t.json\" has no object with an array `c`")
  }

  @Test func `a cell of an array has its line in the rejects`() {
    var options = LoadOptions()
    options.number = .named(["a"])
    let text = "[\n{\"a\":1},\n\n{\"a\":\"x\"},\n{\n\"a\":\"y\"}]"
    #expect(described(text, as: "t.json", options) == "a:whole = 1 / · / · !4 a cell; 5 a cell")
  }
}
