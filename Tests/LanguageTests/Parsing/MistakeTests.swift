import Language
import Testing

struct MistakeTests {
  @Test(arguments: [
    LexingMistakes.transcript, FormulaMistakes.transcript, StepMistakes.transcript,
  ])
  func `a mistake is shown with its place and the next thing to type`(transcript: String) {
    let blocks = transcript.split(separator: "\n\n").map(String.init)
    let shown = blocks.map { block in
      let typed = block.split(separator: "\n")[1].dropFirst(2)
      return String(TreeTests.tree(String(typed)).dropFirst())
    }
    #expect(shown == blocks)
  }

  @Test func `mistakes of several statements are found at once, ten at most`() {
    let script = """
      filter spend > > 3
      filter (a,
        b, c
        "d"
      nps by region
      where x; by y; customers | filter a
      take five
      """
    let found = Parser.parse(.init(text: script), grammar: SampleGrammar.grammar)
    #expect(found.diagnostics.map(\.code) == ["P1", "P1", "N2", "P20", "P1"])
    #expect(found.statements.count == 2)
    let many = String(repeating: "by x\n", count: 50)
    let mistakes = Parser.parse(.init(text: many), grammar: SampleGrammar.grammar).diagnostics
    #expect(mistakes.count == 10)
  }
}
