import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `words`.
struct WordQuestion: Sendable {
  private let question: Question

  /// Reads a question.
  init(_ question: Question) { self.question = question }

  /// The fields of the result.
  static let fields = [
    Field("word", .text), Field("answers", .whole, kind: .count),
    Field("share_inside", .decimal, kind: .share), Field("share_outside", .decimal, kind: .share),
    Field("times_outside", .decimal, kind: .ratio), Field("p", .decimal, kind: .probability),
    Field("adjusted_p", .decimal, kind: .probability),
  ]

  /// How often a word occurs in answers of both sides.
  private struct Tally {
    let word: String
    let inside: Int
    let outside: Int
    var logP = 0.0
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let step = question.step
    let text = try question.subject("text", role: nil)
    guard let outcome = step.clauses[.by]?.first?.expression ?? question.roles[.churned] else {
      throw .diagnostic(.noFormula("outcome", role: .churned, step: step))
    }
    let result = try question.projection([
      NamedExpression("text", text.expression), NamedExpression("outcome", outcome),
    ])
    let (all, sizes, unknown) = count(result.table)
    let keepsCommon = step.word("common") == "keep"
    let counts = keepsCommon ? all : all.filter { !CommonWords.all.contains($0.key) }
    let least = step.whole("least") ?? 5
    var tallies = counts.filter { $0.value.0 + $0.value.1 >= least }.map {
      Tally(word: $0.key, inside: $0.value.0, outside: $0.value.1)
    }
    for place in tallies.indices {
      let tally = tallies[place]
      tallies[place].logP =
        TwoByTwo(
          a: tally.inside, b: sizes.0 - tally.inside, c: tally.outside,
          d: sizes.1 - tally.outside
        ).fisherTwoSidedLogP
    }
    tallies.sort {
      $0.logP != $1.logP
        ? $0.logP < $1.logP : $0.word.utf8.lexicographicallyPrecedes($1.word.utf8)
    }
    let adjusted = adjustment?.adjustedLogs(tallies.map(\.logP)) ?? tallies.map(\.logP)
    let shown = step.word("top") == "all" ? tallies.count : step.whole("top") ?? 20
    let rows = zip(tallies, adjusted).prefix(shown).map { cells($0, $1, sizes) }
    var facts = Facts()
    facts.add("inside", Double(sizes.0))
    facts.add("outside", Double(sizes.1))
    facts.add("words", Double(tallies.count))
    var notes = result.notes
    notes += Diagnostic.leftOut(unknown, of: result.table.rowCount, missing: "text or outcome")
    notes += commonNotes(keepsCommon ? [:] : all)
    if sizes.0 + sizes.1 > 0, sizes.0 == 0 || sizes.1 == 0 {
      let side = sizes.0 == 0 ? "true" : "false"
      notes.append(
        .note("the outcome is \(side) in no answer, so there is nothing to compare words with"))
    }
    if tallies.count > shown {
      notes.append(
        .note("\((tallies.count - shown).counted) more words were looked at; `top: all` shows them")
      )
    }
    return Answer(
      table: Table(fields: WordQuestion.fields, rows: rows), facts: facts.table, notes: notes,
      trace: result.trace,
      explanation: question.wantsExplanation ? explanation(tallies, sizes) : [])
  }

  /// Names the most frequent of the words that stand in every text and are left out.
  private func commonNotes(_ counts: [String: (Int, Int)]) -> [Diagnostic] {
    let common = counts.filter { CommonWords.all.contains($0.key) }
      .map { (word: $0.key, answers: $0.value.0 + $0.value.1) }
      .sorted { ($1.answers, $0.word) < ($0.answers, $1.word) }
    guard !common.isEmpty else { return [] }
    let named = common.prefix(3).map { "`\($0.word)`" }.joined(separator: ", ")
    let words = common.count.counted("common word")
    let more = common.count > 3 ? ", …" : ""
    return [
      .note(
        "left out: \(words) (\(named)\(more)); `common: keep` keeps "
          + (common.count == 1 ? "it" : "them"))
    ]
  }

  private var adjustment: PAdjustment? {
    switch question.step.word("adjust") {
    case "none": nil
    case "bonferroni": .bonferroni
    case "bh": .benjaminiHochberg
    case "by": .benjaminiYekutieli
    default: .holm
    }
  }

  private func cells(_ tally: Tally, _ adjusted: Double, _ sizes: (Int, Int)) -> [Value] {
    let inside = Proportion(tally.inside, of: sizes.0).value
    let outside = Proportion(tally.outside, of: sizes.1).value
    let times = inside.flatMap { inside in
      outside.flatMap { $0 > 0 ? inside / $0 : nil }
    }
    return [
      .text(tally.word), .count(tally.inside + tally.outside), .number(inside), .number(outside),
      .number(times), .decimal(TestResult(statistic: 0, logP: tally.logP).p),
      .decimal(TestResult(statistic: 0, logP: adjusted).p),
    ]
  }

  private func explanation(_ tallies: [Tally], _ sizes: (Int, Int)) -> [String] {
    ["share = answers with the word / answers, in each group; p by Fisher's exact test"]
      + tallies.prefix(3).map { tally in
        let table = TwoByTwo(
          a: tally.inside, b: sizes.0 - tally.inside, c: tally.outside,
          d: sizes.1 - tally.outside)
        let pearson = table.chiSquared?.p.asChance ?? "none"
        return
          "  \(tally.word): \(tally.inside) / \(sizes.0) against \(tally.outside) / \(sizes.1), "
          + "p \(table.fisherTwoSidedP.asChance) (by Pearson \(pearson))"
      } + [
        "p is adjusted for \(tallies.count.counted) words in \((question.step.whole("least") ?? 5).counted("answer")) or more"
      ]
  }
}
